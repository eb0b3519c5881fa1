import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Hello, StationStatus } from '../../core/protocol/queries/session.ts'
import type { StationSettings } from '../../core/protocol/queries/settings.ts'
import { setUpArgs, type TestClient, TestHost } from './host.testkit.ts'

let t: TestHost
beforeEach(async () => {
  t = await new TestHost().start()
})
afterEach(() => t.dispose())

const user = (name: string, roles: readonly string[], more: object = {}) => ({
  userId: null,
  name,
  roles,
  badgeCode: null,
  pin: null,
  language: 'en',
  active: true,
  ...more,
})

async function signedIn(badge: string): Promise<TestClient> {
  const client = await t.connect()
  await client.value('do', 'signIn', { badge })
  return client
}

describe('the first start', () => {
  it('[API3] needs the printed code, and ends with the administrator signed in', async () => {
    const client = await t.connect()
    expect(await client.value<Hello>('query', 'hello')).toMatchObject({
      state: 'firstStart',
      setUpCodeNeeded: true,
      station: null,
      user: null,
      lockMinutes: 5,
      version: '1.2.3',
    })
    expect(await client.refusal('do', 'setUp', setUpArgs(null))).toBe('wrongSetUpCode')
    expect(await client.refusal('do', 'setUp', setUpArgs('AAAA-AAAA'))).toBe('wrongSetUpCode')
    await client.value('do', 'setUp', setUpArgs(t.host.setUp.code.toLowerCase()))
    expect(await client.value<Hello>('query', 'hello')).toMatchObject({
      state: 'ready',
      setUpCodeNeeded: false,
      station: { name: 'Bench 1', prefix: 'A' },
      warehouse: { code: 'NORD', timeZone: 'Europe/Paris' },
      user: { name: 'Ada', roles: ['administrator'], language: 'fr' },
    })
    expect(await client.refusal('do', 'setUp', setUpArgs(t.host.setUp.code))).toBe('setUpAlready')
  })

  it('cannot be guessed, and creates one administrator however many ask at once', async () => {
    const client = await t.connect()
    const [one, two] = await Promise.all(
      [1, 2].map(() => client.refusal('do', 'setUp', setUpArgs(t.host.setUp.code))),
    )
    expect([one, two].filter((answer) => answer === 'setUpAlready')).toHaveLength(1)

    const other = await new TestHost().start()
    try {
      const stranger = await other.connect()
      for (let i = 0; i < 5; i++) await stranger.refusal('do', 'setUp', setUpArgs('AAAA-AAAA'))
      expect(await stranger.refusal('do', 'setUp', setUpArgs(other.host.setUp.code))).toBe('pinLocked')
    } finally {
      await other.dispose()
    }
  })

  it('refuses a time zone that there is not', async () => {
    const client = await t.connect()
    const args = setUpArgs(t.host.setUp.code)
    expect(
      await client.refusal('do', 'setUp', {
        ...args,
        warehouse: { ...args.warehouse, timeZone: 'Mars/Olympus' },
      }),
    ).toBe('badArguments')
  })

  it('makes the demo data behind the screen, which sees how far it is', async () => {
    await t.stop()
    let goOn: (() => void) | undefined
    await t.start(
      {},
      {
        makeDemo: (_station, { onProgress }) => {
          onProgress(41.7)
          return new Promise((resolve) => {
            goOn = resolve
          })
        },
      },
    )
    const client = await t.setUp({ start: 'demo' })
    expect(await client.value<Hello>('query', 'hello')).toMatchObject({ preparing: 41, demo: true })
    goOn?.()
    await new Promise((resolve) => setImmediate(resolve))
    expect((await client.value<Hello>('query', 'hello')).preparing).toBe(null)
  })
})

describe('who may ask what', () => {
  it('[API2] is nobody before the sign-in, but for what the sign-in needs', async () => {
    await t.setUp()
    const client = await t.connect()
    expect(await client.value('query', 'signInNames')).toMatchObject([{ name: 'Ada' }])
    for (const name of ['status', 'orders', 'users', 'settings', 'printJobs', 'document']) {
      expect(await client.refusal('query', name)).toBe('notSignedIn')
    }
    for (const name of ['changePreferences', 'setUpWarehouse', 'saveUser', 'offerPairing', 'signOut']) {
      expect(await client.refusal('do', name)).toBe('notSignedIn')
    }
  })

  it('goes by role: a picker manages neither people nor printers', async () => {
    const admin = await t.setUp()
    await admin.value('do', 'saveUser', user('Bob', ['picker'], { badgeCode: 'XUBOB1' }))
    const bob = await signedIn('XUBOB1')
    for (const name of ['users', 'stationSettings', 'imports'])
      expect(await bob.refusal('query', name)).toBe('notAllowed')
    const printer = {
      printerId: null,
      name: 'P',
      kind: 'zpl',
      transport: 'tcp',
      host: 'h',
      port: 9100,
      folder: null,
      dpi: 203,
      purpose: 'both',
    }
    expect(await bob.refusal('do', 'savePrinter', printer)).toBe('notAllowed')
    expect(await bob.refusal('do', 'saveUser', user('Eve', ['administrator']))).toBe('notAllowed')
    expect(
      await bob.refusal('do', 'saveUserAccount', { ...user('Eve', ['administrator']), userId: 'x' }),
    ).toBe('notAllowed')
    expect(await bob.refusal('do', 'printDocument', { document: 'badge', userId: 'u-admin' })).toBe(
      'notAllowed',
    )
    expect(await bob.refusal('query', 'document', { kind: 'badge', userId: 'u-admin' })).toBe('notAllowed')
    await bob.value('do', 'changePreferences', { language: 'fr', theme: 'dark' })
    expect((await bob.value<Hello>('query', 'hello')).user).toMatchObject({ language: 'fr', theme: 'dark' })
  })

  it('is by person: each client has its own', async () => {
    const ada = await t.setUp()
    await ada.value('do', 'saveUser', user('Bob', ['picker'], { badgeCode: 'XUBOB1' }))
    const bob = await signedIn('xubob1')
    expect((await ada.value<Hello>('query', 'hello')).user?.name).toBe('Ada')
    expect((await bob.value<Hello>('query', 'hello')).user?.name).toBe('Bob')
    await bob.value('do', 'signOut')
    expect(await bob.refusal('query', 'status')).toBe('notSignedIn')
    expect((await ada.value<StationStatus>('query', 'status')).line).toEqual({ state: 'alone' })
  })
})

describe('messages', () => {
  it('[API1] that nobody understands are refused, and change nothing', async () => {
    const ada = await t.setUp()
    expect(await ada.refusal('do', 'launchRockets')).toBe('notFound')
    expect(await ada.refusal('query', 'constructor')).toBe('notFound')
    expect(await ada.refusal('do', 'toString')).toBe('notFound')
    expect(await ada.refusal('do', 'changePreferences', { language: 'xx' })).toBe('badArguments')
    expect(await ada.refusal('query', 'locations', { limit: 1_000_000 })).toBe('badArguments')
    ada.send('{"id":77,"verb":"shout","name":"x"}')
    ada.send('null')
    expect((await ada.value<Hello>('query', 'hello')).state).toBe('ready')
  })

  it('[API6] that end in a fault are told by a number, and the log has it without secrets', async () => {
    const ada = await t.setUp()
    t.host.station.on(() => {
      throw new Error('broken listener')
    })
    const answer = await ada.ask('do', 'changeOwnPin', { oldPin: '4711', newPin: '987654' })
    if (answer.ok || !('fault' in answer)) throw new Error('no fault')
    const logged = t.logged.join('')
    expect(logged).toContain(answer.fault)
    expect(logged).toContain('broken listener')
    for (const secret of ['4711', '987654', 'scrypt', t.host.setUp.code]) expect(logged).not.toContain(secret)
  })

  it('are answered in order, one for one', async () => {
    const ada = await t.setUp()
    const done: number[] = []
    const asked = Array.from({ length: 200 }, (_, i) =>
      ada
        .ask('do', 'changePreferences', { language: i % 2 ? 'en' : 'fr', theme: 'system' })
        .then((answer) => {
          if (answer.ok) done.push(i)
        }),
    )
    await Promise.all(asked)
    expect(done).toEqual(Array.from({ length: 200 }, (_, i) => i))
  })
})

describe('events', () => {
  it('tell every client once a turn which tables changed', async () => {
    const ada = await t.setUp()
    const other = await t.connect()
    await ada.value('do', 'saveUser', user('Bob', ['picker']))
    expect(await other.event('changed')).toEqual({ name: 'changed', tables: ['user'] })
  })

  it('tell a screen that its session is over', async () => {
    const ada = await t.setUp()
    await ada.value('do', 'saveUser', user('Bob', ['picker'], { badgeCode: 'XUBOB1' }))
    const bob = await signedIn('XUBOB1')
    const users = await ada.value<{ id: string; name: string }[]>('query', 'users')
    const userId = users.find((one) => one.name === 'Bob')?.id ?? ''
    await ada.value('do', 'saveUser', {
      ...user('Bob', ['picker'], { badgeCode: 'XUBOB1' }),
      userId,
      active: false,
    })
    expect(await bob.event('locked')).toEqual({ name: 'locked' })
    expect(await bob.refusal('query', 'status')).toBe('notSignedIn')
    expect(await bob.refusal('do', 'signIn', { badge: 'XUBOB1' })).toBe('userInactive')
  })

  it('a screen that nobody touches locks; asking alone keeps nothing awake', async () => {
    const ada = await t.setUp()
    t.now += 4 * 60_000
    await ada.value('query', 'status')
    t.now += 2 * 60_000
    expect(await ada.refusal('query', 'status')).toBe('notSignedIn')
    expect(await ada.event('locked')).toEqual({ name: 'locked' })
    await ada.value('do', 'signIn', { badge: 'XUADA1' })
    t.now += 4 * 60_000
    await ada.value('do', 'stayAwake')
    t.now += 4 * 60_000
    await ada.value('query', 'status')
  })
})

describe('people and settings', () => {
  it('[API7] keep PINs to themselves', async () => {
    const ada = await t.setUp()
    await ada.value('do', 'saveUser', user('Bob', ['packer'], { pin: '2468' }))
    const users = await ada.value<object[]>('query', 'users')
    expect(users).toMatchObject([
      { name: 'Ada', hasPin: true },
      { name: 'Bob', hasPin: true },
    ])
    expect(JSON.stringify(users)).not.toContain('scrypt')
    await ada.value('do', 'changeOwnPin', { oldPin: '4711', newPin: '1111' })
    expect(await ada.refusal('do', 'changeOwnPin', { oldPin: '4711', newPin: '1111' })).toBe('wrongPin')
  })

  it('show the settings, the boxes, the totes and what is left of the numbers', async () => {
    const ada = await t.setUp()
    await ada.value('do', 'changeSetting', { key: 'lockMinutes', value: 12 })
    expect(await ada.value('query', 'settings')).toMatchObject({
      lockMinutes: 12,
      strictMode: true,
      demo: false,
    })
    expect(await ada.value('query', 'settingChanges')).toMatchObject([
      { key: 'lockMinutes', userName: 'Ada' },
    ])
    expect(await ada.value('query', 'boxes')).toMatchObject([
      { code: 'S', active: true },
      { code: 'M' },
      { code: 'L' },
      { code: 'XL' },
    ])
    expect(await ada.value('query', 'locations', { kind: 'bin' })).toEqual({ rows: [], next: null })
    const station = await ada.value<StationSettings>('query', 'stationSettings')
    expect(station).toMatchObject({
      stationName: 'Bench 1',
      prefix: 'A',
      boundToNetwork: false,
      addresses: [],
      printers: [],
    })
    expect(station.databaseBytes).toBeGreaterThan(0)
    expect(station.numberBlocks.map((block) => block.kind)).toEqual(['order', 'sscc', 'tracking'])
  })
})
