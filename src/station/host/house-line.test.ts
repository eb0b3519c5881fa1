import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM_USER } from '../../core/model/ids.ts'
import { RefusedError } from '../../core/model/refusal.ts'
import { tableNames } from '../../core/model/tables.ts'
import { GENERATION } from '../../core/protocol/generation.ts'
import { setUpArgs, TestServer } from '../../server/http/server.testkit.ts'
import { fingerprintOf } from '../../server/tls/certificate.ts'
import { selfSigned } from '../../server/tls/self-signed.ts'
import { openStation, type Station } from '../core/station.ts'
import { schedule } from '../printing/transport.ts'
import { CuttingProxy } from '../sync/cutting-proxy.testkit.ts'
import { type HouseLine, houseLine } from './house-line.ts'
import { housePlaces } from './house-place.ts'
import { createLog } from './log.ts'
import { type Sealer, secretBox } from './secret-box.ts'

const system = { userId: SYSTEM_USER }

/** A station and its line, with real sockets and real time. */
interface Member {
  readonly station: Station
  readonly line: HouseLine
  readonly dataDir: string
}

let dir: string
let server: TestServer
/** At every station. */
let pickers: number
const members = new Set<Member>()
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-house-'))
  server = await new TestServer().start()
  pickers = 0
})
afterEach(async () => {
  for (const member of members) await leave(member)
  await server.dispose()
  rmSync(dir, { recursive: true, force: true })
})

function open(name: string, sealer: Sealer | null = null): Member {
  const dataDir = join(dir, name)
  const station = openStation({ dataDir })
  const line = houseLine({
    station,
    secrets: secretBox(dataDir, sealer),
    log: createLog({ write: () => undefined }),
    version: '1.2.3',
    randomBytes,
    random: () => 0,
    schedule,
    changed: () => undefined,
    pickers: () => pickers,
  })
  const member = { station, line, dataDir }
  members.add(member)
  return member
}

async function leave(member: Member): Promise<void> {
  members.delete(member)
  await member.line.stop()
  member.station.close()
}

const wish = async (address = server.url, joinCode: string | null = null) => ({
  address,
  joinCode: joinCode ?? (await server.code()),
  pin: null,
  warehouse: null,
  stationName: 'Bench',
})

/** The first station of the house, set up and sent. */
async function first(address?: string): Promise<Member> {
  const member = open('first')
  expect(await member.line.join(await wish(address))).toBe('new')
  const promised = member.line.promised()
  if (!promised) throw new Error('no promise')
  expect(member.station.do('setUpWarehouse', setUpArgs(promised) as never, system).ok).toBe(true)
  await sent(member)
  return member
}

const sent = (member: Member) =>
  expect
    .poll(() => [member.station.replica.pendingCount(), member.line.status().line.state], {
      timeout: 8000,
      interval: 10,
    })
    .toEqual([0, 'online'])
const lockMinutes = ({ station }: Member): unknown =>
  station.read.get<{ value: string }>(`select "value" from "setting" where "id" = 'lockMinutes'`)?.value
const change = (member: Member, value: number): void => {
  expect(member.station.do('changeSetting', { key: 'lockMinutes', value }, system).ok).toBe(true)
}
const sees = (member: Member, value: number) =>
  expect.poll(() => lockMinutes(member), { timeout: 8000, interval: 5 }).toBe(String(value))
const tablesOf = ({ station }: Member) =>
  Object.fromEntries(
    tableNames.map((name) => [name, station.read.all(`select * from "${name}" order by "id"`)]),
  )
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof RefusedError ? error.refusal : error),
  )

describe('a house with a server', () => {
  it('is set up by its first station, loaded by the next, and what one does the other sees', async () => {
    const a = await first()
    const b = open('second')
    expect(await b.line.join(await wish())).toBe('existing')
    await sent(b)
    expect(b.line.isJoining()).toBe(false)
    expect(b.station.identity).toMatchObject({ prefix: 'B', warehouseId: a.station.identity?.warehouseId })
    change(a, 17)
    await sees(b, 17)
    change(b, 18)
    await sees(a, 18)
    await sent(b)
    expect(tablesOf(a)).toEqual(tablesOf(b))
  })

  it('[IN8] says when its clock is not as the server’s', async () => {
    server.now = Date.now() - 3 * 60_000
    const a = await first()
    expect(Math.round((a.line.status().serverSkewMs ?? 0) / 60_000)).toBe(3)
    server.now = Date.now() + 60_000
    change(a, 41)
    await sent(a)
    expect(a.line.status().serverSkewMs).toBeNull()
  })

  it('[LN6] keeps the token in a file that only its owner reads, and nowhere else', async () => {
    const a = await first()
    const file = join(a.dataDir, 'station.token')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const token = readFileSync(file, 'utf8').trim().split(' ')[1] ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(a.station.read.all('select * from "stationInfo"'))).not.toContain(token)
    expect(server.logged.join()).not.toContain(token)
  })

  it("[LN6] seals the token by the system's keychain where there is one", async () => {
    const sealer: Sealer = {
      seal: async (text) => Buffer.from(text).reverse().toString('base64'),
      open: async (sealed) => Buffer.from(sealed, 'base64').reverse().toString(),
    }
    const member = open('sealed', sealer)
    await member.line.join(await wish())
    expect(readFileSync(join(member.dataDir, 'station.token'), 'utf8')).toMatch(/^sealed /)
    await leave(member)
    const again = open('sealed', sealer)
    await again.line.start()
    await sent(again)
  })

  it('[LN7] goes on by itself after a restart of the station, and of the server', async () => {
    const a = await first()
    const port = server.port
    await server.stop()
    a.line.retry()
    await expect.poll(() => a.line.status().line.state, { timeout: 8000 }).toBe('offline')
    change(a, 21)
    await leave(a)
    const again = open('first')
    expect(again.line.status().role).toBe('member')
    await again.line.start()
    await expect.poll(() => again.line.status().line).toMatchObject({ state: 'offline', reason: 'noAnswer' })
    change(again, 22)
    await server.start({ port })
    again.line.retry()
    await sent(again)
    const log = await server.store.log({ name: 'changeSetting', limit: 10 })
    expect(log.map((entry) => (entry.args as { value: number }).value)).toEqual([22, 21])
  })

  it('[UP5] [LN5] works on beside a server of another generation, and goes on when they fit again', async () => {
    const a = await first()
    const { port } = server
    for (const [generation, tooOld, value] of [
      [GENERATION + 1, 'station', 31],
      [GENERATION - 1, 'server', 32],
    ] as const) {
      await server.stop()
      await server.start({ port, generation })
      a.line.retry()
      await expect
        .poll(() => a.line.status().line, { timeout: 8000 })
        .toEqual({ state: 'upgradeNeeded', tooOld })
      change(a, value)
      expect(lockMinutes(a)).toBe(String(value))
      expect(await refusalOf(open(`new ${generation}`).line.join(await wish()))).toEqual({
        code: 'upgradeNeeded',
        server: generation,
        station: GENERATION,
      })
      expect(await server.store.log({ name: 'changeSetting', limit: 10 })).toHaveLength(value - 31)
      await server.stop()
      await server.start({ port })
      a.line.retry()
      await sent(a)
    }
    const log = await server.store.log({ name: 'changeSetting', limit: 10 })
    expect(log.map((entry) => (entry.args as { value: number }).value)).toEqual([32, 31])
  })

  it('says why it does not join, and is none the worse for it', async () => {
    const a = await first()
    const b = open('second')
    expect(await refusalOf(b.line.join({ ...(await wish()), joinCode: 'AAAA-AAAA' }))).toEqual({
      code: 'wrongJoinCode',
    })
    expect(await refusalOf(b.line.join(await wish('http://127.0.0.1:1')))).toMatchObject({
      code: 'serverUnreachable',
    })
    expect(await refusalOf(b.line.join(await wish('http://192.168.1.1:7430')))).toMatchObject({
      code: 'badArguments',
      path: 'address',
    })
    expect(await refusalOf(b.line.join(await wish('not an address')))).toMatchObject({ code: 'badArguments' })
    expect(existsSync(join(b.dataDir, 'station.token'))).toBe(false)
    expect(b.line.status()).toMatchObject({ role: 'alone', line: { state: 'alone' } })
    const c = open('other house')
    const own = { stationId: 's9', warehouseId: 'w9', prefix: 'A' }
    c.station.do('setUpWarehouse', setUpArgs(own as never) as never, system)
    expect(await refusalOf(c.line.join(await wish()))).toEqual({ code: 'serverHasHouse' })
    expect(await b.line.join(await wish())).toBe('existing')
    await sent(a)
  })

  it('brings the house of a station that was alone to a server that has none, with all that was ever done', async () => {
    const a = open('alone')
    const own = { stationId: 's1', warehouseId: 'w1', prefix: 'A' }
    a.station.do('setUpWarehouse', setUpArgs(own as never) as never, system)
    for (let i = 1; i <= 30; i++) change(a, i)
    const before = tablesOf(a)
    expect(await a.line.join(await wish())).toBe('own')
    await sent(a)
    expect(tablesOf(a)).toEqual(before)
    expect(await server.store.log({ limit: 100 })).toHaveLength(31)
    const b = open('second')
    await b.line.join(await wish())
    await sent(b)
    expect(lockMinutes(b)).toBe('30')
    // Who has one member has the code for the next.
    const offered = await b.line.offerJoin(null)
    const c = open('third')
    await c.line.join(await wish(server.url, offered.code))
  })

  it('[SP1] opens another warehouse, whose stations come by a code for it and see nothing of the first', async () => {
    const a = await first()
    const system = 'system' as never
    const address = { name: 'Sud', lines: [], postcode: '', city: '', country: 'FR' }
    const warehouse = {
      ...setUpArgs(a.station.identity as never).warehouse,
      id: 'w-sud',
      code: 'SUD',
      address,
    }
    const deed = { name: 'openWarehouse', args: { warehouse } } as never
    await a.line.askHouse({ userId: system, deed })
    expect(await refusalOf(a.line.askHouse({ userId: system, deed }))).toMatchObject({ code: 'codeTaken' })
    const seen = () => a.station.read.get<{ n: number }>('select count(*) as n from "warehouse"')?.n
    await expect.poll(seen, { timeout: 8000 }).toBe(2)
    const offered = await a.line.offerJoin('w-sud' as never)
    const b = open('south')
    await b.line.join(await wish(server.url, offered.code))
    await sent(b)
    expect(b.station.identity).toMatchObject({ warehouseId: 'w-sud', prefix: 'B' })
    const stock = { importId: 'i1', rows: [{ bin: 'A-01', sku: 'MUG', qtyEach: 3 }] } as never
    const catalogue = { products: [{ sku: 'MUG' }] } as never
    const bins = { locations: [{ code: 'A-01', kind: 'bin' }] } as never
    expect(b.station.do('saveLocations', bins, { userId: system }).ok).toBe(true)
    expect(b.station.do('saveProducts', catalogue, { userId: system }).ok).toBe(true)
    expect(b.station.do('importStock', stock, { userId: system }).ok).toBe(true)
    await sent(b)
    const skus = () => a.station.read.all<{ sku: string }>('select "sku" from "product"')
    await expect.poll(skus, { timeout: 8000 }).toEqual([{ sku: 'MUG' }])
    expect(a.station.read.all('select * from "balance"')).toEqual([])
    for (const table of ['location', 'balance', 'movement', 'numberBlock'] as const) {
      const of = ({ station }: Member) =>
        station.read
          .all<{ id: string }>(`select distinct "warehouseId" as "id" from "${table}"`)
          .map(({ id }) => id)
      expect(of(b)).toEqual(['w-sud'])
      expect(of(a)).not.toContain('w-sud')
    }
  })

  it('[SP3] lets a station in again by a code for its own warehouse only', async () => {
    const a = await first()
    const other = await server.code('w-elsewhere')
    expect(await refusalOf(a.line.join(await wish(server.url, other)))).toMatchObject({
      code: 'codeOfOtherWarehouse',
    })
    const own = await server.code(a.station.identity?.warehouseId)
    expect(await a.line.join(await wish(server.url, own))).toBe('own')
  })

  it('[SV1] is closed to a station that was taken off', async () => {
    const a = await first()
    const stationId = a.station.identity?.stationId
    if (!stationId) throw new Error('no identity')
    await server.store.revoke(stationId, new Date().toISOString())
    change(a, 12)
    await expect
      .poll(() => a.line.status().line, { timeout: 8000 })
      .toEqual({ state: 'removed', by: null, at: null })
    expect(lockMinutes(a)).toBe('12')
    expect(a.station.replica.pendingCount()).toBe(1)
    // A new code lets it in again as the same station, with what it did meanwhile.
    expect(await a.line.join(await wish())).toBe('own')
    await sent(a)
    expect(a.station.identity?.stationId).toBe(stationId)
  })
})

describe('what a station is', () => {
  const rows = ({ station }: Member, sql: string) => station.read.all<Record<string, unknown>>(sql)
  const ada = { userId: 'u-ada' as never }
  const line = (member: Member) => member.line.status().line
  /** Ended, and opened again on a copy of its folder or on the folder itself. */
  const copyOf = async (member: Member, name: string): Promise<Member> => {
    cpSync(member.dataDir, join(dir, name), { recursive: true })
    const copy = open(name)
    await copy.line.start()
    return copy
  }
  const again = async (member: Member, name: string): Promise<Member> => {
    await leave(member)
    const next = open(name)
    await next.line.start()
    return next
  }

  it('[SP4] tells a removed station who removed it; it works on, keeps what it does, and comes back by a code', async () => {
    const a = await first()
    const b = open('second')
    await b.line.join(await wish())
    await sent(b)
    const stationId = b.station.identity?.stationId as never
    await expect
      .poll(() => a.station.read.all('select 1 from "station"').length, { timeout: 8000, interval: 10 })
      .toBe(2)
    expect(a.station.do('renameStation', { stationId, name: 'By the door' }, ada).ok).toBe(true)
    await expect.poll(() => b.station.identity?.name, { timeout: 8000 }).toBe('By the door')
    expect(a.station.do('removeStation', { stationId }, ada).ok).toBe(true)
    await sent(a)
    change(b, 12)
    await expect.poll(() => line(b), { timeout: 8000 }).toMatchObject({ state: 'removed', by: 'Ada' })
    expect(b.station.replica.pendingCount()).toBe(1)
    const known = await a.line.stations()
    expect(known?.map((each) => each.holdsServer)).toEqual([false, false])
    expect(await b.line.join(await wish())).toBe('own')
    await sees(a, 12)
    expect(rows(a, `select "removedAt" from "station" where "prefix" = 'B'`)).toEqual([{ removedAt: null }])
  })

  it('[SP5] a copy becomes a station of its own: what only it has is sent, what both have is done once', async () => {
    const a = await first()
    await a.line.stop()
    change(a, 21)
    const copy = await (async () => {
      cpSync(a.dataDir, join(dir, 'copy'), { recursive: true })
      return open('copy')
    })()
    const original = await again(a, 'first')
    change(original, 22)
    await sent(original)
    change(copy, 23)
    await copy.line.start()
    await expect.poll(() => line(copy).state, { timeout: 8000 }).toBe('cloned')
    expect(await refusalOf(original.line.becomeOwn('x'))).toMatchObject({ code: 'notACopy' })
    await copy.line.becomeOwn('The copy')
    await sent(copy)
    expect(copy.station.identity).toMatchObject({ name: 'The copy', prefix: 'B' })
    await sees(original, 23)
    const log = (await server.store.log({ name: 'changeSetting', limit: 100 })).filter(
      ({ outcome }) => outcome.outcome === 'done',
    )
    expect(log.map(({ args }) => (args as { value: number }).value)).toEqual([23, 22, 21])
    const blocks = rows(
      copy,
      'select "stationId", "nextSerial", "lastSerial" from "numberBlock" where "kind" = \'sscc\'',
    )
    expect(new Set(blocks.map(({ lastSerial }) => lastSerial)).size).toBe(2)
    // It goes on as that, also after a restart; and so does the original.
    const restarted = await again(copy, 'copy')
    change(restarted, 24)
    await sees(original, 24)
    expect(restarted.station.identity?.name).toBe('The copy')
    expect(existsSync(join(restarted.dataDir, 'station.token.next'))).toBe(false)
  })

  it('[SP6] moves to another warehouse when everything is sent, and leaves nothing of the first behind', async () => {
    const a = await first()
    const b = open('second')
    await b.line.join(await wish())
    await sent(b)
    const address = { name: 'Sud', lines: [], postcode: '', city: '', country: 'FR' }
    const fields = { ...setUpArgs(a.station.identity as never).warehouse, id: 'w-sud', code: 'SUD', address }
    const deed = { name: 'openWarehouse', args: { warehouse: fields } } as never
    await a.line.askHouse({ ...ada, deed })
    const to = { warehouseId: 'w-sud' as never, ...ada }
    change(b, 31)
    await b.line.switchWarehouse(to)
    await sees(a, 31)
    await sent(b)
    expect(b.station.identity).toMatchObject({ warehouseId: 'w-sud', prefix: 'C', name: 'Bench' })
    expect(rows(b, 'select distinct "warehouseId" as "id" from "location"')).toEqual([{ id: 'w-sud' }])
    expect(await refusalOf(b.line.switchWarehouse(to))).toMatchObject({ code: 'sameWarehouse' })
    // Who it was is off the house.
    const removed = () => rows(a, `select "prefix" from "station" where "removedAt" is not null`)
    await expect.poll(removed, { timeout: 8000 }).toEqual([{ prefix: 'B' }])
    change(b, 32)
    await sees(a, 32)
    const next = await again(b, 'second')
    change(next, 33)
    await sees(a, 33)
  })

  it('[SP6] does not move while it cannot send, and says what waits', async () => {
    const a = await first()
    const address = { name: 'Sud', lines: [], postcode: '', city: '', country: 'FR' }
    const fields = { ...setUpArgs(a.station.identity as never).warehouse, id: 'w-sud', code: 'SUD', address }
    await a.line.askHouse({ ...ada, deed: { name: 'openWarehouse', args: { warehouse: fields } } as never })
    const before = a.station.identity
    await server.stop()
    change(a, 41)
    expect(await refusalOf(a.line.switchWarehouse({ warehouseId: 'w-sud' as never, ...ada }))).toMatchObject({
      code: 'serverUnreachable',
    })
    expect(a.station.identity).toEqual(before)
    expect(a.station.replica.pendingCount()).toBe(1)
    expect(() => a.station.rehomeEmpty('s-x' as never, () => undefined)).toThrow('1 operations')
    expect(lockMinutes(a)).toBe('41')
  })

  it('[SP6] is one or the other after a kill, at whatever moment of the move', async () => {
    const a = await first()
    await sent(a)
    await a.line.stop()
    const was = a.station.identity
    // Killed before the commit: the token lies beside, and the station is who it was.
    writeFileSync(join(a.dataDir, 'station.token.next'), 'plain of-another\n')
    const still = await copyOf(a, 'before')
    await sent(still)
    expect(still.station.identity).toEqual(was)
    await leave(still)
    // Killed right after it: it goes on as the new one.
    const joined = await server.join()
    writeFileSync(join(a.dataDir, 'station.token.next'), `plain ${joined.token}\n`)
    const place = { role: 'member', address: server.url, pin: null, house: 'existing', tokenIsNext: true }
    a.station.rehomeEmpty(joined.stationId, () =>
      housePlaces(a.station.local).save({ ...place, ...joined, former: null } as never),
    )
    const moved = await copyOf(a, 'after')
    expect(moved.line.isJoining()).toBe(true)
    await sent(moved)
    expect(moved.station.identity?.stationId).toBe(joined.stationId)
  })
})

describe('a line that is cut', () => {
  let proxy: CuttingProxy
  beforeEach(async () => {
    proxy = await new CuttingProxy(server.port).start()
  })
  afterEach(() => proxy.stop())

  it('[LN3] in the middle of an answer: nothing is lost and nothing done twice', {
    timeout: 60_000,
  }, async () => {
    const a = await first(`http://127.0.0.1:${proxy.port}`)
    let done = 0
    for (const bytes of [0, 1, 17, 60, 140, 220, 300, 500]) {
      const cuts = proxy.cuts
      proxy.answerBytes = bytes
      change(a, 100 + ++done)
      const cut = () => {
        a.line.retry()
        return proxy.cuts
      }
      await expect.poll(cut, { timeout: 8000, interval: 5 }).toBeGreaterThan(cuts)
      change(a, 100 + ++done)
      proxy.answerBytes = null
      a.line.retry()
      await sent(a)
    }
    const log = await server.store.log({ name: 'changeSetting', limit: 100 })
    expect(log.map((entry) => (entry.args as { value: number }).value).reverse()).toEqual(
      Array.from({ length: done }, (_, i) => 101 + i),
    )
    expect(lockMinutes(a)).toBe(String(100 + done))
  })

  it('[LN2] for a while: it comes back by itself, without a person', async () => {
    const a = await first(`http://127.0.0.1:${proxy.port}`)
    proxy.down = true
    proxy.cut()
    await expect.poll(() => a.line.status().line.state, { timeout: 8000 }).toBe('offline')
    change(a, 33)
    proxy.down = false
    await sent(a)
    expect((await server.store.log({ name: 'changeSetting', limit: 1 }))[0]?.args).toMatchObject({
      value: 33,
    })
  })
})

describe('a server with a certificate of its own', () => {
  it('[LN4] is trusted by its fingerprint, and an impostor is not', async () => {
    const own = selfSigned('Entrepot', ['127.0.0.1'], new Date())
    const secure = await new TestServer().start({ tls: own })
    const address = `https://127.0.0.1:${secure.port}`
    const asked = async () => ({ ...(await wish(address)), joinCode: await secure.code() })
    const fingerprint = fingerprintOf(own)
    const a = open('secure')
    try {
      expect(await refusalOf(a.line.join(await asked()))).toEqual({ code: 'serverNotTrusted', fingerprint })
      const foreign = fingerprintOf(selfSigned('Entrepot', ['127.0.0.1'], new Date()))
      expect(await refusalOf(a.line.join({ ...(await asked()), pin: foreign }))).toEqual({
        code: 'serverNotTrusted',
        fingerprint,
      })
      expect(await refusalOf(a.line.join({ ...(await asked()), pin: 'AB:CD' }))).toMatchObject({
        code: 'badArguments',
        path: 'pin',
      })
      expect(await secure.store.accounts()).toEqual([])
      expect(await a.line.join({ ...(await asked()), pin: fingerprint.toLowerCase() })).toBe('new')
      await sent(a)
      // Another server in its place, with another certificate, hears nothing of us.
      const port = secure.port
      await secure.stop()
      const impostor = await new TestServer().start({
        tls: selfSigned('Entrepot', ['127.0.0.1'], new Date()),
        port,
      })
      a.line.retry()
      await expect
        .poll(() => a.line.status().line, { timeout: 8000 })
        .toMatchObject({ state: 'offline', reason: 'wrongCertificate' })
      expect(impostor.logged).toEqual([])
      await impostor.dispose()
    } finally {
      await secure.dispose()
    }
  })
})

describe('a house that a station holds', () => {
  it('takes the next port where another program has the usual one', async () => {
    const a = open('host')
    a.station.do(
      'setUpWarehouse',
      setUpArgs({ stationId: 's1', warehouseId: 'w1', prefix: 'A' } as never) as never,
      system,
    )
    const offer = await a.line.host({ host: '127.0.0.1', port: server.port })
    expect(Number(new URL(offer.addresses[0] ?? '').port)).toBeGreaterThan(server.port)
  })

  it('lets others join, and goes on after a restart', async () => {
    const a = open('host')
    expect(await refusalOf(a.line.host({ host: '127.0.0.1', port: 0 }))).toEqual({ code: 'noHouseYet' })
    const own = { stationId: 's1', warehouseId: 'w1', prefix: 'A' }
    a.station.do('setUpWarehouse', setUpArgs(own as never) as never, system)
    change(a, 5)
    const offer = await a.line.host({ host: '127.0.0.1', port: 0 })
    await sent(a)
    expect(a.line.status()).toMatchObject({ role: 'host', line: { state: 'online' } })
    const b = open('guest')
    const asked = {
      address: offer.addresses[0] ?? '',
      joinCode: offer.code,
      pin: offer.fingerprint,
      warehouse: null,
      stationName: 'Guest',
    }
    expect(await b.line.join(asked)).toBe('existing')
    await sent(b)
    expect(lockMinutes(b)).toBe('5')
    change(b, 6)
    await sees(a, 6)
    await leave(a)
    await expect.poll(() => b.line.status().line.state, { timeout: 8000 }).toBe('offline')
    change(b, 7)
    const again = open('host')
    await again.line.start()
    change(again, 8)
    await sent(again)
    b.line.retry()
    await sent(b)
    await sees(again, 7)
    expect(tablesOf(again)).toEqual(tablesOf(b))
    expect(await refusalOf(b.line.host({ host: '127.0.0.1', port: 0 }))).toMatchObject({
      code: 'joinedAlready',
    })
  })
})
