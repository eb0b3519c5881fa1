import { expect, it } from 'vitest'
import { makeOwnCode, parseOwnCode } from '../../../core/codes/own-codes.ts'
import { highestSerial, OWN_TOTE_PREFIX, toteCodesAfter, toteName } from './tote-codes.ts'

it('goes on after the highest tote of the station, whatever else there is', () => {
  const codes = [
    makeOwnCode('tote', 'A000012'),
    makeOwnCode('tote', 'A0031'),
    makeOwnCode('tote', 'AB000077'),
    makeOwnCode('tote', '000088'),
    makeOwnCode('tote', 'RED-99'),
    makeOwnCode('tote', '12345678901234'),
    makeOwnCode('cart', '000500'),
    `${makeOwnCode('tote', '000400').slice(0, -1)}!`,
    'T-700',
  ]
  expect(highestSerial(codes, 'A')).toBe(31)
  expect(highestSerial(codes, 'B')).toBe(0)
})

it('makes codes that read as totes', () => {
  const codes = toteCodesAfter(9, 2, 'A')
  expect(codes.map(toteName)).toEqual(['A000010', 'A000011'])
  for (const code of codes) {
    expect(code.startsWith(OWN_TOTE_PREFIX)).toBe(true)
    expect(parseOwnCode(code)).toMatchObject({ ok: true, own: { kind: 'tote' } })
  }
  expect(toteName('T-007')).toBe('T-007')
})
