import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sqliteStore } from '../../../db/sqlite-store.ts'
import { type ImportId, type StationId, SYSTEM_USER, type WarehouseId } from '../../core/model/ids.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import { tableNames } from '../../core/model/tables.ts'
import type { RowChange, Tombstone } from '../../core/protocol/sync.ts'
import { setUpArgs } from '../../server/http/server.testkit.ts'
import { serverLog } from '../../server/log.ts'
import { openSqlite } from '../../server/store/open-sqlite.ts'
import type { ServerStore } from '../../server/store/server-store.ts'
import { syncService } from '../../server/sync/sync-service.ts'
import { openStation, type Station } from '../core/station.ts'
import { replaceRows } from './replace-rows.ts'
import { stagedPages } from './staged-pages.ts'
import { type SyncTransport, syncRound } from './sync-round.ts'

const founder = { stationId: 's1' as StationId, warehouseId: 'w1' as WarehouseId, prefix: 'A' }
const second = { stationId: 's2' as StationId, warehouseId: 'w1' as WarehouseId }
const spaces: SpaceName[] = ['org', 'wh:w1']
const system = { userId: SYSTEM_USER }
const PAGE = 5

let dir: string
let store: ServerStore
let first: Station
let station: Station
/** Pages that were asked for, and how many of them are answered before the line is cut. */
let asked: string[]
let answered: number

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-snapshot-'))
  store = openSqlite(join(dir, 'server'))
  for (const { stationId, warehouseId } of [founder, second])
    await store.saveAccount({ stationId, warehouseId, tokenHash: null, joinedAt: 'x' })
  first = openStation({ dataDir: join(dir, 'first') })
  first.do('setUpWarehouse', setUpArgs(founder) as never, system)
  const numbers = Array.from({ length: 8 }, (_, n) => n)
  first.do(
    'saveLocations',
    { locations: numbers.map((n) => ({ code: `A-0${n}`, kind: 'bin' })) } as never,
    system,
  )
  first.do(
    'saveProducts',
    { products: numbers.map((n) => ({ sku: `MUG-${n}`, name: `Mug ${n}` })) } as never,
    system,
  )
  const rows = numbers.map((n) => ({ bin: `A-0${n}`, sku: `MUG-${n}`, qtyEach: 5 }))
  first.do('importStock', { importId: 'i' as ImportId, rows } as never, system)
  first.do('registerStation', { station: { id: second.stationId, name: 'Second', prefix: 'B' } }, system)
  await syncRound(first.replica, transport(founder.stationId), spaces)
  asked = []
  answered = Number.POSITIVE_INFINITY
  // Without the log of changes, as after a long time: the house has to be loaded.
  station = member()
})
afterEach(async () => {
  station.close()
  first.close()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

function member(): Station {
  const opened = openStation({ dataDir: join(dir, 'second') })
  opened.adopt(second.stationId)
  return opened
}

/** Pages are small, and what is asked of the beginning of time is answered by a reset. */
function transport(stationId: StationId): SyncTransport {
  const service = syncService(store, () => new Date(), serverLog({ write() {} }))
  const account = { stationId, warehouseId: founder.warehouseId, lastSeq: 0, revoked: false }
  return {
    push: (request) => service.push(account, request),
    async pull(request) {
      if (stationId === second.stationId && Object.keys(request.since).length === 0)
        return { status: 'reset', epoch: await store.epoch() }
      return service.pull(account, request)
    },
    async snapshot({ space, after }) {
      asked.push(`${space} ${after ? `${after.table} ${after.id}` : 'begin'}`)
      if (asked.length > answered) throw new Error('the line is cut')
      const page = await store.page(space, after, PAGE)
      return { epoch: await store.epoch(), version: page.version, rows: [...page.rows], next: page.next }
    },
  }
}

const load = () => syncRound(station.replica, transport(second.stationId), spaces)

/** Every row that a station has, without its versions. */
function rowsOf({ read }: Station): Record<string, unknown[]> {
  return Object.fromEntries(
    tableNames.map((table) => [
      table,
      read
        .all<Record<string, unknown>>(`select * from "${table}" order by "id"`)
        .map(({ version: _, ...row }) => row),
    ]),
  )
}

describe('a snapshot', () => {
  it('[LN8] goes on where it was cut, also in another process', async () => {
    answered = 7
    await expect(load()).rejects.toThrow('the line is cut')
    expect(station.identity).toBeNull()
    station.close()
    station = member()
    answered = Number.POSITIVE_INFINITY
    // Meanwhile the house has moved on.
    first.do('saveLocations', { locations: [{ code: 'A-00', kind: 'bin', aisle: 'Z' }] } as never, system)
    await syncRound(first.replica, transport(founder.stationId), spaces)
    await load()
    // The page that was not answered, and no other, was asked for twice.
    const twice = asked.filter((page, n) => asked.indexOf(page) !== n)
    expect(twice).toEqual([asked[7]])
    expect(asked.length).toBeGreaterThan(12)
    expect(station.identity?.prefix).toBe('B')
    expect(rowsOf(station)).toEqual(rowsOf(first))
    expect(station.replica.loading()).toBeNull()
  })

  it('[LN8] begins anew where the server is another than it was', async () => {
    answered = 7
    await expect(load()).rejects.toThrow('the line is cut')
    await store.renewEpoch()
    answered = Number.POSITIVE_INFINITY
    await load()
    expect(asked.slice(8, 11)).toEqual(asked.slice(0, 3))
    expect(rowsOf(station)).toEqual(rowsOf(first))
  })

  it('[LN9] leaves the same rows, indexes and searches, whether they are many or few', async () => {
    const pages: RowChange[][] = []
    for (const space of spaces) {
      let after: Parameters<ServerStore['page']>[1] = null
      do {
        const page = await store.page(space, after, PAGE)
        pages.push([...page.rows])
        after = page.next
      } while (after)
    }
    const product = pages.flat().find(({ table }) => table === 'product') as RowChange
    const bin = pages
      .flat()
      .find(({ table, row }) => table === 'location' && row.code === 'A-03') as RowChange
    // Meanwhile a name changed, and a bin went.
    const changed = [{ ...product, version: 99, row: { ...product.row, name: 'Bowl' } }]
    const gone: Tombstone[] = [{ table: 'location', id: bin.row.id, space: 'wh:w1', version: 99 }]
    const after = [1, Number.POSITIVE_INFINITY].map((manyRows) => {
      const dataDir = join(dir, `replaced-${manyRows}`)
      openStation({ dataDir }).close()
      const db = new Database(join(dataDir, 'station.sqlite'))
      const schema = () => db.prepare(`select "type", "name", "sql" from sqlite_master order by "name"`).all()
      const before = schema()
      const staged = stagedPages(db)
      for (const page of pages) staged.keep(page, { epoch: 'e', spaces, since: {}, next: null })
      db.exec('begin')
      replaceRows(db, sqliteStore(db), { staged, rows: changed, tombstones: gone }, manyRows)
      db.exec('commit')
      expect(schema()).toEqual(before)
      expect(staged.rowCount()).toBe(0)
      const found = db.prepare(`select rowid from "productSearch" where "productSearch" match 'bowl'`).all()
      expect(found).toHaveLength(1)
      const rows = tableNames.map((table) => db.prepare(`select * from "${table}" order by "id"`).all())
      db.close()
      return rows
    })
    expect(after[0]).toEqual(after[1])
    expect(after[0]?.flat().length).toBeGreaterThan(40)
  })
})
