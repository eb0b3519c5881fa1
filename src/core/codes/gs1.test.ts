import bwipjs from 'bwip-js/node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gs1CheckDigit } from './check-digit.ts'
import { encodeGs1, GROUP_SEPARATOR, gs1HumanReadable, parseGs1 } from './gs1.ts'
import { allIdentifiers, type Gs1Identifier } from './gs1-ai.ts'

const GS = GROUP_SEPARATOR
const options = { referenceYear: 2026 }
const GTIN = '0104006381333931'

function refusal(raw: string) {
  const result = parseGs1(raw, options)
  return result.ok ? 'accepted' : `${result.reason}@${result.at}`
}

describe('what is read', () => {
  test('item, lot and expiry, separator after the lot', () => {
    expect(parseGs1(`]C1${GTIN}10AB-12${GS}17270131`, options)).toEqual({
      ok: true,
      elements: [
        { type: 'text', ai: '01', value: '04006381333931' },
        { type: 'text', ai: '10', value: 'AB-12' },
        { type: 'date', ai: '17', value: '270131', date: '2027-01-31' },
      ],
    })
  })

  test.each([']C1', ']e0', ']d2', ']Q3', ']J1', '', GS, `]d2${GS}`])('prefix %j', (prefix) => {
    expect(parseGs1(`${prefix}${GTIN}`, options)).toMatchObject({ ok: true, elements: [{ ai: '01' }] })
  })

  test('a separator after an element of known length is tolerated', () => {
    expect(parseGs1(`${GTIN}${GS}3712`, options)).toMatchObject({ ok: true })
    expect(parseGs1(`${GTIN}${GS}3712${GS}`, options)).toMatchObject({
      elements: [{ ai: '01' }, { type: 'count', ai: '37', count: 12 }],
    })
  })

  test('a weight keeps integer and decimals', () => {
    expect(parseGs1('3103001250', options)).toMatchObject({
      elements: [{ type: 'measure', ai: '3103', integer: 1250, decimals: 3 }],
    })
    expect(parseGs1('3300000007', options)).toMatchObject({ elements: [{ integer: 7, decimals: 0 }] })
  })

  test.each([
    ['260229', 2026, null],
    ['280229', 2026, '2028-02-29'],
    ['280200', 2026, '2028-02-29'],
    ['270200', 2026, '2027-02-28'],
    ['270400', 2026, '2027-04-30'],
    ['271200', 2026, '2027-12-31'],
    ['271300', 2026, null],
    ['270431', 2026, null],
    ['760101', 2026, '2076-01-01'], // 50 ahead: this century
    ['770101', 2026, '1977-01-01'], // 51 ahead: the last one
    ['990101', 2026, '1999-01-01'],
    ['000101', 2026, '2000-01-01'],
    ['490101', 2098, '2049-01-01'], // 49 behind: this century
    ['480101', 2098, '2148-01-01'], // 50 behind: the next one
    ['000229', 2100, null],
  ])('date %s seen from %i is %s', (value, referenceYear, date) => {
    const result = parseGs1(`17${value}`, { referenceYear })
    if (date === null) expect(result).toEqual({ ok: false, reason: 'badDate', at: 2 })
    else expect(result).toMatchObject({ elements: [{ date }] })
  })
})

describe('what is refused', () => {
  test.each([
    ['', 'empty@0'],
    [']C1', 'empty@3'],
    ['99ABC', 'unknownIdentifier@0'],
    [`${GTIN}8005000123`, 'unknownIdentifier@16'],
    ['3106001250', 'unknownIdentifier@0'],
    ['0104006381333932', 'badCheckDigit@2'],
    ['010400638133393', 'truncated@2'],
    [`01040063${GS}10A`, 'truncated@2'],
    ['00376104250021234568', 'badCheckDigit@2'],
    ['4104006381333932', 'badCheckDigit@3'],
    [`10${'A'.repeat(21)}`, 'tooLong@2'],
    // The separator behind the lot got lost: the lot swallowed the rest.
    ['10ABCDEFGHIJ17270131', 'accepted'],
    ['10ABCDEFGHIJKLMNOP17270131', 'tooLong@2'],
    ['10', 'truncated@2'],
    ['10AB~', 'badCharacter@2'],
    ['10ÀB', 'badCharacter@2'],
    ['3712A', 'notDigits@2'],
    ['37123456789', 'tooLong@2'],
    ['421FRA75001', 'notDigits@3'],
    ['421250', 'truncated@3'],
    [`10A${GS}10B`, 'contradiction@4'],
    [`10A${GS}10A`, 'accepted'],
  ])('%j: %s', (raw, expected) => {
    expect(refusal(raw)).toBe(expected)
  })
})

// An element of any identifier, right by construction.
function element(identifier: Gs1Identifier): fc.Arbitrary<{ ai: string; value: string }> {
  const { ai, content, maxLength, checkDigit } = identifier
  const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
  const values: fc.Arbitrary<string> = checkDigit
    ? digits(maxLength - 1).map((payload) => payload + gs1CheckDigit(payload))
    : content === 'date'
      ? fc
          .tuple(
            fc.integer({ min: 0, max: 99 }),
            fc.integer({ min: 1, max: 12 }),
            fc.integer({ min: 0, max: 28 }),
          )
          .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(''))
      : content === 'count'
        ? fc.integer({ min: 1, max: 99_999_999 }).map(String)
        : content === 'text'
          ? fc.stringMatching(new RegExp(`^[A-Za-z0-9!%&*+,./:;=?_-]{1,${maxLength}}$`))
          : content === 'countryText'
            ? fc.stringMatching(/^[A-Z0-9]{1,9}$/).map((code) => `250${code}`)
            : digits(maxLength)
  return values.map((value) => ({ ai, value }))
}

const elementLists = fc
  .shuffledSubarray([...allIdentifiers()], { minLength: 1, maxLength: 4 })
  .chain((identifiers) => fc.tuple(...identifiers.map(element)))

function bars(bcid: string, text: string, parsefnc = false): readonly number[] {
  const [first] = bwipjs.raw({ bcid, text, parsefnc })
  if (first === undefined || !('sbs' in first)) throw new Error('no bars')
  return first.sbs
}

function oracleAccepts(bracketed: string): boolean {
  try {
    bars('gs1-128', bracketed)
    return true
  } catch {
    return false
  }
}

describe('properties', () => {
  test('what is encoded is read again', () => {
    fc.assert(
      fc.property(elementLists, (elements) => {
        const result = parseGs1(encodeGs1(elements), options)
        expect(result.ok && result.elements.map(({ ai, value }) => ({ ai, value }))).toEqual(elements)
      }),
    )
  })

  test('encodes as an independent encoder does, separators included', () => {
    fc.assert(
      fc.property(elementLists, (elements) => {
        const ours = encodeGs1(elements)
        const bracketed = gs1HumanReadable(elements).replaceAll(' ', '')
        // It also knows which identifiers exclude each other; a list that mixes those is no label to compare.
        fc.pre(ours.length <= 44 && oracleAccepts(bracketed))
        expect(bars('code128', `^FNC1${ours.replaceAll(GS, '^FNC1')}`, true)).toEqual(
          bars('gs1-128', bracketed),
        )
      }),
      { numRuns: 60 },
    )
  })

  test('accepts and refuses what an independent dictionary accepts and refuses', () => {
    const seen = { accepted: 0, refused: 0 }
    const oneElement = fc.constantFrom(...allIdentifiers()).chain(element)
    const digit = fc.stringMatching(/^[0-9]$/)
    fc.assert(
      fc.property(oneElement, fc.nat(), digit, fc.boolean(), ({ ai, value }, place, other, cut) => {
        const at = place % value.length
        const mutated = cut ? value.slice(0, -1) : value.slice(0, at) + other + value.slice(at + 1)
        fc.pre(mutated !== '' && !/[()]/.test(mutated))
        // Its dictionary wants a country that exists behind 421; this module only wants three digits.
        fc.pre(ai !== '421')
        const accepted = parseGs1(ai + mutated, options).ok
        expect({ ai, mutated, accepted }).toEqual({
          ai,
          mutated,
          accepted: oracleAccepts(`(${ai})${mutated}`),
        })
        seen[accepted ? 'accepted' : 'refused'] += 1
      }),
      { numRuns: 400 },
    )
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(40)
  })

  test('never throws, whatever a scanner sends', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^(\]C1)?[0-9]{0,40}$/),
      fc
        .array(fc.constantFrom('01', '10', '17', '3103', GS, '04006381333931', 'ABC', ']'), { maxLength: 12 })
        .map((a) => a.join('')),
    )
    fc.assert(
      fc.property(noise, (raw) => {
        const result = parseGs1(raw, options)
        expect(result.ok || result.at <= raw.length).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

test('an encoder fed with a wrong element is a fault', () => {
  expect(() => encodeGs1([{ ai: '01', value: '04006381333932' }])).toThrow('badCheckDigit')
  expect(() => encodeGs1([{ ai: '99', value: 'A' }])).toThrow('unknown')
  expect(() => encodeGs1([])).toThrow(RangeError)
})
