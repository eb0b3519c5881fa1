import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSscc, parseSscc, splitSscc, ssccSerialCapacity } from './sscc.ts'

test('the worked example of GS1', () => {
  expect(makeSscc({ extensionDigit: 3, companyPrefix: '7610425', serial: 2123456 })).toBe(
    '376104250021234569',
  )
})

test.each([
  ['376104250021234569', { ok: true, sscc: '376104250021234569' }],
  ['00376104250021234569', { ok: true, sscc: '376104250021234569' }],
  ['376104250021234568', { ok: false, reason: 'badCheckDigit' }],
  ['37610425002123456', { ok: false, reason: 'badLength' }],
  ['99376104250021234569', { ok: false, reason: 'badLength' }],
  ['3761042500212345A9', { ok: false, reason: 'notDigits' }],
])('%s', (text, result) => {
  expect(parseSscc(text)).toEqual(result)
})

test('a prefix of another company is not taken apart', () => {
  expect(splitSscc('376104250021234569', '7610426')).toEqual({ ok: false, reason: 'foreignPrefix' })
})

test('what is made can be taken apart again', () => {
  const parts = fc
    .tuple(fc.stringMatching(/^[0-9]{4,12}$/), fc.integer({ min: 0, max: 9 }), fc.nat())
    .map(([companyPrefix, extensionDigit, n]) => ({
      companyPrefix,
      extensionDigit,
      serial: n % ssccSerialCapacity(companyPrefix),
    }))
  fc.assert(
    fc.property(parts, (made) => {
      const sscc = makeSscc(made)
      expect(sscc).toMatch(/^[0-9]{18}$/)
      expect(splitSscc(sscc, made.companyPrefix)).toEqual({ ok: true, parts: made })
    }),
  )
})

test('a serial that does not fit is a fault, not cut', () => {
  expect(() => makeSscc({ extensionDigit: 0, companyPrefix: '761042500000', serial: 10000 })).toThrow(
    RangeError,
  )
  expect(() => makeSscc({ extensionDigit: 10, companyPrefix: '7610425', serial: 1 })).toThrow(RangeError)
  expect(() => makeSscc({ extensionDigit: 1, companyPrefix: '761', serial: 1 })).toThrow(RangeError)
})
