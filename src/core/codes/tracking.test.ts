import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_TRACKING_SERIAL, makeTracking, parseTracking } from './tracking.ts'

test('keeps prefix and serial, in at most 16 capitals and digits', () => {
  const serials = fc.integer({ min: 0, max: MAX_TRACKING_SERIAL })
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,4}$/), serials, (prefix, serial) => {
      const tracking = makeTracking(prefix, serial)
      expect(tracking).toMatch(/^EN[0-9A-Z]{11,14}$/)
      expect(parseTracking(tracking)).toEqual({ ok: true, tracking, prefix, serial })
      expect(parseTracking(tracking.toLowerCase())).toEqual({ ok: true, tracking, prefix, serial })
    }),
  )
})

test('two stations never print the same number', () => {
  const made = fc.tuple(fc.stringMatching(/^[0-9A-Z]{1,4}$/), fc.integer({ min: 0, max: 99 }))
  fc.assert(
    fc.property(made, made, ([prefixA, serialA], [prefixB, serialB]) => {
      const same = prefixA === prefixB && serialA === serialB
      expect(makeTracking(prefixA, serialA) === makeTracking(prefixB, serialB)).toBe(same)
    }),
  )
})

test('a wrong character is found', () => {
  const tracking = makeTracking('S1', 42)
  expect(tracking).toMatch(/^ENS1000000042.$/)
  expect(parseTracking(tracking.replace('42', '43'))).toEqual({ ok: false, reason: 'badCheckCharacter' })
})

test.each(['', 'EN', 'XTS1000000042K', 'ENS10000042', 'ENABCDE0000000421'])('%j is not one', (text) => {
  expect(parseTracking(text)).toEqual({ ok: false, reason: 'notTracking' })
})

test('a prefix or serial that does not fit is a fault', () => {
  expect(() => makeTracking('s1', 1)).toThrow(RangeError)
  expect(() => makeTracking('S1', MAX_TRACKING_SERIAL + 1)).toThrow(RangeError)
  expect(() => makeTracking('S1', 1.5)).toThrow(RangeError)
})
