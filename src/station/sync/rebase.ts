import type { Database } from 'better-sqlite3'
import { undo } from '../../core/model/recording-tx.ts'
import type { RowStore } from '../../core/model/row-store.ts'
import type { SpentSerials } from '../../core/model/serials.ts'
import { type TableName, tableNames } from '../../core/model/tables.ts'
import type { PullAnswer, SyncOutcome } from '../../core/protocol/sync.ts'
import { applyRows } from './apply-rows.ts'
import { ClonedStationError } from './cloned-station.ts'
import type { Pending, PendingOperation } from './pending.ts'
import { rerun } from './rerun.ts'

/**
 * Undo the pending operations, apply the server's rows, run the pending operations again: in one transaction with the cursor
 * and the epoch, so that nobody ever sees the station without what its people did, and a kill leaves the one or the other. A pull
 * that is older than what the station has already, or of another epoch, is ignored.
 */
export type Changes = Extract<PullAnswer, { status: 'changes' }>

export interface Rebased {
  readonly tables: readonly TableName[]
  readonly settled: readonly SyncOutcome[]
  /** Pending operations that no longer go through here; the server has the last word on them. */
  readonly stuck: number
}

export interface RebaseParts {
  readonly db: Database
  readonly store: RowStore
  readonly pending: Pending
  readonly spent: SpentSerials
  readonly cursor: Cursor
}

export interface Cursor {
  epoch(): string | null
  versionOf(space: string): number
  /** Forgets all spaces: they come anew. */
  clear(): void
  move(changes: Changes): void
}

/** @param replaceAll given where the changes complete a snapshot: it takes the place of every row that is here. */
export function rebase(parts: RebaseParts, changes: Changes, now: string, replaceAll?: () => void): Rebased {
  const { db, store, pending, cursor } = parts
  db.exec('begin immediate')
  try {
    if (!replaceAll && isOld(parts, changes)) {
      db.exec('rollback')
      return { tables: [], settled: [], stuck: 0 }
    }
    requireOwnLog(pending, changes)
    // A restored server has forgotten what it had answered; those operations are kept for this day.
    if (replaceAll) pending.reopenAfter(changes.lastSeq)
    const waiting = pending.all()
    const touched = new Set<TableName>()
    for (const operation of [...waiting].reverse()) {
      for (const image of operation.before) touched.add(image.table)
      undo(store, operation.before)
    }
    if (replaceAll) {
      replaceAll()
      cursor.clear()
      for (const table of tableNames) touched.add(table)
    } else {
      applyRows(store, changes.rows, changes.tombstones)
      for (const { table } of [...changes.rows, ...changes.tombstones]) touched.add(table)
    }
    cursor.move(changes)
    const settled = settle(pending, waiting, changes, now)
    let stuck = 0
    for (const operation of waiting) {
      if (operation.seq <= changes.lastSeq) continue
      if (!rerun(parts, operation, touched)) stuck++
    }
    db.exec('commit')
    return { tables: [...touched], settled, stuck }
  } catch (error) {
    if (db.inTransaction) db.exec('rollback')
    throw error
  }
}

/** Answers overtake each other on the way. Of another epoch is what a server said before it was restored. */
function isOld({ pending, cursor }: RebaseParts, changes: Changes): boolean {
  const epoch = cursor.epoch()
  if (epoch !== null && epoch !== changes.epoch) return true
  if (changes.lastSeq < pending.lastSettled()) return true
  return Object.entries(changes.versions).some(([space, version]) => version < cursor.versionOf(space))
}

/** What the server has of this station must be what this station did: else another machine speaks under its name. */
function requireOwnLog(pending: Pending, { lastSeq, lastOpId }: Changes): void {
  if (lastSeq > pending.lastSeq()) throw new ClonedStationError(lastSeq)
  const own = pending.opIdOf(lastSeq)
  // Answered operations are forgotten after 30 days.
  if (own !== undefined && own !== lastOpId) throw new ClonedStationError(lastSeq)
}

function settle(
  pending: Pending,
  waiting: readonly PendingOperation[],
  changes: Changes,
  now: string,
): SyncOutcome[] {
  const told = new Map(changes.outcomes.map((outcome) => [outcome.seq, outcome]))
  const settled: SyncOutcome[] = []
  for (const { seq } of waiting) {
    if (seq > changes.lastSeq) break
    const outcome = told.get(seq)
    if (!outcome) throw new Error(`the server has taken operation ${seq} and does not say how it ended`)
    pending.settle(outcome, now)
    settled.push(outcome)
  }
  return settled
}
