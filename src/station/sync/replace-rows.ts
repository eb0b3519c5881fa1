import type { Database } from 'better-sqlite3'
import { localIndexes, wordSearches } from '../../../db/local-indexes.ts'
import type { RowStore } from '../../core/model/row-store.ts'
import { spaceOf } from '../../core/model/spaces.ts'
import { tableNames } from '../../core/model/tables.ts'
import type { RowChange, Tombstone } from '../../core/protocol/sync.ts'
import { applyRows } from './apply-rows.ts'
import type { StagedPages } from './staged-pages.ts'

/**
 * A snapshot takes the place of every row that was here, inside of the caller's transaction. Its pages were read one after the
 * other: only with what changed meanwhile is it one moment of the server, in which every key is unique.
 */
export interface Snapshot {
  readonly staged: StagedPages
  readonly rows: readonly RowChange[]
  readonly tombstones: readonly Tombstone[]
}

/** From so many rows on, writing the indexes at the end costs less than keeping them on the way. */
const MANY_ROWS = 20_000

export function replaceRows(db: Database, store: RowStore, snapshot: Snapshot, manyRows = MANY_ROWS): void {
  if (snapshot.staged.rowCount() < manyRows) replaceFew(db, store, snapshot)
  else replaceMany(db, store, snapshot)
  snapshot.staged.forget()
}

function replaceFew(db: Database, store: RowStore, { staged, rows, tombstones }: Snapshot): void {
  const moment = new Map<string, RowChange>()
  const keep = (change: RowChange): void => void moment.set(`${change.table}|${change.row.id}`, change)
  for (const page of staged.pages()) page.forEach(keep)
  for (const { table, id, space } of tombstones) {
    const key = `${table}|${id}`
    const found = moment.get(key)
    // A row that moved to another space is gone from the one only.
    if (found && spaceOf(table, found.row) === space) moment.delete(key)
  }
  rows.forEach(keep)
  for (const table of tableNames) db.exec(`delete from "${table}"`)
  for (const { table, version, row } of moment.values())
    store.insert(table, row as never, { space: spaceOf(table, row), version })
}

function replaceMany(db: Database, store: RowStore, { staged, rows, tombstones }: Snapshot): void {
  const made = db
    .prepare<[], { name: string; sql: string }>(
      `select "name", "sql" from sqlite_master where "sql" is not null and
         (("type" = 'index' and "tbl_name" in (${tableNames.map((table) => `'${table}'`).join()})) or "type" = 'trigger')`,
    )
    .all()
  for (const { name, sql } of made)
    db.exec(`drop ${/^create trigger/i.test(sql) ? 'trigger' : 'index'} "${name}"`)
  for (const search of wordSearches) db.exec(`drop table if exists "${search}"`)
  for (const table of tableNames) db.exec(`delete from "${table}"`)
  for (const page of staged.pages()) {
    for (const { table, version, row } of page) {
      // A row that moved from one space to the other while the pages were read comes twice.
      if (store.get(table, row.id)) continue
      store.insert(table, row as never, { space: spaceOf(table, row), version })
    }
  }
  applyRows(store, rows, tombstones)
  const isThere = db.prepare('select 1 from sqlite_master where "name" = ?')
  // The searches first, with their triggers; they are filled from the rows.
  for (const statement of localIndexes) db.exec(statement)
  for (const { name, sql } of made) if (!isThere.get(name)) db.exec(sql)
}
