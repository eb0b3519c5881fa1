import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StationId, WarehouseId } from '../../core/model/ids.ts'
import { GENERATION, GENERATION_HEADER } from '../../core/protocol/generation.ts'
import { type PullAnswer, type PushAnswer, SYNC_PROTOCOL } from '../../core/protocol/sync.ts'
import { type JoinAnswer, syncPaths } from '../../core/protocol/sync-http.ts'
import { tokenHashOf } from '../join/tokens.ts'
import { openSqlite } from '../store/open-sqlite.ts'
import type { ServerStore } from '../store/server-store.ts'
import { pullOf, pushOf, setUpArgs, TestServer } from './server.testkit.ts'

let server: TestServer
beforeEach(async () => {
  server = await new TestServer().start()
})
afterEach(() => server.dispose())

/** Everything that a request could have changed. */
async function everything(store: ServerStore): Promise<string> {
  const org = await store.page('org', null, 10_000)
  return JSON.stringify([org, await store.accounts(), await store.log({ limit: 1000 })])
}
const problemOf = (answer: { body: unknown }): unknown => (answer.body as { problem?: string }).problem

describe('joining', () => {
  it('[SV6] lets the first station set the house up, and the next ones in with numbers of their own', async () => {
    const first = await server.house()
    expect(first).toMatchObject({ house: 'new', prefix: 'A' })
    const second = await server.join({ stationName: 'Packing' })
    const third = await server.join({ stationName: 'Packing 2' })
    expect(second).toMatchObject({ house: 'existing', prefix: 'B', warehouseId: first.warehouseId })
    expect(third.prefix).toBe('C')
    const pulled = (await server.post(syncPaths.pull, pullOf(), third.token)).body as Extract<
      PullAnswer,
      { status: 'changes' }
    >
    const blocks = pulled.rows.filter(({ table, row }) => table === 'numberBlock' && row.kind === 'sscc')
    expect(blocks.map(({ row }) => row.nextSerial).sort()).toEqual([1, 1_000_001, 2_000_001])
    expect(
      pulled.rows
        .filter(({ table }) => table === 'station')
        .map(({ row }) => row.name)
        .sort(),
    ).toEqual(['Bench 1', 'Packing', 'Packing 2'])
  })

  it('[SV5] takes a code once, only the newest, and not when it is too old', async () => {
    await server.house()
    const old = await server.code()
    const code = await server.code()
    const ask = (typed: string) =>
      server.post(syncPaths.join, { protocol: SYNC_PROTOCOL, code: typed, stationName: 'x' })
    expect(problemOf(await ask(old))).toBe('wrongCode')
    const both = await Promise.all([ask(code), ask(code)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
    expect((await ask(code)).status).toBe(403)
    const late = await server.code()
    server.now += 61_000
    expect(problemOf(await ask(late))).toBe('wrongCode')
    expect(
      (await server.store.accounts()).filter(({ stationId }) => !stationId.startsWith('server@')),
    ).toHaveLength(2)
  })

  it('[SV5] slows guessing down, ever more', async () => {
    const guess = () =>
      server.post(syncPaths.join, { protocol: SYNC_PROTOCOL, code: 'AAAA-AAAA', stationName: 'x' })
    for (let i = 0; i < 5; i++) expect((await guess()).status).toBe(403)
    expect(await guess()).toMatchObject({ status: 429, retryAfter: '30' })
    server.now += 30_000
    expect((await guess()).status).toBe(403)
    expect(await guess()).toMatchObject({ status: 429, retryAfter: '60' })
    const code = await server.code()
    server.now += 60_000
    expect(
      (await server.post(syncPaths.join, { protocol: SYNC_PROTOCOL, code, stationName: 'x' })).status,
    ).toBe(200)
  })

  it('[SV5] keeps a second station out until the first has set the house up, and tells nothing to who has no code', async () => {
    const first = await server.join()
    await expect(server.join()).rejects.toThrow('noHouse')
    expect(
      problemOf(
        await server.post(syncPaths.join, { protocol: SYNC_PROTOCOL, code: 'AAAA-AAAA', stationName: 'x' }),
      ),
    ).toBe('wrongCode')
    await server.post(syncPaths.push, pushOf(1, 'setUpWarehouse', setUpArgs(first)), first.token)
    expect((await server.join()).house).toBe('existing')
  })

  it('takes the house of a station that was alone, and no second one', async () => {
    const station = { stationId: 's-own' as StationId, warehouseId: 'w-own' as WarehouseId }
    const first = await server.join({ station })
    expect(first).toMatchObject({ ...station, house: 'own' })
    await expect(server.join({ station: { ...station, stationId: 's-b' as StationId } })).rejects.toThrow(
      'houseExists',
    )
    // A station whose token was lost gets a new one, and the old one is worth nothing.
    const again = await server.join({ station })
    expect((await server.post(syncPaths.pull, pullOf(), again.token)).status).toBe(200)
    expect((await server.post(syncPaths.pull, pullOf(), first.token)).status).toBe(401)
  })

  it('gives codes to members only', async () => {
    const first = await server.house()
    expect((await server.post(syncPaths.joinCode, {})).status).toBe(401)
    const { body } = await server.post(syncPaths.joinCode, {}, first.token)
    expect(await server.join({ code: (body as { code: string }).code })).toMatchObject({ prefix: 'B' })
  })
})

describe('who is let in', () => {
  const closed = [
    syncPaths.push,
    syncPaths.pull,
    syncPaths.snapshot,
    syncPaths.numbers,
    syncPaths.audit,
    syncPaths.joinCode,
  ]

  it.each(closed)('[SV1] %s wants a token that is good', async (path) => {
    const first = await server.house()
    const before = await everything(server.store)
    for (const token of [null, 'A'.repeat(43), `${first.token}A`, first.token.slice(1), '', "' or 1=1 --"]) {
      const answer = await server.post(path, pushOf(2, 'changeSetting', { key: 'demo', value: true }), token)
      expect([token, answer.status, problemOf(answer)]).toEqual([token, 401, 'notAdmitted'])
    }
    expect(await everything(server.store)).toBe(before)
  })

  it('[SV1] knows tokens by their hash only, and a revoked one no more', async () => {
    const first = await server.house()
    const { token, stationId } = first
    expect(await server.store.accountByToken(token)).toBeUndefined()
    expect(await server.store.accountByToken(tokenHashOf(token))).toMatchObject({ stationId })
    await server.store.revoke(stationId, '2026-11-22T09:00:00.000Z')
    for (const path of closed) {
      expect(problemOf(await server.post(path, pullOf(), token))).toBe('revoked')
    }
  })

  it('[SV2] shows a station of another warehouse nothing of this one', async () => {
    const first = await server.house()
    const other = { stationId: 's-other' as StationId, warehouseId: 'w-other' as WarehouseId }
    await server.store.saveAccount({
      ...other,
      tokenHash: tokenHashOf('other-token-of-43-characters'),
      joinedAt: 'x',
    })
    const token = 'other-token-of-43-characters'
    const here = `wh:${first.warehouseId}`
    const snapshot = { protocol: SYNC_PROTOCOL, space: here, after: null }
    expect(problemOf(await server.post(syncPaths.snapshot, snapshot, token))).toBe('foreignSpace')
    expect(await server.post(syncPaths.pull, pullOf({ [here]: 0 }), token)).toMatchObject({ status: 403 })
    const pulled = (await server.post(syncPaths.pull, pullOf(), token)).body as Extract<
      PullAnswer,
      { status: 'changes' }
    >
    expect(Object.keys(pulled.versions).sort()).toEqual(['org', 'wh:w-other'])
    expect(pulled.rows.some(({ table }) => table === 'location')).toBe(false)
    // What it does happens in its own warehouse, whatever its arguments say.
    const before = await server.store.page(here as 'wh:x', null, 1000)
    const bins = {
      locations: [
        {
          code: 'A-01',
          kind: 'bin',
          zone: null,
          aisle: null,
          xMm: 0,
          yMm: 0,
          level: 0,
          walkSequence: 0,
          pickFace: true,
          active: true,
        },
      ],
    }
    const pushed = (await server.post(syncPaths.push, pushOf(1, 'saveLocations', bins), token))
      .body as PushAnswer
    expect(pushed).toMatchObject({ status: 'taken', outcomes: [{ outcome: 'done' }] })
    expect(await server.store.page(here as 'wh:x', null, 1000)).toEqual(before)
  })

  it('never writes a token, a code or arguments into its log', async () => {
    const first = await server.house()
    const code = await server.code()
    await server.post(syncPaths.join, { protocol: SYNC_PROTOCOL, code, stationName: 'x' })
    const broken = {
      push: () =>
        Promise.reject(Object.assign(new Error('disk full'), { token: first.token, body: { code } })),
    }
    const failing = await new TestServer().start({ store: server.store, service: broken as never })
    await failing.post(syncPaths.push, pushOf(9, 'x', { secret: 'hush' }), first.token)
    await failing.dispose()
    expect(failing.logged.length).toBeGreaterThan(0)
    expect(failing.logged.join()).not.toMatch(new RegExp(`${first.token}|${code}|hush`))
  })
})

describe('what is not as it should be', () => {
  let first: JoinAnswer
  beforeEach(async () => {
    first = await server.house()
  })

  it('[SV3] answers another protocol by 426 and who must upgrade', async () => {
    for (const protocol of [SYNC_PROTOCOL + 1, 0, 999]) {
      for (const [path, body] of [
        [syncPaths.push, { ...pushOf(2, 'x', {}), protocol }],
        [syncPaths.pull, { ...pullOf(), protocol }],
        [syncPaths.join, { protocol, code: 'x', stationName: 'x', unheardOf: 1 }],
      ] as const) {
        const answer = await server.post(path, body, first.token)
        expect(answer).toMatchObject({
          status: 426,
          body: { problem: 'upgradeNeeded', protocol: SYNC_PROTOCOL },
        })
        expect((answer.body as { message: string }).message).toContain(
          protocol > SYNC_PROTOCOL ? 'The server must' : 'The station must',
        )
      }
    }
  })

  it('[UP5] answers another generation by 426 and who must upgrade, and takes nothing of it', async () => {
    const code = await server.code()
    const before = await everything(server.store)
    for (const generation of [null, GENERATION - 1, GENERATION + 1, 999]) {
      const tooOld = (generation ?? 1) < GENERATION ? 'station' : 'server'
      for (const [path, body] of [
        [syncPaths.push, pushOf(2, 'changeSetting', { key: 'lockMinutes', value: 7 })],
        [syncPaths.pull, pullOf()],
        [syncPaths.snapshot, { protocol: SYNC_PROTOCOL, space: 'org', after: null }],
        [syncPaths.numbers, {}],
        [syncPaths.join, { protocol: SYNC_PROTOCOL, code, stationName: 'x' }],
      ] as const) {
        expect(await server.post(path, body, first.token, generation)).toMatchObject({
          status: 426,
          body: { problem: 'upgradeNeeded', generation: GENERATION, tooOld },
        })
      }
      // Who is not let in learns nothing of it.
      expect(await server.post(syncPaths.pull, pullOf(), null, generation)).toMatchObject({ status: 401 })
    }
    expect(await everything(server.store)).toEqual(before)
    await server.join({ code })
  })

  it('[SV3] refuses what is too large before it has read it', async () => {
    const before = await everything(server.store)
    const large = { ...pullOf(), epoch: 'x'.repeat(100_000) }
    expect(await server.post(syncPaths.pull, large, first.token)).toMatchObject({
      status: 413,
      body: { problem: 'tooLarge' },
    })
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const ask = request(`${server.url}${syncPaths.push}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${first.token}`,
          [GENERATION_HEADER]: GENERATION,
          'content-type': 'application/json',
          'content-length': 900_000_000,
        },
      })
      ask.on('response', (response) => {
        resolve(response.statusCode)
        ask.destroy()
      })
      ask.on('error', reject)
      ask.flushHeaders()
    })
    expect(status).toBe(413)
    expect(await everything(server.store)).toBe(before)
  })

  it('[SV3] answers fuzzed bodies by a 4xx with a reason, and nothing changes', async () => {
    const before = await everything(server.store)
    const good = pushOf(2, 'changeSetting', { key: 'demo', value: true })
    const hostile = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom(
        '',
        '{',
        'null',
        '[]',
        '"x"',
        '{"__proto__":{"protocol":1}}',
        '{"constructor":{"prototype":{}}}',
        '['.repeat(5000),
      ),
      // A good message with one thing replaced.
      fc
        .tuple(
          fc.constantFrom('seq', 'opId', 'name', 'userId', 'at'),
          fc.constantFrom(null, -1, 1.5, '', {}, [], true, 'x'.repeat(300)),
        )
        .filter(([field, value]) => !(field === 'opId' && value === 'x'))
        .map(([field, value]) =>
          JSON.stringify({ ...good, operations: [{ ...good.operations[0], [field]: value }] }),
        ),
      fc
        .constantFrom(
          [],
          null,
          Array.from({ length: 101 }, () => good.operations[0]),
        )
        .map((operations) => JSON.stringify({ ...good, operations })),
    )
    const paths = fc.constantFrom(syncPaths.push, syncPaths.pull, syncPaths.snapshot)
    await fc.assert(
      fc.asyncProperty(paths, hostile, async (path, body) => {
        const answer = await server.post(path, body, first.token)
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expect(answer.status).toBeLessThan(500)
        expect(answer.body).toMatchObject({ problem: expect.any(String), message: expect.any(String) })
      }),
      { numRuns: 300 },
    )
    expect(await everything(server.store)).toBe(before)
  })

  it('refuses fuzzed arguments without a trace but in the log, and parks what it does not know', async () => {
    const before = await server.store.page('org', null, 10_000)
    let seq = 2
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('changeSetting', 'saveProducts', 'unheardOf', 'toString', '__proto__'),
        fc.jsonValue(),
        async (name, args) => {
          const { status, body } = await server.post(syncPaths.push, pushOf(seq, name, args), first.token)
          // Keys that would reach into every object are turned away before anything is read.
          if (status === 400 && /"(__proto__|constructor)"/.test(JSON.stringify(args))) return
          expect(status).toBe(200)
          seq++
          expect(body).toMatchObject({
            status: 'taken',
            outcomes: [{ outcome: expect.stringMatching(/refused|parked/) }],
          })
        },
      ),
      { numRuns: 100, examples: [['changeSetting', JSON.parse('{"__proto__": 1}')]] },
    )
    expect((await server.store.page('org', null, 10_000)).rows).toEqual(before.rows)
  })

  it('raises an alarm for what met a bug, once, and counts it once', async () => {
    await server.post(syncPaths.push, pushOf(2, 'unheardOf', { pin: '4711' }), first.token)
    // The last one that was answered goes along with the next.
    const again = pushOf(2, 'unheardOf', { pin: '4711' }).operations
    const more = pushOf(3, 'changeSetting', { key: 'lockMinutes', value: 7 })
    await server.post(syncPaths.push, { ...more, operations: [...again, ...more.operations] }, first.token)
    const alarms = server.logged.filter((line) => line.includes('operation parked'))
    expect(alarms.map((line) => JSON.parse(line))).toMatchObject([
      { level: 50, stationId: first.stationId, seq: 2, name: 'unheardOf' },
    ])
    expect(alarms[0]).not.toContain('4711')
    const text = await (await fetch(`${server.url}/metrics`)).text()
    expect(text).toContain('entrepot_operations_total{outcome="parked"} 1')
  })

  it('[SV4] is 503 with Retry-After while the database fails, and the same message succeeds later', async () => {
    const store = server.store
    let down = true
    const failing: ServerStore = {
      ...store,
      push: (...args) =>
        down
          ? Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))
          : store.push(...args),
    }
    const { syncService } = await import('../sync/sync-service.ts')
    const other = await new TestServer().start({
      store: failing,
      service: syncService(failing, () => new Date(0), { error: () => undefined }),
    })
    const message = pushOf(2, 'changeSetting', { key: 'lockMinutes', value: 7 })
    expect(await other.post(syncPaths.push, message, first.token)).toMatchObject({
      status: 503,
      retryAfter: '2',
      body: { problem: 'unavailable' },
    })
    down = false
    expect((await other.post(syncPaths.push, message, first.token)).body).toMatchObject({
      status: 'taken',
      lastSeq: 2,
    })
    await other.dispose()
  })

  it('knows no other address, and says what it can do', async () => {
    expect(await server.post('/nowhere', {})).toMatchObject({ status: 404, body: { problem: 'notFound' } })
    const api = (await (await fetch(`${server.url}${syncPaths.openapi}`)).json()) as {
      openapi: string
      paths: object
    }
    expect(api.openapi).toBe('3.1.0')
    expect(Object.keys(api.paths)).toContain(syncPaths.push)
    expect(await (await fetch(`${server.url}${syncPaths.health}`)).json()).toMatchObject({
      ok: true,
      version: '1.2.3',
    })
    await server.post(
      syncPaths.push,
      pushOf(2, 'changeSetting', { key: 'lockMinutes', value: 7 }),
      first.token,
    )
    const text = await (await fetch(`${server.url}${syncPaths.metrics}`)).text()
    expect(text).toContain('entrepot_operations_total{outcome="done"} 2')
    expect(text).toContain('entrepot_http_requests_total{route="/sync/push",status="200"} 2')
    for (const line of text.trim().split('\n'))
      expect(line).toMatch(/^(# TYPE \w+ (counter|gauge|histogram)|\w+(\{[^}]*\})? [\d.e+-]+)$/)
  })
})

it('ends although somebody holds connections without a word', async () => {
  const silent = connect(server.port, '127.0.0.1')
  silent.on('error', () => undefined)
  await once(silent, 'connect')
  const closed = once(silent, 'close')
  const began = performance.now()
  await server.stop()
  await closed
  expect(performance.now() - began).toBeLessThan(10_000)
})

it('keeps one server to one database', async () => {
  expect(() => openSqlite(server.dir)).toThrow('in use by another server')
})
