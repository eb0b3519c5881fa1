import type { Database } from 'better-sqlite3'
import type { RowStore } from '../../core/model/row-store.ts'
import { spaceOf } from '../../core/model/spaces.ts'
import { type TableName, tableNames } from '../../core/model/tables.ts'
import type { RowChange, Tombstone } from '../../core/protocol/sync.ts'

/** The server's rows as they are. Removals first, so that a unique key that moved to another row is free. */
export function applyRows(
  store: RowStore,
  rows: readonly RowChange[],
  tombstones: readonly Tombstone[],
): void {
  for (const { table, id, space } of tombstones) {
    const row = store.get(table, id)
    // A row that moved to another space is gone from the one only: where it is now, it stays.
    if (row && spaceOf(table, row) === space) store.remove(table, id, { space, version: 0 })
  }
  for (const { table, row } of rows) {
    const here = store.get(table, row.id)
    if (here) store.remove(table, row.id, { space: spaceOf(table, here), version: 0 })
  }
  for (const { table, version, row } of rows) {
    store.insert(table, row as never, { space: spaceOf(table, row), version })
  }
}

const STAGED_AT_ONCE = 1000

/** Pages of a snapshot are kept until all are there, and then take the place of every row that was here. */
export function stagedRows(db: Database, store: RowStore) {
  const find = db.prepare<[string], { row: string }>('select "row" from "staged" where "id" = ?')
  const drop = db.prepare('delete from "staged" where "id" = ?')
  const put = db.prepare(
    'insert or replace into "staged" ("id", "tableName", "version", "row") values (?, ?, ?, ?)',
  )
  const next = db.prepare<
    [number, number],
    { rowid: number; tableName: TableName; version: number; row: string }
  >('select rowid, "tableName", "version", "row" from "staged" where rowid > ? order by rowid limit ?')
  const putAll = (rows: readonly RowChange[]): void => {
    for (const { table, version, row } of rows)
      put.run(`${table}|${row.id}`, table, version, JSON.stringify(row))
  }
  return {
    keep(rows: readonly RowChange[]): void {
      db.exec('begin immediate')
      try {
        putAll(rows)
        db.exec('commit')
      } catch (error) {
        if (db.inTransaction) db.exec('rollback')
        throw error
      }
    },
    forget: (): void => void db.exec('delete from "staged"'),
    /**
     * With what changed while the pages were read: only then is it one moment of the server, in which every key is unique. Inside
     * of the caller's transaction, and a part at a time, so that a large house does not have to fit into memory.
     */
    replaceAll(rows: readonly RowChange[], tombstones: readonly Tombstone[]): void {
      for (const { table, id, space } of tombstones) {
        const key = `${table}|${id}`
        const found = find.get(key)
        if (found && spaceOf(table, JSON.parse(found.row) as object) === space) drop.run(key)
      }
      putAll(rows)
      for (const table of tableNames) db.exec(`delete from "${table}"`)
      for (let after = 0; ; ) {
        const part = next.all(after, STAGED_AT_ONCE)
        for (const { tableName, version, row } of part) {
          const columns = JSON.parse(row) as RowChange['row']
          store.insert(tableName, columns as never, { space: spaceOf(tableName, columns), version })
        }
        const last = part.at(-1)
        if (!last || part.length < STAGED_AT_ONCE) break
        after = last.rowid
      }
      db.exec('delete from "staged"')
    },
  }
}
