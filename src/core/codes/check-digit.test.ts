import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  gs1CheckDigit,
  hasValidGs1CheckDigit,
  hasValidMod3736,
  mod3736CheckCharacter,
} from './check-digit.ts'

describe('GS1 mod-10', () => {
  test.each([
    ['629104150021', '3'], // the worked GTIN-13 example of GS1
    ['400638133393', '1'],
    ['9638507', '4'],
    ['03600029145', '2'],
    ['1061414100041', '5'],
    ['10614141234567890', '8'],
    ['37610425002123456', '9'], // the worked SSCC example of GS1
  ])('%s has check digit %s', (payload, digit) => {
    expect(gs1CheckDigit(payload)).toBe(digit)
    expect(hasValidGs1CheckDigit(payload + digit)).toBe(true)
  })

  test('one wrong digit is always found', () => {
    const arbitrary = fc.tuple(fc.stringMatching(/^[0-9]{7,17}$/), fc.nat(), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(arbitrary, ([payload, place, shift]) => {
        const digits = payload + gs1CheckDigit(payload)
        const at = place % digits.length
        const wrong = (Number(digits[at]) + shift) % 10
        expect(hasValidGs1CheckDigit(digits.slice(0, at) + wrong + digits.slice(at + 1))).toBe(false)
      }),
    )
  })

  test('refuses anything but digits', () => {
    expect(() => gs1CheckDigit('12A')).toThrow(RangeError)
    expect(hasValidGs1CheckDigit('')).toBe(false)
    expect(hasValidGs1CheckDigit('12A4')).toBe(false)
  })
})

describe('ISO/IEC 7064 MOD 37,36', () => {
  test('the published Global Release Identifier example', () => {
    expect(mod3736CheckCharacter('A12425GABC1234002')).toBe('M')
    expect(hasValidMod3736('A12425GABC1234002M')).toBe(true)
  })

  const payloads = fc.stringMatching(/^[0-9A-Z]{1,20}$/)

  test('one wrong character is always found', () => {
    fc.assert(
      fc.property(payloads, fc.nat(), fc.stringMatching(/^[0-9A-Z]$/), (payload, place, other) => {
        const text = payload + mod3736CheckCharacter(payload)
        const at = place % text.length
        fc.pre(text[at] !== other)
        expect(hasValidMod3736(text.slice(0, at) + other + text.slice(at + 1))).toBe(false)
      }),
    )
  })

  test('swapped neighbours are found in at least 34 of 35 cases', () => {
    let swaps = 0
    let missed = 0
    fc.assert(
      fc.property(payloads, fc.nat(), (payload, place) => {
        const text = payload + mod3736CheckCharacter(payload)
        const at = place % (text.length - 1)
        fc.pre(text[at] !== text[at + 1])
        swaps += 1
        const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
        if (hasValidMod3736(swapped)) missed += 1
      }),
      { numRuns: 2000 },
    )
    expect(swaps).toBeGreaterThan(1000)
    expect(missed / swaps).toBeLessThan(1 / 35)
  })

  test('refuses lower case, punctuation and nothing', () => {
    expect(() => mod3736CheckCharacter('')).toThrow(RangeError)
    expect(() => mod3736CheckCharacter('a')).toThrow(RangeError)
    expect(hasValidMod3736('A-1')).toBe(false)
  })
})
