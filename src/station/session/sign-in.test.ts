import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Refusal, RefusedError } from '../../core/model/refusal.ts'
import { attempts } from './attempts.ts'
import { hashPin, pinMatches } from './pin-hash.ts'
import { sessions } from './sessions.ts'
import { newPinHash, type SignInArgs, signIn } from './sign-in.ts'
import { TestStation } from './station.testkit.ts'

let pinHash: string
let t: TestStation
beforeAll(async () => {
  pinHash = await hashPin('4711')
})
beforeEach(() => {
  t = new TestStation()
  t.setUp(pinHash)
  t.addUser('u2', 'Bob', ['picker'], { badgeCode: 'XUBOB1', pinHash })
})
afterEach(() => t.dispose())

const parts = () => ({
  read: t.station.read,
  sessions: sessions(t.station),
  attempts: attempts(t.station.local, t.clock),
})
const at = (clientId: string) => ({ clientId, throttleKey: clientId })

async function tried(args: SignInArgs, client = 'c1', deps = parts()): Promise<Refusal | string> {
  try {
    return (await signIn(deps, at(client), args)).name
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal
    throw error
  }
}

describe('PIN hashes', () => {
  it('are salted, say their parameters, and match their PIN alone', async () => {
    const other = await hashPin('4711')
    expect(other).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(other).not.toBe(pinHash)
    expect(await pinMatches('4711', other)).toBe(true)
    expect(await pinMatches('4712', other)).toBe(false)
    expect(await pinMatches('4711', null)).toBe(false)
    expect(await pinMatches('4711', 'plain$4711')).toBe(false)
  })
})

describe('sign-in', () => {
  it('takes a badge in whatever case a scanner types it, and a name with its PIN', async () => {
    expect(await tried({ badge: 'xubob1' })).toBe('Bob')
    expect(await tried({ userId: 'u2', pin: '4711' })).toBe('Bob')
  })

  it('says what is wrong: an unknown badge, a wrong PIN, a closed account', async () => {
    expect(await tried({ badge: 'XUNKNOWN' })).toEqual({ code: 'badgeUnknown' })
    expect(await tried({ userId: 'u2', pin: '0000' })).toEqual({ code: 'wrongPin', attemptsLeft: 3 })
    expect(await tried({ userId: 'nobody', pin: '0000' })).toMatchObject({ code: 'wrongPin' })
    t.addUser('u2', 'Bob', ['picker'], { badgeCode: 'XUBOB1', active: false })
    expect(await tried({ badge: 'XUBOB1' }, 'c2')).toEqual({ code: 'userInactive', name: 'Bob' })
  })

  it('locks a person after five wrong PINs for longer and longer, at every client and over a restart', async () => {
    for (let i = 0; i < 5; i++) await tried({ userId: 'u2', pin: '0000' }, `c${i}`)
    const until = (after: number) => ({ code: 'pinLocked', untilAt: new Date(t.now + after).toISOString() })
    expect(await tried({ userId: 'u2', pin: '4711' }, 'fresh')).toEqual(until(30_000))
    t.restart()
    expect(await tried({ userId: 'u2', pin: '4711' }, 'fresh')).toEqual(until(30_000))
    t.now += 30_000
    expect(await tried({ userId: 'u2', pin: '0000' }, 'fresh')).toMatchObject({
      code: 'wrongPin',
      attemptsLeft: 0,
    })
    expect(await tried({ userId: 'u2', pin: '4711' }, 'fresh')).toEqual(until(60_000))
    t.now += 60_000
    expect(await tried({ userId: 'u2', pin: '4711' }, 'fresh')).toBe('Bob')
    expect(await tried({ userId: 'u2', pin: '0000' }, 'fresh')).toMatchObject({ attemptsLeft: 4 })
  })

  it('locks a client that tries many people', async () => {
    for (let i = 0; i < 5; i++) await tried({ userId: `u${i}`, pin: '0000' })
    expect(await tried({ userId: 'u-admin', pin: '4711' })).toMatchObject({ code: 'pinLocked' })
    expect(await tried({ badge: 'XUBOB1' })).toMatchObject({ code: 'pinLocked' })
    expect(await tried({ userId: 'u-admin', pin: '4711' }, 'elsewhere')).toBe('Ada')
  })

  it('counts attempts that are made all at once', async () => {
    const deps = parts()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => tried({ userId: 'u2', pin: '0000' }, 'c1', deps)),
    )
    expect(answers.filter((answer) => typeof answer === 'object' && answer.code === 'wrongPin')).toHaveLength(
      5,
    )
    expect(
      answers.filter((answer) => typeof answer === 'object' && answer.code === 'pinLocked'),
    ).toHaveLength(3)
  })

  it('changes one’s PIN only with the old one', async () => {
    const change = (oldPin: string | null) => newPinHash(parts(), at('c1'), 'u2', { oldPin, newPin: '9999' })
    await expect(change(null)).rejects.toMatchObject({ refusal: { code: 'wrongPin' } })
    await expect(change('0000')).rejects.toMatchObject({ refusal: { code: 'wrongPin' } })
    expect(await pinMatches('9999', await change('4711'))).toBe(true)
  })
})

describe('sessions', () => {
  it('belong to a client, and hold over a restart', () => {
    const before = sessions(t.station)
    before.start('c1', 'u2' as never)
    before.start('c2', 'u-admin' as never)
    t.restart()
    const after = sessions(t.station)
    expect([after.userAt('c1'), after.userAt('c2'), after.userAt('c3')]).toEqual(['u2', 'u-admin', null])
  })

  it('lock when nobody touches the screen for as long as the house says', () => {
    const open = sessions(t.station)
    const ended: string[] = []
    open.onEnd((clientId) => ended.push(clientId))
    open.start('c1', 'u2' as never)
    open.start('c2', 'u-admin' as never)
    t.now += 4 * 60_000
    open.touch('c2')
    t.now += 60_001
    open.endOverdue()
    expect(ended).toEqual(['c1'])
    expect([open.userAt('c1'), open.userAt('c2')]).toEqual([null, 'u-admin'])
    t.do('changeSetting', { key: 'lockMinutes', value: 60 })
    t.now += 30 * 60_000
    expect(open.userAt('c2')).toBe('u-admin')
  })

  it('are not longer for a restart: the time of the last touch is kept', () => {
    const open = sessions(t.station)
    open.start('c1', 'u2' as never)
    t.now += 4 * 60_000
    open.touch('c1')
    t.restart()
    t.now += 4 * 60_000
    expect(sessions(t.station).userAt('c1')).toBe('u2')
    t.now += 2 * 60_000
    expect(sessions(t.station).userAt('c1')).toBe(null)
  })

  it('end at once when the account is closed', () => {
    const open = sessions(t.station)
    open.start('c1', 'u2' as never)
    t.addUser('u2', 'Bob', ['picker'], { active: false })
    expect(open.userAt('c1')).toBe(null)
  })
})
