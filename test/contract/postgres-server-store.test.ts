import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BarcodeId, ProductId } from '../../src/core/model/ids.ts'
import type { SpaceName } from '../../src/core/model/spaces.ts'
import type { Row } from '../../src/core/model/tables.ts'
import type { BatchFigures } from '../../src/server/store/postgres-push.ts'
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
  type TestDatabase,
  type TestServer,
} from './server-house.testkit.ts'

/** What only a database behind a network can do to a server: locks, lost connections, several servers at once. */
const barcode = (id: string, code: string): Row<'barcode'> => ({
  id: id as BarcodeId,
  productId: 'p1' as ProductId,
  code,
  unit: 'each',
  qtyEach: 1,
})

describe('the server store on PostgreSQL', () => {
  let server: TestServer
  let database: TestDatabase
  let store: ServerStore
  let station: Sender
  /** Somebody else on the same database. */
  let other: pg.Client
  /** Not in a transaction, within which the statistics would stand still. */
  let watcher: pg.Client
  const batches: BatchFigures[] = []

  beforeAll(async () => {
    server = await startPostgresServer()
  }, 90_000)
  afterAll(() => server.stop())
  beforeEach(async () => {
    batches.length = 0
    database = await server.database()
    store = await database.open({ onBatch: (figures) => batches.push(figures) })
    station = await sender(store, 's1')
    other = new pg.Client(database.url ?? '')
    watcher = new pg.Client(database.url ?? '')
    await Promise.all([other.connect(), watcher.connect()])
  }, 30_000)
  afterEach(async () => {
    await Promise.all([other.end(), watcher.end()])
    await database.close()
  })

  const lastSeq = async () => (await store.account(station.account.stationId))?.lastSeq

  /** Asks until it is so; the time limit is the test's own. */
  const until = async (sql: string): Promise<void> => {
    while ((await watcher.query(sql)).rows.length === 0);
  }
  const WAITS_FOR_LOCK = `select 1 from pg_stat_activity where application_name = 'entrepot push' and wait_event_type = 'Lock'
    and datname = current_database()`

  it('[SS22] does a batch again that PostgreSQL broke off for a deadlock, and counts it once', async () => {
    await station.push(furnishing(station))
    await other.query('begin')
    await other.query(`select * from "space" where "name" = 'wh:w1' for update`)
    const pushed = station.do('receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 1 })
    await until(WAITS_FOR_LOCK)
    // Now each holds what the other wants. Who has waited longest finds out first: the push, which lets go of its account.
    await other.query(`select * from "stationAccount" where "id" = 's1' for update`)
    await other.query('rollback')
    expect(await pushed).toMatchObject({ status: 'taken', lastSeq: 5 })
    expect(byTable(await rowsOf(store, 'wh:w1')).movement).toHaveLength(6)
    expect((await store.log({ limit: 99 })).map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
  })

  it('[SS23] gives up after a few serialization failures: an outage, the sequence stays', async () => {
    const failure = Object.assign(new Error('could not serialize access'), { code: '40001' })
    let times = 0
    const spaces = { written: ['org'] as const, read: [] }
    const pushed = store.push(station.account.stationId, spaces, async (tx) => {
      await tx.advance(1)
      times++
      throw failure
    })
    await expect(pushed).rejects.toBe(failure)
    expect(times).toBe(5)
    expect(await lastSeq()).toBe(0)
    const second = store.push(station.account.stationId, spaces, async (tx) => {
      if (++times < 8) throw failure
      await tx.advance(tx.lastSeq + 1)
    })
    await second
    expect(await lastSeq()).toBe(1)
  })

  it('[SS24] a connection that dies in the middle leaves nothing, and the next push finds a new one', async () => {
    await station.push(furnishing(station))
    const before = await everything(store, station.account)
    // Several connections wait in the pool, and all of them die.
    await Promise.all(Array.from({ length: 5 }, lastSeq))
    const killed = store.push(
      station.account.stationId,
      { written: ['org', 'wh:w1'], read: [] },
      async (tx) => {
        await tx.attempt({
          perform(rows) {
            rows.insert('barcode', barcode('b1', 'one'), { space: 'org', version: rows.nextVersion('org') })
            return { seq: 5, outcome: 'done' }
          },
          foresee() {},
        })
        await tx.advance(5)
        await other.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'entrepot%' and datname = current_database()`,
        )
      },
    )
    await expect(killed).rejects.toThrow()
    expect(await lastSeq()).toBe(4)
    expect(await everything(store, station.account)).toEqual(before)
    expect(await station.do('receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 1 })).toMatchObject({
      lastSeq: 5,
    })
  })

  it('[SS25] hears of what other servers commit, also after its own connection was lost', async () => {
    const second = await database.open()
    const heard: (readonly SpaceName[])[] = []
    let wake = () => {}
    const next = () =>
      new Promise<void>((resolve) => {
        wake = resolve
      })
    second.onChange((spaces) => {
      heard.push(spaces)
      wake()
    })
    const told = next()
    await station.push(furnishing(station))
    await told
    expect(heard).toEqual([['org', 'wh:w1']])
    // Not knowing what was said meanwhile, it says that there may be something everywhere.
    const back = next()
    await other.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'entrepot listen' and datname = current_database()`,
    )
    await back
    expect([...(heard[1] ?? [])].sort()).toEqual(['org', 'wh:w1'])
    const again = next()
    await station.do('receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 1 })
    await again
    expect(heard[2]).toEqual(['wh:w1'])
  })

  it('[SS26] parks what PostgreSQL cannot store, and that alone', async () => {
    await pushWrites(store, station.account, (tx) => tx.insert('barcode', barcode('b1', 'one')))
    const outcomes = await pushWrites(
      store,
      station.account,
      (tx) => tx.insert('barcode', barcode('b2', 'a \u0000 in the middle')),
      (tx) => tx.insert('barcode', { ...barcode('b3', 'three'), qtyEach: 1.5 }),
      (tx) => void tx.get('barcode', 'b\u0000' as BarcodeId),
      (tx) => tx.insert('barcode', barcode('b4', 'four')),
    )
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['parked', 'parked', 'parked', 'done'])
    expect(byTable(await rowsOf(store, 'org')).barcode).toEqual([
      { ...barcode('b1', 'one'), version: 1 },
      { ...barcode('b4', 'four'), version: 2 },
    ])
    expect(batches.map(({ careful }) => careful)).toEqual([false, true])
  })

  it('[SS27] a push that waits for its space holds up no pull, and nobody in another space', async () => {
    await station.push(furnishing(station))
    const elsewhere = await sender(store, 's2', 'w2')
    await other.query('begin')
    await other.query(`select * from "space" where "name" = 'wh:w1' for update`)
    const held = station.do('saveLocations', { locations: [{ code: 'C-01', kind: 'bin' }] })
    await until(WAITS_FOR_LOCK)
    expect(await elsewhere.do('saveLocations', { locations: [{ code: 'A-01', kind: 'bin' }] })).toMatchObject(
      { lastSeq: 1 },
    )
    expect((await everything(store, station.account)).lastSeq).toBe(4)
    await other.query('rollback')
    expect(await held).toMatchObject({ lastSeq: 5 })
  })

  it('[SS28] loads a batch in a few round trips, however many operations and rows it has', async () => {
    await station.push(furnishing(station))
    const codes = Array.from({ length: 200 }, (_, index) => `C-${index}`)
    await station.do('saveLocations', { locations: codes.map((code) => ({ code, kind: 'bin' })) })
    await station.do('saveProducts', {
      products: codes.map((code) => ({ sku: code, barcodes: [{ code, unit: 'each', qtyEach: 1 }] })),
    })
    await station.do('importStock', {
      importId: 'i',
      rows: codes.map((code) => ({ bin: code, sku: code, qtyEach: 50 })),
    })
    const order = (index: number) => ({
      number: `N${index}`,
      channel: 'shop',
      customerName: 'Léa',
      shipTo: { name: 'Léa', lines: [], postcode: '1', city: 'Lyon', country: 'FR' },
      currency: 'EUR',
      language: 'fr',
      orderedAt: '2026-03-02T07:00:00.000Z',
      dueAt: '2026-03-02T15:00:00.000Z',
      lines: [1, 2, 3, 4, 5].map((n) => ({
        sku: `C-${(index * 5 + n) % 200}`,
        name: '',
        qtyEach: 1,
        priceMinor: 5,
      })),
    })
    await station.do('importOrders', {
      importId: 'i',
      orders: Array.from({ length: 100 }, (_, index) => order(index)),
    })
    const orders = byTable(await rowsOf(store, 'wh:w1')).order as Row<'order'>[]
    await station.do('releaseOrders', { orderIds: orders.map(({ id }) => id) })
    const rows = byTable(await rowsOf(store, 'wh:w1'))
    const picks = (rows.pick as Row<'pick'>[]).slice(0, 100)
    const bins = new Map((rows.location as Row<'location'>[]).map(({ id, code }) => [id, code]))
    const scans = picks.map(({ id, locationId, productId, qtyEach }) =>
      station.next('confirmPick', { pickId: id, bin: bins.get(locationId), productId, qtyEach }),
    )
    expect(await station.push(scans)).toMatchObject({ lastSeq: 109 })
    expect((await store.log({ limit: 200 })).filter(({ outcome }) => outcome.outcome !== 'done')).toEqual([])
    // Furnishing, locations, products, stock, orders, release, a hundred picks.
    const loads = batches.map((batch) => batch.loads)
    expect(loads).toHaveLength(7)
    for (const count of loads.slice(1)) expect(count).toBeLessThanOrEqual(4)
  }, 30_000)
})
