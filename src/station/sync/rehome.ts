import type { Database } from 'better-sqlite3'
import type { StationId } from '../../core/model/ids.ts'
import { undo } from '../../core/model/recording-tx.ts'
import type { RowStore } from '../../core/model/row-store.ts'
import type { SpentSerials } from '../../core/model/serials.ts'
import { type TableName, tableNames } from '../../core/model/tables.ts'
import type { Pending } from './pending.ts'
import { rerun } from './rerun.ts'
import type { StagedPages } from './staged-pages.ts'

/**
 * Makes this data folder another station of its house, in one transaction with whatever else says who it is: a kill leaves the one
 * or the other. Nothing that a person did is lost by it, and nothing is done under a number that belongs to another.
 */
export interface RehomeParts {
  readonly db: Database
  readonly store: RowStore
  readonly pending: Pending
  readonly spent: SpentSerials
}

/** Something waits that only this folder has: it must not be thrown away. */
export class UnsentWorkError extends Error {
  readonly count: number
  constructor(count: number) {
    super(`${count} operations have not been sent yet`)
    this.name = 'UnsentWorkError'
    this.count = count
  }
}

/**
 * In the same warehouse, with all that waits: it is sent anew under the new name, counted from 1, with the ids that it has. By these
 * the server knows what the other one has sent already. What was answered under the old name stays the other one's to tell.
 */
export function rehomeWithWork(
  parts: RehomeParts,
  stationId: StationId,
  alsoThen: () => void,
): readonly TableName[] {
  const { db, store, pending } = parts
  const touched = new Set<TableName>()
  inTransaction(db, () => {
    const waiting = pending.all()
    for (const operation of [...waiting].reverse()) {
      for (const image of operation.before) touched.add(image.table)
      undo(store, operation.before)
    }
    db.exec(`delete from "outbox" where "state" <> 'pending'`)
    const move = db.prepare('update "outbox" set "seq" = ?, "stationId" = ? where "seq" = ?')
    // By way of negative numbers: the old and the new ones may overlap.
    for (const [index, { seq }] of waiting.entries()) move.run(-1 - index, stationId, seq)
    db.exec('update "outbox" set "seq" = -"seq"')
    countFrom(db, waiting.length)
    alsoThen()
    for (const [index, operation] of waiting.entries())
      rerun(parts, { ...operation, seq: index + 1, stationId }, touched)
  })
  return [...touched]
}

interface EmptyParts extends Pick<RehomeParts, 'db' | 'pending'> {
  readonly staged: Pick<StagedPages, 'forget'>
}

/** In another warehouse, with nothing of the old one: its rows come from the server. */
export function rehomeEmpty({ db, pending, staged }: EmptyParts, alsoThen: () => void): readonly TableName[] {
  inTransaction(db, () => {
    const left = pending.all().length
    if (left > 0) throw new UnsentWorkError(left)
    for (const table of [...tableNames, 'outbox', 'cursor', 'space']) db.exec(`delete from "${table}"`)
    db.exec(`delete from "stationInfo" where "key" = 'epoch'`)
    staged.forget()
    countFrom(db, 0)
    alsoThen()
  })
  return tableNames
}

/** What the next operation is counted from. */
function countFrom(db: Database, seq: number): void {
  db.exec(`delete from "sqlite_sequence" where "name" = 'outbox'`)
  db.prepare(`insert into "sqlite_sequence" ("name", "seq") values ('outbox', ?)`).run(seq)
}

function inTransaction(db: Database, work: () => void): void {
  db.exec('begin immediate')
  try {
    work()
    db.exec('commit')
  } catch (error) {
    if (db.inTransaction) db.exec('rollback')
    throw error
  }
}
