import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BarcodeId, Id, LocationId, ProductId, WarehouseId } from '../../src/core/model/ids.ts'
import type { SpaceName } from '../../src/core/model/spaces.ts'
import type { Row } from '../../src/core/model/tables.ts'
import type { ServerStore } from '../../src/server/store/server-store.ts'
import {
  byTable,
  everything,
  furnishing,
  pushWrites,
  rowsOf,
  type Sender,
  sender,
  startPostgresServer,
  startSqlite,
  type TestDatabase,
  type TestServer,
} from './server-house.testkit.ts'

/** Batches that share a commit, and rows that are kept in memory from one batch to the next. */
const barcode = (id: string, code: string): Row<'barcode'> => ({
  id: id as BarcodeId,
  productId: 'p1' as ProductId,
  code,
  unit: 'each',
  qtyEach: 1,
})

const stock = { bin: 'A-01', sku: 'MUG', qtyEach: 1 }

describe.each([
  ['SQLite', startSqlite],
  ['PostgreSQL', startPostgresServer],
])('batches that come together on %s', (name, start) => {
  let server: TestServer
  let database: TestDatabase
  let store: ServerStore
  const operations: number[] = []

  beforeAll(async () => {
    server = await start()
  }, 90_000)
  afterAll(() => server.stop(), 90_000)
  beforeEach(async () => {
    operations.length = 0
    database = await server.database()
    store = await database.open({ onBatch: (figures) => operations.push(figures.operations) })
  }, 30_000)
  afterEach(() => database.close())

  const senders = (count: number): Promise<Sender[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => sender(store, `s${n + 1}`)))
  const movements = async () => byTable(await rowsOf(store, 'wh:w1')).movement ?? []

  it('[SS30] share a commit, and each is done as if it were alone', async () => {
    const stations = await senders(6)
    const [first] = stations as [Sender]
    await first.push(furnishing(first))
    const heard: (readonly SpaceName[])[] = []
    store.onChange((spaces) => heard.push(spaces))
    operations.length = 0
    const batches = stations.map((each) => [1, 2, 3].map(() => each.next('receiveStock', stock)))
    const answers = await Promise.all(stations.map((each, n) => each.push(batches[n] ?? [])))
    for (const answer of answers) expect(answer).toMatchObject({ status: 'taken' })
    expect(await movements()).toHaveLength(5 + 18)
    const { versions, rows } = await everything(store, first.account)
    const seen = new Set(byTable(rows).movement?.map((row) => (row as { version: number }).version))
    // One version each, and none left out: furnishing wrote the first few.
    expect([...seen].filter((version) => version > (versions.get('wh:w1') ?? 0) - 18)).toHaveLength(18)
    if (name === 'SQLite') expect(heard).toHaveLength(1)
    else expect(operations).toEqual([18])
  })

  it('[SS30] what one does wrong harms no other', async () => {
    const stations = await senders(5)
    const [first, second, third, fourth, fifth] = stations as [Sender, Sender, Sender, Sender, Sender]
    await first.push(furnishing(first))
    await pushWrites(store, fifth.account, (tx) => tx.insert('barcode', barcode('b1', 'one')))
    const broken = store.push(
      second.account.stationId,
      { written: ['org', 'wh:w1'], read: [] },
      async (tx) => {
        await tx.attempt({
          perform(rows) {
            rows.insert('barcode', barcode('b9', 'nine'), { space: 'org', version: rows.nextVersion('org') })
            return { seq: 1, outcome: 'done' }
          },
          foresee() {},
        })
        await tx.advance(1)
        throw new Error('the power is gone')
      },
    )
    const receipt = third.next('receiveStock', stock)
    const [failed, once, again, taken, other] = await Promise.all([
      broken.catch((error: Error) => error.message),
      third.push([receipt]),
      third.push([receipt]),
      // Nobody has looked whether the code is free.
      pushWrites(
        store,
        fourth.account,
        (tx) => tx.insert('barcode', barcode('b2', 'one')),
        (tx) => tx.insert('barcode', barcode('b3', 'three')),
      ),
      first.do('receiveStock', stock),
    ])
    expect(failed).toBe('the power is gone')
    expect([once, again]).toMatchObject([
      { status: 'taken', lastSeq: 1 },
      { status: 'taken', lastSeq: 1 },
    ])
    expect(taken.map(({ outcome }) => outcome)).toEqual(['parked', 'done'])
    expect(other).toMatchObject({ status: 'taken', lastSeq: 5 })
    expect(await movements()).toHaveLength(5 + 2)
    expect(byTable(await rowsOf(store, 'org')).barcode).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ id: 'b1' }), expect.objectContaining({ id: 'b3' })]),
    )
    expect(await store.account(second.account.stationId)).toMatchObject({ lastSeq: 0 })
    const log = await store.log({ limit: 99 })
    expect(log.map(({ opId }) => opId)).toHaveLength(new Set(log.map(({ opId }) => opId)).size)
    expect(log.filter(({ outcome }) => outcome.outcome === 'parked')).toHaveLength(1)
  })

  it('[SS30] an operation that comes twice in one batch is done once', async () => {
    const [station] = (await senders(1)) as [Sender]
    await station.push(furnishing(station))
    const receipt = station.next('receiveStock', stock)
    expect(await station.push([receipt, receipt])).toMatchObject({
      status: 'taken',
      lastSeq: 5,
      outcomes: [{ outcome: 'done' }, { outcome: 'done' }],
    })
    expect(await movements()).toHaveLength(5 + 1)
  })

  it('[SS31] rows of another warehouse are read anew, whatever was read of them before', async () => {
    const here = await sender(store, 's1', 'w1')
    const there = await sender(store, 's2', 'w2')
    const place: Row<'location'> = {
      id: 'l1' as LocationId,
      warehouseId: 'w2' as WarehouseId,
      code: 'X',
      kind: 'bin',
      zoneId: null,
      aisle: null,
      xMm: 0,
      yMm: 0,
      level: 0,
      walkSequence: 0,
      pickFace: false,
      active: true,
      orderId: null,
    }
    const look = async (): Promise<boolean | undefined> => {
      // Set anew each time the work is done.
      const seen: { active?: boolean | undefined } = {}
      await pushWrites(store, here.account, (tx) => {
        seen.active = tx.where('location', { warehouseId: place.warehouseId, code: place.code })[0]?.active
      })
      return seen.active
    }
    expect(await look()).toBeUndefined()
    await pushWrites(store, there.account, (tx) => tx.insert('location', place))
    expect(await look()).toBe(true)
    await pushWrites(store, there.account, (tx) => tx.update('location', place.id, { active: false }))
    expect(await look()).toBe(false)
  })
})

describe('several servers on one PostgreSQL', () => {
  let server: TestServer
  let database: TestDatabase

  beforeAll(async () => {
    server = await startPostgresServer()
    database = await server.database()
  }, 90_000)
  afterAll(async () => {
    await database.close()
    await server.stop()
  }, 90_000)

  it('[SS31] what one has read is forgotten when another has written', async () => {
    const stores = [await database.open(), await database.open()] as const
    const { account } = await sender(stores[0], 's1')
    const id = 'counted' as Id<'setting'>
    await pushWrites(stores[0], account, (tx) =>
      tx.insert('setting', { id, value: 0, changedBy: null, changedAt: null }),
    )
    for (let n = 0; n < 6; n++) {
      const store = stores[n % 3 === 2 ? 1 : 0]
      await pushWrites(store, account, (tx) => {
        tx.update('setting', id, { value: (tx.get('setting', id)?.value as number) + 1 })
      })
    }
    expect((await rowsOf(stores[1], 'org')).map(({ row }) => row.value)).toEqual([6])
  })
})
