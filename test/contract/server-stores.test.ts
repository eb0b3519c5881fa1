import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BarcodeId, Id, OrderId, ProductId } from '../../src/core/model/ids.ts'
import type { SpaceName } from '../../src/core/model/spaces.ts'
import type { Row } from '../../src/core/model/tables.ts'
import { add } from '../../src/core/model/tx.ts'
import type { Account, ServerStore } from '../../src/server/store/server-store.ts'
import {
  byTable,
  everything,
  furnishing,
  goods,
  pushWrites,
  rowsOf,
  type Sender,
  sender,
  startPostgresServer,
  startSqlite,
  type TestDatabase,
  type TestServer,
} from './server-house.testkit.ts'

/** What every server store keeps: the rules ST of docs/protocol.md. */
const barcode = (id: string, code: string, qtyEach = 1): Row<'barcode'> => ({
  id: id as BarcodeId,
  productId: 'p1' as ProductId,
  code,
  unit: 'each',
  qtyEach,
})

const setting = (id: string, value: unknown): Row<'setting'> => ({
  id: id as Id<'setting'>,
  value,
  changedBy: null,
  changedAt: null,
})

const placed = {
  channel: 'phone',
  customerName: 'Léa Martin',
  shipTo: { name: 'Léa Martin', lines: [], postcode: '69001', city: 'Lyon', country: 'FR' },
  currency: 'EUR',
  language: 'fr',
  orderedAt: '2026-03-02T07:00:00.000Z',
  dueAt: '2026-03-02T15:00:00.000Z',
  paid: true,
  priority: 0,
  lines: [{ sku: 'MUG', qtyEach: 1, priceMinor: 100 }],
}

const stock = (bin = 'A-01', qtyEach = 1) => ({ bin, sku: 'MUG', qtyEach })

describe.each([
  ['SQLite', startSqlite],
  ['PostgreSQL', startPostgresServer],
])('a server store on %s', (_name, start) => {
  let server: TestServer
  let database: TestDatabase
  let store: ServerStore
  let station: Sender

  beforeAll(async () => {
    server = await start()
  }, 90_000)
  afterAll(() => server.stop(), 90_000)
  beforeEach(async () => {
    database = await server.database()
    store = await database.open()
    station = await sender(store, 's1')
  }, 30_000)
  afterEach(() => database.close())

  const lastSeq = async (of: Account = station.account) => (await store.account(of.stationId))?.lastSeq

  /** All that is kept, to see that something has left no trace. */
  const traces = async () => {
    const { versions, rows, tombstones } = await everything(store, station.account)
    return { versions: [...versions].sort(), rows: byTable(rows), tombstones }
  }

  it('[SS1] takes every operation exactly once, however often it is sent', async () => {
    const first = furnishing(station)
    const receipts = [1, 2, 3, 4].map(() => station.next('receiveStock', stock()))
    expect(await station.push([...first, ...receipts.slice(0, 2)])).toMatchObject({
      status: 'taken',
      lastSeq: 6,
    })
    const before = await traces()
    const again = await station.push([...first, ...receipts.slice(0, 2)])
    expect(again).toMatchObject({ status: 'taken', lastSeq: 6 })
    expect('outcomes' in again && again.outcomes.map(({ outcome }) => outcome)).toEqual(Array(6).fill('done'))
    expect(await traces()).toEqual(before)
    // Half of it known, half of it new.
    expect(await station.push(receipts)).toMatchObject({ status: 'taken', lastSeq: 8 })
    expect((await traces()).rows.movement).toHaveLength(5 + 4)
    expect(await store.log({ limit: 100 })).toHaveLength(8)
  })

  it('[SS2] says from where on operations are missing, and keeps what came before the gap', async () => {
    const [a, b, c, d, e] = [...furnishing(station), station.next('receiveStock', stock())] as const
    if (!a || !b || !c || !d || !e) throw new Error('five operations')
    expect(await station.push([b])).toMatchObject({ status: 'expected', seq: 1 })
    expect(await lastSeq()).toBe(0)
    expect(await station.push([a, b, d])).toMatchObject({ status: 'expected', seq: 3 })
    expect(await lastSeq()).toBe(2)
    expect(await station.push([c, d, e])).toMatchObject({ status: 'taken', lastSeq: 5 })
  })

  it('[SS3] tells two stations that share one identity', async () => {
    const [a, b] = furnishing(station)
    if (!a || !b) throw new Error('two operations')
    await station.push([a])
    const before = await traces()
    const other = { ...b, seq: 1, opId: 'somebody-else' as typeof b.opId }
    expect(await station.push([other])).toMatchObject({ status: 'cloned', seq: 1 })
    expect(await traces()).toEqual(before)
  })

  it('[SS4] a refusal leaves no trace but its log entry, and the sequence goes on', async () => {
    await station.push(furnishing(station))
    const before = await traces()
    const wrong = station.next('saveLocations', {
      locations: [
        { code: 'C-01', kind: 'bin' },
        { code: 'C-02', kind: 'bin', zone: 'NOWHERE' },
      ],
    })
    // Refused in the middle of its work, after it has written.
    const half = station.next('releaseOrders', { orderIds: ['gone'] })
    const answer = await station.push([wrong, half])
    expect(answer).toMatchObject({
      status: 'taken',
      outcomes: [
        { outcome: 'refused', refusal: { code: 'notFound' } },
        { outcome: 'refused', refusal: { code: 'notFound' } },
      ],
    })
    expect(await traces()).toEqual(before)
    expect(await lastSeq()).toBe(6)
    const refused = await store.log({ outcome: 'refused', limit: 10 })
    expect(refused.map(({ seq, outcome }) => [seq, outcome])).toMatchObject([
      [6, { outcome: 'refused', refusal: { code: 'notFound' } }],
      [5, { outcome: 'refused', refusal: { code: 'notFound' } }],
    ])
  })

  it('[SS5] a fault parks its operation with no trace, and the next goes on', async () => {
    await pushWrites(store, station.account, (tx) => tx.insert('barcode', barcode('b1', 'one')))
    const before = await traces()
    const outcomes = await pushWrites(
      store,
      station.account,
      (tx) => {
        tx.insert('barcode', barcode('b2', 'two'))
        tx.update('barcode', 'b1' as BarcodeId, { qtyEach: add(5) })
        tx.delete('barcode', 'b1' as BarcodeId)
        throw new Error('a bug')
      },
      (tx) => tx.insert('barcode', barcode('b3', 'three')),
    )
    expect(outcomes).toMatchObject([{ outcome: 'parked', reason: 'a bug' }, { outcome: 'done' }])
    const after = await traces()
    expect(after.rows.barcode).toEqual([
      ...(before.rows.barcode ?? []),
      { ...barcode('b3', 'three'), version: 2 },
    ])
    expect(after.tombstones).toEqual([])
    expect(await lastSeq()).toBe(3)
    const unknown = await sender(store, 's2')
    expect(await unknown.do('confirmPick', {})).toMatchObject({
      outcomes: [{ outcome: 'refused', refusal: { code: 'badArguments' } }],
    })
    expect(await unknown.push([{ ...unknown.next('confirmPick', {}), name: 'ofTomorrow' }])).toMatchObject({
      outcomes: [{ outcome: 'parked' }],
    })
  })

  it('[SS6] parks the one operation that takes a key which is taken, whether its owner was read or not', async () => {
    await pushWrites(store, station.account, (tx) => tx.insert('barcode', barcode('b1', 'one')))
    const outcomes = await pushWrites(
      store,
      station.account,
      (tx) => tx.insert('barcode', barcode('b2', 'two')),
      // Nobody has looked whether the code is free.
      (tx) => {
        tx.insert('barcode', barcode('b3', 'three'))
        tx.insert('barcode', barcode('b4', 'one'))
      },
      (tx) => tx.insert('barcode', barcode('b1', 'five')),
      (tx) => tx.insert('barcode', barcode('b6', 'two')),
      (tx) => tx.insert('barcode', barcode('b7', 'seven')),
    )
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'parked', 'parked', 'parked', 'done'])
    expect((await traces()).rows.barcode).toEqual([
      { ...barcode('b1', 'one'), version: 1 },
      { ...barcode('b2', 'two'), version: 2 },
      { ...barcode('b7', 'seven'), version: 3 },
    ])
    expect(await lastSeq()).toBe(6)
  })

  it('[SS7] lets a unique key move from row to row, in one operation and in one batch', async () => {
    await pushWrites(
      store,
      station.account,
      (tx) => tx.insert('barcode', barcode('b1', 'one')),
      (tx) => tx.insert('barcode', barcode('b2', 'two')),
    )
    const swapped = await pushWrites(store, station.account, (tx) => {
      tx.update('barcode', 'b1' as BarcodeId, { code: 'free' })
      tx.update('barcode', 'b2' as BarcodeId, { code: 'one' })
      tx.update('barcode', 'b1' as BarcodeId, { code: 'two' })
    })
    expect(swapped).toMatchObject([{ outcome: 'done' }])
    const outcomes = await pushWrites(
      store,
      station.account,
      (tx) => tx.delete('barcode', 'b2' as BarcodeId),
      (tx) => tx.insert('barcode', barcode('b3', 'one')),
    )
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done'])
    const { rows, tombstones } = await traces()
    expect(rows.barcode).toEqual([
      { ...barcode('b1', 'two'), version: 3 },
      { ...barcode('b3', 'one'), version: 5 },
    ])
    expect(tombstones).toEqual([{ space: 'org', table: 'barcode', id: 'b2', version: 4 }])
  })

  it('[SS8] an outage writes nothing and leaves the sequence where it was', async () => {
    await station.push(furnishing(station))
    const before = await traces()
    const spaces: SpaceName[] = ['org', 'wh:w1']
    const pushed = store.push(station.account.stationId, { written: spaces, read: [] }, async (tx) => {
      await tx.attempt({
        perform(rows) {
          rows.insert('barcode', barcode('b1', 'one'), { space: 'org', version: rows.nextVersion('org') })
          return { seq: 5, outcome: 'done' }
        },
        foresee() {},
      })
      await tx.advance(5)
      throw new Error('the power is gone')
    })
    await expect(pushed).rejects.toThrow('the power is gone')
    expect(await traces()).toEqual(before)
    expect(await lastSeq()).toBe(4)
    expect(await station.do('receiveStock', stock())).toMatchObject({ status: 'taken', lastSeq: 5 })
  })

  it('[SS9] raises the counter of a space by one for each operation that writes there', async () => {
    const write = (code: string) => (tx: { insert(table: 'barcode', row: Row<'barcode'>): void }) => {
      tx.insert('barcode', barcode(`${code}-1`, `${code}-1`))
      tx.insert('barcode', barcode(`${code}-2`, `${code}-2`))
    }
    const codes = Array.from({ length: 25 }, (_, index) => `c${String(index).padStart(2, '0')}`)
    await pushWrites(store, station.account, ...codes.slice(0, 12).map(write))
    await pushWrites(store, station.account, ...codes.slice(12).map(write), () => {})
    const { versions, rows } = await everything(store, station.account)
    expect(versions.get('org')).toBe(25)
    expect(versions.get('wh:w1')).toBe(0)
    const seen = new Set(rows.map(({ version }) => version))
    expect([...seen].sort((a, b) => a - b)).toEqual(codes.map((_, index) => index + 1))
  })

  it('[SS10] tells what is gone, until it is there again', async () => {
    const { account } = station
    await pushWrites(store, account, (tx) => tx.insert('setting', setting('a', { x: 1 })))
    await pushWrites(store, account, (tx) => tx.delete('setting', 'a' as Id<'setting'>))
    const gone = await everything(store, account)
    expect([gone.rows, gone.tombstones]).toEqual([
      [],
      [{ space: 'org', table: 'setting', id: 'a', version: 2 }],
    ])
    await pushWrites(store, account, (tx) => tx.insert('setting', setting('a', { x: 2 })))
    const back = await everything(store, account)
    expect(back.tombstones).toEqual([])
    expect(back.rows).toEqual([{ table: 'setting', version: 3, row: setting('a', { x: 2 }) }])
    // Gone and back in one batch, and the other way round.
    await pushWrites(
      store,
      account,
      (tx) => tx.delete('setting', 'a' as Id<'setting'>),
      (tx) => tx.insert('setting', setting('a', 'third')),
      (tx) => tx.insert('setting', setting('b', 'short')),
      (tx) => tx.delete('setting', 'b' as Id<'setting'>),
    )
    const last = await everything(store, account)
    expect(last.rows).toEqual([{ table: 'setting', version: 5, row: setting('a', 'third') }])
    expect(last.tombstones).toEqual([{ space: 'org', table: 'setting', id: 'b', version: 7 }])
  })

  it('[SS11] a row that moves to another space is gone from the first', async () => {
    const { account } = station
    const id = 'l1' as Row<'returnLine'>['id']
    const line = {
      id,
      warehouseId: null,
      returnId: 'r1',
      productId: null,
      code: 'X',
      name: 'X',
      qtyEach: 1,
      priceMinor: 0,
    }
    await pushWrites(store, account, (tx) => tx.insert('returnLine', line as Row<'returnLine'>))
    await pushWrites(store, account, (tx) =>
      tx.update('returnLine', id, { warehouseId: account.warehouseId }),
    )
    expect(await rowsOf(store, 'org')).toEqual([])
    expect(await rowsOf(store, 'wh:w1')).toEqual([
      { table: 'returnLine', version: 1, row: { ...line, warehouseId: 'w1' } },
    ])
    const { tombstones } = await everything(store, account)
    expect(tombstones).toEqual([{ space: 'org', table: 'returnLine', id, version: 2 }])
    await pushWrites(store, account, (tx) => tx.update('returnLine', id, { warehouseId: null }))
    const back = await everything(store, account)
    expect(back.rows).toEqual([{ table: 'returnLine', version: 3, row: line }])
    expect(back.tombstones).toEqual([{ space: 'wh:w1', table: 'returnLine', id, version: 2 }])
  })

  it('[SS12] keeps JSON as it was given, to the order of its keys', async () => {
    const value = { zebra: 1, a: { long: [1, 2.5, null, 'ü "quoted" \\ \u2028'], b: true }, B: '' }
    await pushWrites(store, station.account, (tx) => tx.insert('setting', setting('a', value)))
    await pushWrites(store, station.account, (tx) => {
      expect(JSON.stringify(tx.get('setting', 'a' as Id<'setting'>)?.value)).toBe(JSON.stringify(value))
      tx.insert('setting', setting('b', 'text alone'))
    })
    const { rows } = await everything(store, station.account)
    expect(rows.map(({ row }) => JSON.stringify(row.value))).toEqual([JSON.stringify(value), '"text alone"'])
  })

  it('[SS13] a pull shows one moment: rows, versions and outcomes that belong together', async () => {
    const { account } = station
    const settings = ['a', 'b'].map((id) => id as Id<'setting'>)
    await pushWrites(store, account, (tx) => {
      tx.insert('setting', setting('a', 100))
      tx.insert('setting', setting('b', 0))
    })
    let pushing = true
    const pushes = (async () => {
      for (let n = 0; n < 40; n++) {
        await pushWrites(store, account, (tx) => {
          for (const [index, id] of settings.entries()) {
            const value = tx.get('setting', id)?.value as number
            tx.update('setting', id, { value: index === 0 ? value - 1 : value + 1 })
          }
        })
      }
      pushing = false
    })()
    let seen = 0
    while (pushing) {
      const { rows, versions, lastSeq: seq, lastOpId, outcomes } = await everything(store, account)
      const sum = rows.reduce((total, { row }) => total + (row.value as number), 0)
      const [first] = rows
      expect(sum).toBe(100)
      expect(versions.get('org')).toBe(Math.max(...rows.map(({ version }) => version)))
      // One operation a version: what is told as done is what the rows show.
      expect([seq, outcomes.length, lastOpId]).toEqual([versions.get('org'), seq, `s1-write-${seq}`])
      expect(first?.row.value).toBe(100 - seq + 1)
      seen++
    }
    await pushes
    expect(seen).toBeGreaterThan(2)
  })

  it('[SS14] pages with a pull behind them are the tables, whatever was written meanwhile', async () => {
    await station.push(furnishing(station))
    const others = await Promise.all(['s2', 's3'].map((id) => sender(store, id)))
    const loading = (async () => {
      const rows = new Map<string, unknown>()
      let first: number | null = null
      let after: Parameters<ServerStore['page']>[1] = null
      let pages = 0
      do {
        const page = await store.page('wh:w1', after, 5)
        first ??= page.version
        for (const { table, row } of page.rows) rows.set(`${table} ${row.id}`, row)
        after = page.next
        pages++
      } while (after)
      return { rows, version: first, pages }
    })()
    for (let n = 0; n < 12; n++) {
      await Promise.all(
        others.map((other, index) => other.do('receiveStock', stock(index === 0 ? 'A-01' : 'B-01'))),
      )
    }
    await station.do('countBin', { bin: 'A-01', sku: 'MUG', lot: null, countedEach: 0 })
    const { rows, version, pages } = await loading
    expect(pages).toBeGreaterThan(3)
    const since = new Map<SpaceName, number>([['wh:w1', version]])
    const pulled = await store.pull({
      stationId: station.account.stationId,
      since,
      outcomesAfter: 0,
      maxRows: 10_000,
    })
    for (const { table, row } of pulled?.rows ?? []) rows.set(`${table} ${row.id}`, row)
    for (const { table, id } of pulled?.tombstones ?? []) rows.delete(`${table} ${id}`)
    const now = await rowsOf(store, 'wh:w1')
    expect(new Map([...rows].sort())).toEqual(
      new Map(now.map(({ table, row }) => [`${table} ${row.id}`, row] as const).sort()),
    )
  })

  it('[SS15] asks for a reset where a cursor is ahead, behind the horizon, or too far behind', async () => {
    await station.push(furnishing(station))
    const pull = (from: number, maxRows: number) =>
      store.pull({
        stationId: station.account.stationId,
        since: new Map([['wh:w1', from]]),
        outcomesAfter: 0,
        maxRows,
      })
    expect(await pull(0, 1000)).not.toBeNull()
    expect(await pull(0, 3)).toBeNull()
    expect(await pull(99, 1000)).toBeNull()
  })

  it.each([
    ['one space', 1],
    ['many spaces', 20],
  ])(
    '[SS16] 20 stations push at once into %s: nothing lost, nothing twice, no version left out',
    async (_what, houses) => {
      const stores = database.url === null ? [store] : [store, await database.open()]
      const warehouses = Array.from({ length: houses }, (_, index) => `w${index + 1}`)
      for (const [index, warehouseId] of warehouses.entries()) {
        const first = await sender(store, `f${index}`, warehouseId)
        const answer = await first.push(index === 0 ? furnishing(first) : goods(first))
        expect('outcomes' in answer && answer.outcomes.every(({ outcome }) => outcome === 'done')).toBe(true)
      }
      const base = new Map<SpaceName, number>()
      for (const w of warehouses) base.set(`wh:${w}`, (await store.page(`wh:${w as 'w1'}`, null, 1)).version)
      const rounds = 6
      const stations = await Promise.all(
        Array.from({ length: 20 }, (_, index) => sender(store, `t${index}`, warehouses[index % houses])),
      )
      await Promise.all(
        stations.map(async (each, index) => {
          const to = stores[index % stores.length]
          for (let round = 0; round < rounds; round++) {
            const operations = [1, 2, 3].map(() => each.next('receiveStock', stock()))
            // The catalogue is written too, by every fourth, so that two spaces are locked at once.
            if (index % 4 === 0)
              operations.push(
                each.next('saveProducts', { products: [{ sku: 'MUG', priceMinor: index * 100 + round }] }),
              )
            const answers = await Promise.all([each.push(operations, to), each.push(operations, stores[0])])
            for (const answer of answers) expect(answer).toMatchObject({ status: 'taken' })
          }
        }),
      )
      const perHouse = (20 / houses) * rounds * 3
      for (const w of warehouses) {
        const space: SpaceName = `wh:${w}`
        const rows = byTable(await rowsOf(store, space))
        const totals = rows.productStock as { productId: string; onHandEach: number; version: number }[]
        const movements = rows.movement as { cause: string; version: number }[]
        const received = movements.filter(({ cause }) => cause !== 'import')
        expect(received).toHaveLength(perHouse)
        expect(Math.max(...totals.map(({ onHandEach }) => onHandEach))).toBe(50 + perHouse)
        expect((await store.page(space, null, 1)).version).toBe((base.get(space) ?? 0) + perHouse)
        expect(new Set(received.map(({ version }) => version)).size).toBe(perHouse)
      }
      for (const each of stations) {
        const log = await store.log({ stationId: each.account.stationId, limit: 1000 })
        const count = (await lastSeq(each.account)) ?? 0
        expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, index) => count - index))
        expect(log.every(({ outcome }) => outcome.outcome === 'done')).toBe(true)
      }
    },
    60_000,
  )

  it('[SS17] tells who listens which spaces have moved, once they have', async () => {
    const heard: SpaceName[][] = []
    let wake = () => {}
    const next = () =>
      new Promise<void>((resolve) => {
        wake = resolve
      })
    const stop = store.onChange((spaces) => {
      heard.push([...spaces])
      wake()
    })
    const told = next()
    await station.push(furnishing(station))
    await told
    expect(heard).toEqual([['org', 'wh:w1']])
    const again = next()
    await station.do('releaseOrders', { orderIds: ['gone'] })
    await station.do('receiveStock', stock())
    await again
    expect(heard[1]).toEqual(['wh:w1'])
    stop()
  })

  it('[SS18] shows a station nothing of another warehouse, in pulls and to its operations', async () => {
    await station.push(furnishing(station))
    const other = await sender(store, 's9', 'w2')
    const seen: unknown[] = []
    const order = (await rowsOf(store, 'wh:w1'))[0]
    await pushWrites(store, other.account, (tx) => {
      // Perhaps not for the first time.
      seen.length = 0
      seen.push(...tx.where('location', { warehouseId: station.account.warehouseId }))
      seen.push(...tx.where('movement', { productId: 'p' as ProductId }))
      if (order) seen.push(tx.get(order.table, order.row.id as never))
      // A unique key is unique in the whole house.
      const taken = tx.where('location', { warehouseId: station.account.warehouseId, code: 'A-01' })
      seen.push(taken.length)
    })
    expect(seen).toEqual([undefined, 1])
    const { rows, versions } = await everything(store, other.account)
    expect([...versions.keys()].sort()).toEqual(['org', 'wh:w2'])
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.filter(({ row }) => row.warehouseId === 'w1').map(({ table }) => table)).toEqual(['station'])
  })

  it('[SS19] finds log entries by station, operation, person and outcome, newest first, page by page', async () => {
    const operations = furnishing(station)
    await station.push(operations)
    await station.do('releaseOrders', { orderIds: ['gone'] })
    const names = (entries: readonly { name: string }[]) => entries.map(({ name }) => name)
    const all = await store.log({ limit: 10 })
    expect(names(all)).toEqual([
      'releaseOrders',
      'importStock',
      'saveProducts',
      'saveLocations',
      'setUpWarehouse',
    ])
    const [, , third] = all
    expect(names(await store.log({ limit: 10, before: third?.position ?? 0 }))).toEqual([
      'saveLocations',
      'setUpWarehouse',
    ])
    expect(names(await store.log({ limit: 1, name: 'importStock' }))).toEqual(['importStock'])
    expect(names(await store.log({ limit: 9, outcome: 'refused', stationId: 's1' }))).toEqual([
      'releaseOrders',
    ])
    expect(await store.log({ limit: 9, stationId: 's2' })).toEqual([])
    expect(await store.log({ limit: 9, userId: 'nobody' })).toEqual([])
    const { position, ...entry } = all[3] as (typeof all)[number]
    expect(position).toBeGreaterThan(0)
    expect(entry).toEqual({
      stationId: 's1',
      seq: 2,
      opId: operations[1]?.opId,
      name: 'saveLocations',
      args: operations[1]?.args,
      numbers: null,
      userId: 'system',
      warehouseId: 'w1',
      at: '2026-03-02T08:00:00.000Z',
      receivedAt: '2026-03-02T08:00:01.000Z',
      outcome: { seq: 2, outcome: 'done' },
    })
  })

  it('[NR1] [NR3] gives an operation the serials that came with it, keeps them, and refuses foreign ones', async () => {
    await station.push(furnishing(station))
    const order = (serial: number) => {
      const numbers = [{ kind: 'order' as const, prefix: 'A', serial }]
      return { ...station.next('placeOrder', { ...placed, number: null }), numbers }
    }
    expect(await station.push([order(1007), order(1000), order(1005)])).toMatchObject({
      outcomes: [
        { outcome: 'done' },
        { outcome: 'refused', refusal: { code: 'numberNotGranted', number: 'A1000' } },
        { outcome: 'done' },
      ],
    })
    const numbers = async () =>
      (await everything(store, station.account)).rows.flatMap(({ table, row }) =>
        table === 'order' ? [row.number] : [],
      )
    expect((await numbers()).sort()).toEqual(['A1005', 'A1007'])
    const log = await store.log({ limit: 3 })
    expect(log.map(({ numbers }) => numbers?.[0]?.serial)).toEqual([1005, 1000, 1007])
    expect((await store.log({ limit: 4 }))[3]?.numbers).toBeNull()
    // The block goes on behind the highest.
    await station.push([station.next('placeOrder', { ...placed, number: null })])
    expect(await numbers()).toContain('A1008')
  })

  it('[SS20] keeps accounts and facts about itself', async () => {
    const { stationId, warehouseId } = station.account
    expect(await store.accountByToken('token of s1')).toEqual({
      stationId,
      warehouseId,
      lastSeq: 0,
      revoked: false,
    })
    await store.revoke(stationId, '2026-03-03T00:00:00.000Z')
    expect(await store.accountByToken('token of s1')).toMatchObject({ revoked: true })
    await store.saveAccount({
      stationId,
      warehouseId,
      tokenHash: 'new',
      joinedAt: '2026-03-04T00:00:00.000Z',
    })
    expect(await store.accountByToken('token of s1')).toBeUndefined()
    expect(await store.accountByToken('new')).toMatchObject({ revoked: false })
    expect(await store.accounts()).toHaveLength(1)
    await store.putInfo('code', '1')
    await store.putInfo('code', '2')
    const taken = await Promise.all([
      store.takeInfo('code', '1'),
      store.takeInfo('code', '2'),
      store.takeInfo('code', '2'),
    ])
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await store.info('code')).toBeUndefined()
    expect(await store.epoch()).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('[SS21] an order that is placed, released and picked in one batch needs nothing in between', async () => {
    await station.push(furnishing(station))
    const place = station.next('placeOrder', {
      channel: 'phone',
      customerName: 'Léa Martin',
      shipTo: { name: 'Léa Martin', lines: [], postcode: '69001', city: 'Lyon', country: 'FR' },
      currency: 'EUR',
      language: 'fr',
      orderedAt: '2026-03-02T07:00:00.000Z',
      dueAt: '2026-03-02T15:00:00.000Z',
      paid: true,
      priority: 0,
      lines: [{ sku: 'MUG', qtyEach: 3, priceMinor: 500 }],
    })
    const orderId = `${place.opId}-0` as OrderId
    const release = station.next('releaseOrders', { orderIds: [orderId], allowPartial: false })
    expect(await station.push([place, release])).toMatchObject({
      outcomes: [{ outcome: 'done' }, { outcome: 'done' }],
    })
    const rows = byTable(await rowsOf(store, 'wh:w1'))
    const pick = rows.pick?.[0] as Row<'pick'>
    const confirm = station.next('confirmPick', {
      pickId: pick.id,
      bin: 'A-01',
      productId: pick.productId,
      qtyEach: 3,
    })
    const undo = station.next('undoPick', { taskId: pick.taskId })
    const gone = station.next('confirmPick', {
      pickId: 'gone',
      bin: 'A-01',
      productId: pick.productId,
      qtyEach: 1,
    })
    const answer = await station.push([confirm, undo, gone])
    expect('outcomes' in answer && answer.outcomes.map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'done',
    ])
    const after = byTable(await rowsOf(store, 'wh:w1'))
    expect(after.movement?.filter((row) => (row as Row<'movement'>).pickId === pick.id)).toHaveLength(2)
    expect(after.pick).toMatchObject([{ id: pick.id, pickedEach: 0, status: 'open' }])
    expect(after.case).toMatchObject([{ kind: 'pickDiffers' }])
  })
})
