import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOwnCodeBody, makeOwnCode, OWN_CODE_KINDS, parseOwnCode } from './own-codes.ts'

const bodies = fc.stringMatching(/^[0-9A-Z]([0-9A-Z.-]{0,8}[0-9A-Z])?$/)

describe('own codes', () => {
  test.each(OWN_CODE_KINDS)('a %s code keeps its kind and body, in capitals and small', (kind) => {
    fc.assert(
      fc.property(bodies, (body) => {
        const code = makeOwnCode(kind, body)
        expect(parseOwnCode(code)).toEqual({ ok: true, own: { kind, body, code } })
        expect(parseOwnCode(code.toLowerCase())).toEqual({ ok: true, own: { kind, body, code } })
      }),
      { numRuns: 50 },
    )
  })

  test('one wrong letter or digit is never accepted as another code of the same kind', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), fc.stringMatching(/^[0-9A-Z]$/), (body, place, other) => {
        const code = makeOwnCode('tote', body)
        const at = 2 + (place % (code.length - 2))
        fc.pre(/[0-9A-Z]/.test(code.charAt(at)) && code.charAt(at) !== other)
        expect(parseOwnCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false)
      }),
    )
  })

  test('kinds differ, so a tote code never is a bin code', () => {
    const codes = OWN_CODE_KINDS.map((kind) => makeOwnCode(kind, '000123'))
    expect(new Set(codes.map((code) => code.slice(0, 2))).size).toBe(OWN_CODE_KINDS.length)
    for (const code of codes) expect(code.slice(0, 2)).toMatch(/^X[^AMQWZ]$/) // same key on AZERTY
  })

  test.each([
    ['', 'notOwnCode'],
    ['XT', 'notOwnCode'],
    ['A-12-05', 'notOwnCode'],
    ['4006381333931', 'notOwnCode'],
    ['XY000123K', 'unknownKind'],
    ['XT00 123K', 'badBody'],
    ['XT-0012K', 'badBody'],
    ['XT000123ß', 'badCheckCharacter'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseOwnCode(text)).toEqual({ ok: false, reason })
  })

  test('a damaged check character says so', () => {
    const code = makeOwnCode('badge', '0042')
    const wrong = code.endsWith('A') ? 'B' : 'A'
    expect(parseOwnCode(code.slice(0, -1) + wrong)).toEqual({ ok: false, reason: 'badCheckCharacter' })
  })

  test.each(['', 'a1', '-A', 'A-', 'A B', 'A'.repeat(25), 'É'])('%j cannot be a body', (body) => {
    expect(isOwnCodeBody(body)).toBe(false)
    expect(() => makeOwnCode('bin', body)).toThrow(RangeError)
  })
})
