import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeEan13 } from './ean.ts'
import { GROUP_SEPARATOR } from './gs1.ts'
import { makeOwnCode } from './own-codes.ts'
import { classifyScan } from './scan.ts'
import { makeTracking } from './tracking.ts'

const GS = GROUP_SEPARATOR
const options = { referenceYear: 2026 }
const scan = (raw: string) => classifyScan(raw, options)
const tote = makeOwnCode('tote', '000123')
const bin = makeOwnCode('bin', 'A-12-05')
const tracking = makeTracking('S1', 42)

// What a French or Belgian computer types for a scanner that is set to a US keyboard.
function typedOnAzerty(text: string): string {
  const keys: Record<string, string> = { A: 'Q', Q: 'A', W: 'Z', Z: 'W', M: '?', '-': ')', '.': ':' }
  const digits = ['à', '&', 'é', '"', "'", '(', '-', 'è', '_', 'ç']
  return Array.from(text, (c) => (/[0-9]/.test(c) ? (digits[Number(c)] ?? c) : (keys[c] ?? c))).join('')
}

describe('what a scan looks like', () => {
  test.each(['', '\r', '\r\n', '\t', ' ', '\u0003'])('terminator %j is taken off', (end) => {
    expect(scan(tote + end)).toMatchObject({ kind: 'own', own: { kind: 'tote', body: '000123' } })
  })

  test.each([']C0', ']Q1', ']d1', ']E0', '\u0002', ''])('prefix %j is taken off', (prefix) => {
    expect(scan(`${prefix}4006381333931`)).toEqual({
      kind: 'ean',
      text: '4006381333931',
      gtin: '4006381333931',
    })
  })

  test('an own code, a tracking number, a product code', () => {
    expect(scan(bin)).toMatchObject({ kind: 'own', own: { kind: 'bin', body: 'A-12-05' } })
    expect(scan(tracking)).toEqual({
      kind: 'tracking',
      text: tracking,
      tracking: { tracking, prefix: 'S1', serial: 42 },
    })
    expect(scan('036000291452')).toMatchObject({ kind: 'ean', gtin: '0036000291452' })
  })

  test('a GS1 label says what a warehouse asks', () => {
    expect(scan(`]C10104006381333931172701003103001250${'10'}LOT7${GS}21S9${GS}3024\r`)).toMatchObject({
      kind: 'gs1',
      content: {
        gtin: '4006381333931',
        contentGtin: null,
        lot: 'LOT7',
        serial: 'S9',
        expiry: '2027-01-31',
        qtyEach: 24,
        weightGrams: 1250,
      },
    })
    expect(scan('0210614141000415370012')).toMatchObject({
      kind: 'gs1',
      content: { gtin: null, contentGtin: '10614141000415', qtyEach: 12 },
    })
    expect(scan(']C13105000150')).toMatchObject({ content: { weightGrams: 2 } })
  })

  test('without a prefix, an SSCC or a separator is enough', () => {
    expect(scan('00376104250021234569')).toMatchObject({
      kind: 'gs1',
      content: { sscc: '376104250021234569' },
    })
    expect(scan(`10LOT7${GS}17270131`)).toMatchObject({ kind: 'gs1', content: { lot: 'LOT7' } })
  })

  test.each(['A-12-05', 'B-01-01', 'TOTE 7', '10LOT7', '536365', 'SKU-00042', 'X', 'XRAY-7', ''])(
    '%j is plain text',
    (text) => {
      expect(scan(text)).toEqual({ kind: 'text', text, hint: null })
    },
  )

  test.each([
    [tote.replace('123', '124'), { as: 'own', reason: 'badCheckCharacter' }],
    [tracking.replace('42', '43'), { as: 'tracking', reason: 'badCheckCharacter' }],
    ['4006381333932', { as: 'ean', reason: 'badCheckDigit' }],
    [`]C110LOT7${GS}9912`, { as: 'gs1', reason: 'unknownIdentifier', at: 10 }],
  ])('%j is text with the reason why', (raw, hint) => {
    expect(scan(raw)).toMatchObject({ kind: 'text', hint })
  })
})

describe('a US scanner on an AZERTY computer', () => {
  test('own codes, tracking numbers and EANs are understood', () => {
    expect(scan(typedOnAzerty(tote))).toMatchObject({ kind: 'own', own: { code: tote } })
    expect(scan(typedOnAzerty(bin))).toMatchObject({ kind: 'own', own: { code: bin } })
    expect(scan(typedOnAzerty(tracking))).toMatchObject({ kind: 'tracking', tracking: { serial: 42 } })
    expect(scan(typedOnAzerty('4006381333931'))).toMatchObject({ kind: 'ean', gtin: '4006381333931' })
    expect(scan('§è!&éà')).toMatchObject({ kind: 'text', text: '§è!&éà' })
  })

  test('every own code and EAN survives the wrong keyboard', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Z]{0,9}[0-9]$/),
        fc.stringMatching(/^[0-9]{12}$/),
        (body, first12) => {
          const code = makeOwnCode('order', body)
          expect(scan(typedOnAzerty(code))).toMatchObject({ kind: 'own', own: { code } })
          const ean = makeEan13(first12)
          expect(scan(typedOnAzerty(ean))).toMatchObject({ kind: 'ean', gtin: ean })
        },
      ),
    )
  })
})

describe('properties', () => {
  test('never throws, and plain text is never lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const result = scan(raw)
        expect(raw).toContain(result.text)
      }),
      { numRuns: 2000 },
    )
  })

  test('never throws on almost-codes', () => {
    const piece = fc.constantFrom(
      ']C1',
      ']',
      GS,
      '01',
      '04006381333931',
      'XT',
      tote,
      tracking,
      '17',
      '991399',
      'é"',
      '\r',
      'K',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(['own', 'tracking', 'ean', 'gs1', 'text']).toContain(scan(pieces.join('')).kind)
      }),
      { numRuns: 1000 },
    )
  })

  test('a very long scan is answered at once', () => {
    expect(scan(`]C1${'9'.repeat(1_000_000)}`).kind).toBe('text')
    expect(scan(`${' '.repeat(500_000)}A${GS.repeat(500_000)}`).text).toBe('A')
  })
})
