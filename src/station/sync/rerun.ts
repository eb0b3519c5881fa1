import { type Operation, operationContext, runOperation, spacesOf } from '../../core/model/operation.ts'
import { recordingTx, undo } from '../../core/model/recording-tx.ts'
import type { RowStore } from '../../core/model/row-store.ts'
import { newSerials, type SpentSerials, sameSerials } from '../../core/model/serials.ts'
import type { TableName } from '../../core/model/tables.ts'
import { operations } from '../../core/operations/registry.ts'
import type { Pending, PendingOperation } from './pending.ts'

/** Runs a pending operation again, on rows that have changed under it. The caller holds the transaction. */
export interface RerunParts {
  readonly store: RowStore
  readonly pending: Pending
  readonly spent: SpentSerials
}

/** @returns whether the operation went through; one that does not leaves nothing behind and waits for the server's word. */
export function rerun(
  { store, pending, spent }: RerunParts,
  waiting: PendingOperation,
  touched = new Set<TableName>(),
): boolean {
  const operation = operations[waiting.name as keyof typeof operations] as unknown as Operation<
    string,
    unknown,
    unknown
  >
  const tx = recordingTx(store, spacesOf(operation, waiting.warehouseId))
  const serials = waiting.numbers ? sameSerials(waiting.numbers) : numbersOfOld(spent)
  let done = false
  try {
    done = runOperation(operation, tx, waiting.args, operationContext(waiting, serials), 'replay').ok
  } catch (error) {
    // What the database could not do is no fault of the operation: the whole rebase is tried again.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) throw error
  }
  for (const table of tx.changedTables()) touched.add(table)
  if (!done) undo(store, tx.beforeImages())
  pending.keepRun(
    waiting.seq,
    done ? tx.beforeImages() : [],
    done ? serials.taken() : (waiting.numbers ?? []),
  )
  return done
}

/** Done before serials were kept: the block decides, as it did then, and from now on it stays so. */
function numbersOfOld(spent: SpentSerials) {
  return newSerials({ of: () => 0, spend: spent.spend })
}
