import type { Database } from 'better-sqlite3'
import type { RowStore, Stamp } from '../src/core/model/row-store.ts'
import type { SpaceName } from '../src/core/model/spaces.ts'
import { type TableName, tableNames } from '../src/core/model/tables.ts'
import type { RowChange, Tombstone } from '../src/core/protocol/sync.ts'
import { sqliteStore, sqliteTables, type TableAccess } from './sqlite-store.ts'

/** The rows of a server's SQLite: written with tombstones for what leaves a space, and read by version. */
export interface ServerRows {
  /** @param touched hears each space whose counter is raised. */
  store(touched: (space: SpaceName) => void): RowStore
  /** Null where a cursor is below the horizon, or more rows changed than `maxRows`. */
  changes(since: ReadonlyMap<SpaceName, number>, maxRows: number): Changes | null
  page(space: SpaceName, after: { table: TableName; id: string } | null, limit: number): SnapshotRows
  counters(): Map<SpaceName, number>
  setCounter(space: SpaceName, version: number): void
  readonly table: (name: TableName) => TableAccess
  bury(table: TableName, id: string, stamp: Stamp): void
  /** The row of this tombstone is there again. */
  raise(key: string): void
}

export interface Changes {
  readonly versions: ReadonlyMap<SpaceName, number>
  readonly rows: readonly RowChange[]
  readonly tombstones: readonly Tombstone[]
}

export interface SnapshotRows {
  readonly version: number
  readonly rows: readonly RowChange[]
  readonly next: { readonly table: TableName; readonly id: string } | null
}

export function serverRows(db: Database): ServerRows {
  const access = sqliteTables(db)
  const plain = sqliteStore(db, access)
  const putTombstone = db.prepare(
    `insert into "tombstone" ("id", "space", "tableName", "rowId", "version") values (?, ?, ?, ?, ?)
     on conflict ("id") do update set "version" = excluded."version"`,
  )
  const dropTombstone = db.prepare('delete from "tombstone" where "id" = ?')
  const tombstonesSince = db.prepare<[string, number, number], Tombstone>(
    'select "space", "tableName" as "table", "rowId" as "id", "version" from "tombstone" where "space" = ? and "version" > ? limit ?',
  )
  const counter = db.prepare<[string], { version: number; horizon: number }>(
    'select "version", "horizon" from "space" where "name" = ?',
  )
  const allCounters = db.prepare<[], { name: SpaceName; version: number }>(
    'select "name", "version" from "space"',
  )
  const putCounter = db.prepare(
    'insert into "space" ("name", "version") values (?, ?) on conflict ("name") do update set "version" = excluded."version"',
  )
  const key = (space: SpaceName, table: TableName, id: string) => `${space}|${table}|${id}`
  const bury = (table: TableName, id: string, { space, version }: Stamp): void =>
    void putTombstone.run(key(space, table, id), space, table, id, version)

  return {
    counters: () => new Map(allCounters.all().map(({ name, version }) => [name, version])),
    setCounter: (space, version) => void putCounter.run(space, version),
    table: access,
    bury,
    raise: (tombstone) => void dropTombstone.run(tombstone),
    store: (touched) => ({
      ...plain,
      insert(table, row, stamp) {
        plain.insert(table, row, stamp)
        dropTombstone.run(key(stamp.space, table, row.id))
      },
      update(table, id, columns, stamp) {
        plain.update(table, id, columns, stamp)
        // It may have come back into a space that it left.
        if ('warehouseId' in columns) dropTombstone.run(key(stamp.space, table, id))
      },
      remove(table, id, stamp) {
        plain.remove(table, id, stamp)
        bury(table, id, stamp)
      },
      left: bury,
      nextVersion(space) {
        touched(space)
        return plain.nextVersion(space)
      },
    }),
    changes(since, maxRows) {
      const versions = new Map<SpaceName, number>()
      const rows: RowChange[] = []
      const tombstones: Tombstone[] = []
      for (const [space, from] of since) {
        const { version = 0, horizon = 0 } = counter.get(space) ?? {}
        if (from < horizon || from > version) return null
        versions.set(space, version)
        if (from === version) continue
        tombstones.push(...tombstonesSince.all(space, from, maxRows + 1))
        for (const table of tableNames) {
          for (const found of access(table).since(space, from, maxRows + 1 - rows.length)) {
            rows.push({ table, version: found.version, row: found.row as RowChange['row'] })
          }
          if (rows.length + tombstones.length > maxRows) return null
        }
      }
      return { versions, rows, tombstones }
    },
    page(space, after, limit) {
      const version = counter.get(space)?.version ?? 0
      const rows: RowChange[] = []
      const first = after ? tableNames.indexOf(after.table) : 0
      for (let t = first; t < tableNames.length; t++) {
        const table = tableNames[t] as TableName
        const from = t === first && after ? after.id : ''
        for (const found of access(table).page(space, from, limit - rows.length)) {
          rows.push({ table, version: found.version, row: found.row as RowChange['row'] })
        }
        const last = rows.at(-1)
        if (rows.length >= limit && last)
          return { version, rows, next: { table: last.table, id: last.row.id } }
      }
      return { version, rows, next: null }
    },
  }
}
