import type { Database } from 'better-sqlite3'
import { localIndexes } from '../../../db/local-indexes.ts'
import type { Migration } from '../../../db/migrations.ts'
import { columnsOf, hasTable, migrateSqlite, missingOn } from '../../../db/sqlite-migrations.ts'
import { sqliteStore, sqliteTables } from '../../../db/sqlite-store.ts'
import { undo } from '../../core/model/recording-tx.ts'
import { pendingOperations, unpackImages } from '../sync/pending.ts'
import { rerun } from '../sync/rerun.ts'
import { spentSerials } from './spent-serials.ts'

/**
 * An upgrade is a rebase: what is pending is undone in the schema in which it was done, the server's rows are migrated as the server
 * migrates its own, and what is pending runs again in the new schema. One transaction: a kill leaves the old or the new, whole.
 */
const AT_ONCE = 500

export function upgrade(db: Database, migrations: readonly Migration[], version: string): void {
  const missing = missingOn(db, migrations, 'stationInfo')
  if (missing.length === 0) {
    for (const statement of localIndexes) db.exec(statement)
    return
  }
  db.exec('begin immediate')
  try {
    dropWordSearch(db)
    if (hasTable(db, 'outbox')) {
      undoPending(db)
      // Of a snapshot in the old schema; it is loaded anew.
      for (const table of ['staged', 'stagedPage']) if (hasTable(db, table)) db.exec(`delete from "${table}"`)
    }
    migrateSqlite(db, missing, 'stationInfo', version)
    runPending(db)
    for (const statement of localIndexes) db.exec(statement)
    db.exec('commit')
  } catch (error) {
    // SQLite may have rolled back by itself (disk full); a second rollback would hide the reason.
    if (db.inTransaction) db.exec('rollback')
    throw error
  }
}

/** Tied to the numbers of rows, which a table that is built anew gives out anew. Only the word search has triggers. */
function dropWordSearch(db: Database): void {
  const drop = (type: 'trigger' | 'table', condition: string): void => {
    const found = db.prepare<[], { name: string }>(`select name from sqlite_master where ${condition}`)
    for (const { name } of found.all()) db.exec(`drop ${type} "${name}"`)
  }
  drop('trigger', `type = 'trigger'`)
  drop('table', `type = 'table' and sql like 'create virtual table%'`)
}

function undoPending(db: Database): void {
  // The columns that were there when the images were taken: the table's, not this code's.
  const old = sqliteStore(
    db,
    sqliteTables(db, (table) => columnsOf(db, table)),
  )
  const seqs = db.prepare<[], { seq: number }>(
    `select "seq" from "outbox" where "state" = 'pending' order by "seq" desc`,
  )
  const images = db.prepare<[number], { before: string }>('select "before" from "outbox" where "seq" = ?')
  for (const { seq } of seqs.all()) undo(old, unpackImages(images.get(seq)?.before ?? '[]'))
}

function runPending(db: Database): void {
  const parts = { store: sqliteStore(db), pending: pendingOperations(db), spent: spentSerials(db) }
  for (let after = 0; ; ) {
    const part = parts.pending.some(after, AT_ONCE)
    for (const operation of part) rerun(parts, operation)
    const last = part.at(-1)
    if (!last) return
    after = last.seq
  }
}
