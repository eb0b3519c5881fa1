import { expect, it } from 'vitest'
import { makeOwnCode, parseOwnCode } from '../../../core/codes/own-codes.ts'
import { highestSerial, OWN_TOTE_PREFIX, toteCodesAfter, toteName } from './tote-codes.ts'

it('goes on after the highest own tote, whatever else there is', () => {
  const codes = [
    makeOwnCode('tote', '000012'),
    makeOwnCode('tote', '0031'),
    makeOwnCode('tote', 'RED-99'),
    makeOwnCode('tote', '12345678901234'),
    makeOwnCode('cart', '000500'),
    `${makeOwnCode('tote', '000400').slice(0, -1)}!`,
    'T-700',
  ]
  expect(highestSerial(codes)).toBe(31)
  expect(highestSerial([])).toBe(0)
})

it('makes codes that read as totes', () => {
  const codes = toteCodesAfter(9, 2)
  expect(codes.map(toteName)).toEqual(['000010', '000011'])
  for (const code of codes) {
    expect(code.startsWith(OWN_TOTE_PREFIX)).toBe(true)
    expect(parseOwnCode(code)).toMatchObject({ ok: true, own: { kind: 'tote' } })
  }
  expect(toteName('T-007')).toBe('T-007')
})
