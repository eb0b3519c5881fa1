import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barcodeBars } from './barcode-bars.ts'
import { isCode128Text, planCode128, planGs1Digits } from './code128.ts'

test.each([
  ['ENSABC', '>:ENSABC'],
  ['ENS1000000042K', '>:ENS1000000042K'],
  ['1234', '>;1234'],
  ['123', '>:123'],
])('%s is sent as %s', (text, fieldData) => {
  expect(planCode128(text).fieldData).toBe(fieldData)
})

test('an SSCC starts with FNC1 in subset C', () => {
  expect(planGs1Digits('00376104250021234569').fieldData).toBe('>;>800376104250021234569')
})

test('the width is that of an independent encoder where both use one subset', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.stringMatching(/^[A-Z a-z./-]{1,24}$/), fc.stringMatching(/^([0-9]{2}){2,12}$/)),
      (text) => {
        expect(planCode128(text).modules).toBe(barcodeBars('code128', text).modules)
      },
    ),
    { numRuns: 50 },
  )
  expect(planGs1Digits('00376104250021234569').modules).toBe(
    barcodeBars('gs1-128', '(00)376104250021234569').modules,
  )
})

test('what a printer would misread is refused', () => {
  for (const text of ['', 'é', 'A>5B', 'A\u001dB', 'A'.repeat(49)]) {
    expect(isCode128Text(text)).toBe(false)
    expect(() => planCode128(text)).toThrow(RangeError)
  }
  expect(() => planGs1Digits('123')).toThrow(RangeError)
})
