import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeEan13, normalizeGtin, parseEan } from './ean.ts'

test.each([
  ['4006381333931', '4006381333931', 'ean13'],
  ['96385074', '96385074', 'ean8'],
  ['036000291452', '0036000291452', 'upcA'],
  ['0036000291452', '0036000291452', 'ean13'],
  ['10614141000415', '10614141000415', 'gtin14'],
  ['04006381333931', '4006381333931', 'gtin14'],
  ['00000096385074', '96385074', 'gtin14'],
])('%s is the item %s', (text, gtin, format) => {
  expect(parseEan(text)).toEqual({ ok: true, gtin, format })
})

test.each([
  ['', 'notDigits'],
  ['40063813339A1', 'notDigits'],
  [' 4006381333931', 'notDigits'],
  ['٤٠٠٦٣٨١٣٣٣٩٣١', 'notDigits'],
  ['400638133393', 'badCheckDigit'],
  ['40063813339', 'badLength'],
  ['400638133393100', 'badLength'],
  ['4006381333932', 'badCheckDigit'],
])('%j is refused: %s', (text, reason) => {
  expect(parseEan(text)).toEqual({ ok: false, reason })
})

test('every made EAN-13 parses to itself, and its case spelling normalises to it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{12}$/), (first12) => {
      const ean = makeEan13(first12)
      expect(parseEan(ean)).toEqual({ ok: true, gtin: ean, format: 'ean13' })
      fc.pre(!ean.startsWith('00000'))
      expect(normalizeGtin(`0${ean}`)).toBe(ean)
    }),
  )
})

test('an EAN-13 needs twelve digits', () => {
  expect(() => makeEan13('12345')).toThrow(RangeError)
})
