import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { client } from '../../../db/local-schema.ts'
import { attempts } from '../session/attempts.ts'
import { refusalOf, TestStation } from '../session/station.testkit.ts'
import { sameCode } from './one-time-code.ts'
import { clientIdOf, pairing } from './pairing.ts'

let t: TestStation
beforeEach(() => {
  t = new TestStation()
})
afterEach(() => t.dispose())

const paired = () =>
  pairing({
    local: t.station.local,
    clock: t.clock,
    randomBytes,
    attempts: attempts(t.station.local, t.clock),
  })
const FROM = '192.168.1.20'

it('[API4] lets one handheld in for a code, and keeps of its token only the hash', () => {
  const door = paired()
  const { code } = door.offer()
  const token = door.redeem({ code: code.toLowerCase().replace('-', ' '), name: 'Zebra 4' }, FROM)
  expect(door.isPaired(clientIdOf(token))).toBe(true)
  expect(door.handhelds()).toMatchObject([{ name: 'Zebra 4' }])
  expect(JSON.stringify(t.station.local.select().from(client).all())).not.toContain(token)
  expect(refusalOf(() => door.redeem({ code, name: 'Zebra 5' }, FROM))).toBe('wrongSetUpCode')
})

it('knows its handhelds after a restart, until one is forgotten', () => {
  const door = paired()
  const id = clientIdOf(door.redeem({ code: door.offer().code, name: 'Zebra' }, FROM))
  t.restart()
  const again = paired()
  expect(again.isPaired(id)).toBe(true)
  again.forget(id)
  expect(again.isPaired(id)).toBe(false)
  expect(refusalOf(() => again.forget(id))).toBe('notFound')
  t.restart()
  expect(paired().isPaired(id)).toBe(false)
})

it('takes only the newest code, and that for ten minutes', () => {
  const door = paired()
  const old = door.offer().code
  const { code } = door.offer()
  expect(refusalOf(() => door.redeem({ code: old, name: 'x' }, FROM))).toBe('wrongSetUpCode')
  t.now += 10 * 60_000 + 1
  expect(refusalOf(() => door.redeem({ code, name: 'x' }, FROM))).toBe('wrongSetUpCode')
})

it('cannot be guessed from many addresses', () => {
  const door = paired()
  const { code } = door.offer()
  for (let i = 0; i < 5; i++) refusalOf(() => door.redeem({ code: '0000-0000', name: 'x' }, `10.0.0.${i}`))
  expect(refusalOf(() => door.redeem({ code, name: 'x' }, '10.0.0.99'))).toBe('pinLocked')
})

it('takes letters for the digits that they look like', () => {
  expect(sameCode('o1l2 abcd', '0112-ABCD')).toBe(true)
  expect(sameCode('0112-ABC', '0112-ABCD')).toBe(false)
})
