import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserId } from '../../src/core/model/ids.ts'
import { askHouse } from '../../src/server/house/ask-house.ts'
import type { ServerStore } from '../../src/server/store/server-store.ts'
import { runOwnOperation } from '../../src/server/sync/own-operations.ts'
import {
  everything,
  furnishing,
  goods,
  type Sender,
  sender,
  startPostgresServer,
  startSqlite,
  type TestDatabase,
  type TestServer,
} from './server-house.testkit.ts'

/** Two warehouses of one organisation on one server: the rules SP of docs/protocol.md. */
const clock = () => new Date('2026-03-02T08:00:00.000Z')
const address = { name: 'South', lines: [], postcode: '', city: '', country: 'FR' }
const south = {
  id: 'w2',
  code: 'SOUTH',
  name: 'South',
  timeZone: 'Europe/Paris',
  country: 'FR',
  currency: 'EUR',
  language: 'fr',
  address,
} as const

describe.each([
  ['SQLite', startSqlite],
  ['PostgreSQL', startPostgresServer],
])('two warehouses on %s', (_name, start) => {
  let server: TestServer
  let database: TestDatabase
  let store: ServerStore
  let here: Sender

  beforeAll(async () => {
    server = await start()
  }, 90_000)
  afterAll(() => server.stop())
  beforeEach(async () => {
    database = await server.database()
    store = await database.open()
    here = await sender(store, 's1')
    await here.push(furnishing(here))
  }, 30_000)
  afterEach(() => database.close())

  const open = (userId = 'system') =>
    askHouse(store, clock, {
      userId: userId as UserId,
      deed: { name: 'openWarehouse', args: { warehouse: south as never } },
    })
  const join = async (stationId: string, prefix: string): Promise<Sender> => {
    const station = { id: stationId as never, name: stationId, prefix }
    const args = { station }
    expect(
      await runOwnOperation(store, 'w2' as never, clock, () => `join-${stationId}`, 'registerStation', args),
    ).toMatchObject({ outcome: 'done' })
    return sender(store, stationId, 'w2')
  }

  it('[SP1] work at the same time without seeing or hindering each other', async () => {
    expect(await open()).toEqual({ refusal: null })
    const there = await join('s2', 'B')
    const answer = await there.push(goods(there))
    expect('outcomes' in answer && answer.outcomes.map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'done',
    ])
    const receipts = (station: Sender, bin: string) =>
      Array.from({ length: 20 }, () =>
        station.next('receiveStock', { bin, sku: 'MUG', qtyEach: 1 }, 'system' as UserId),
      )
    const before = {
      here: (await everything(store, here.account)).versions,
      there: (await everything(store, there.account)).versions,
    }
    const pushes = [receipts(here, 'A-01'), receipts(there, 'A-01')]
    const answers = await Promise.all(
      // In four requests each, all under way together with those of the other warehouse.
      [here, there].map(async (station, which) => {
        const operations = pushes[which] ?? []
        for (let i = 0; i < operations.length; i += 5) await station.push(operations.slice(i, i + 5))
        return store.account(station.account.stationId)
      }),
    )
    expect(answers.map((account) => account?.lastSeq)).toEqual([4 + 20, 3 + 20])
    for (const [station, was] of [
      [here, before.here],
      [there, before.there],
    ] as const) {
      const space = `wh:${station.account.warehouseId}` as const
      const { versions, rows } = await everything(store, station.account)
      expect(versions.get(space)).toBe((was.get(space) ?? 0) + 20)
      const mugs = rows
        .filter(({ table }) => table === 'balance')
        .map(({ row }) => row as Record<string, unknown>)
      expect(mugs.every((row) => row.warehouseId === station.account.warehouseId)).toBe(true)
      expect(mugs.map((row) => row.qtyEach)).toContain(10 + 20)
    }
    // One catalogue.
    const products = (await everything(store, there.account)).rows.filter(({ table }) => table === 'product')
    expect(products).toHaveLength(3)
  })

  it('[SP4] shuts a station out by the operation that removes it, until a code lets it in again', async () => {
    const other = await sender(store, 's2', 'w1')
    const station = { id: 's2' as never, name: 'Bench 2', prefix: 'B' }
    await here.do('registerStation', { station })
    expect(await store.accountByToken('token of s2')).toMatchObject({ revoked: false })
    expect(await here.do('removeStation', { stationId: 's1' })).toMatchObject({
      outcomes: [{ outcome: 'refused', refusal: { code: 'ownStation' } }],
    })
    expect(await here.do('removeStation', { stationId: 's2' })).toMatchObject({
      outcomes: [{ outcome: 'done' }],
    })
    expect(await store.accountByToken('token of s2')).toMatchObject({ revoked: true })
    expect(await store.account(other.account.stationId)).toMatchObject({ revoked: true })
    expect((await store.accounts()).map(({ stationId, revoked }) => [stationId, revoked])).toEqual([
      ['s1', false],
      ['s2', true],
    ])
    await here.do('readmitStation', { stationId: 's2' })
    expect(await store.accountByToken('token of s2')).toMatchObject({ revoked: false })
  })

  it('[SV9] takes an operation once, under whatever name and number it comes again', async () => {
    const copy = await sender(store, 's1-copy', 'w1')
    const receipt = here.next('receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 1 })
    const wrong = here.next('releaseOrders', { orderIds: ['gone'] })
    await here.push([receipt, wrong])
    const mugs = async () =>
      (await everything(store, here.account)).rows
        .filter(({ table, row }) => table === 'balance' && row.qtyEach === 11)
        .map(({ row }) => row.id)
    expect(await mugs()).toHaveLength(1)
    const before = await everything(store, here.account)
    // What the other one had sent, in the middle of what only the copy has.
    const own = [0, 1].map(() => copy.next('receiveStock', { bin: 'A-02', sku: 'MUG', qtyEach: 2 }))
    const [first, last] = own as [(typeof own)[0], (typeof own)[0]]
    const sent = [first, { ...receipt, seq: 2 }, { ...wrong, seq: 3 }, { ...last, seq: 4 }]
    const answer = await copy.push(sent)
    expect(answer).toMatchObject({
      status: 'taken',
      lastSeq: 4,
      outcomes: [
        { seq: 1, outcome: 'done' },
        { seq: 2, outcome: 'refused', refusal: { code: 'doneAlready' } },
        { seq: 3, outcome: 'refused', refusal: { code: 'notFound' } },
        { seq: 4, outcome: 'done' },
      ],
    })
    expect(await mugs()).toHaveLength(1)
    const { rows, lastOpId } = await everything(store, copy.account)
    expect(lastOpId).toBe(last.opId)
    expect(rows.filter(({ table }) => table === 'movement')).toHaveLength(
      before.rows.filter(({ table }) => table === 'movement').length + 2,
    )
    // The same again is the same again.
    expect(await copy.push(sent)).toEqual(answer)
    // And the other way round: the copy was first.
    expect(await here.push([{ ...first, seq: receipt.seq + 2 }])).toMatchObject({
      outcomes: [{ outcome: 'refused', refusal: { code: 'doneAlready' } }],
    })
    expect((await everything(store, here.account)).rows.length).toBe(rows.length)
  })

  it('[SP2] is refused in words: a code that is taken, a person who may not, another house', async () => {
    expect(await open()).toEqual({ refusal: null })
    const twice = { ...south, id: 'w3' as never }
    const request = { name: 'openWarehouse' as const, args: { warehouse: twice } }
    expect(await askHouse(store, clock, { userId: 'system' as UserId, deed: request })).toEqual({
      refusal: { code: 'codeTaken', value: 'SOUTH' },
    })
    const fresh = { name: 'openWarehouse' as const, args: { warehouse: { ...twice, code: 'EAST' } } }
    expect(await askHouse(store, clock, { userId: 'nobody' as UserId, deed: fresh })).toEqual({
      refusal: { code: 'notSignedIn' },
    })
    const other = await sender(store, 's9', 'w9')
    const [setUp] = furnishing(other)
    if (!setUp) throw new Error('a set-up')
    expect(await other.push([setUp])).toMatchObject({
      outcomes: [{ outcome: 'refused', refusal: { code: 'serverHasHouse' } }],
    })
  })
})
