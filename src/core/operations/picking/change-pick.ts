import type { OperationContext } from '../../model/operation.ts'
import type { PickStatus } from '../../model/states.ts'
import type { Row } from '../../model/tables.ts'
import { add, type Tx } from '../../model/tx.ts'
import { NO_CLAIM } from '../claims/claim-rules.ts'
import { isActive } from '../orders/advance-order.ts'
import { changeLine } from '../orders/change-line.ts'
import { allocateInBin } from '../stock/move-stock.ts'

/**
 * The only way in which a pick changes. An open pick holds what is left of it in its bin, any other holds nothing; bin,
 * product, order line and task follow here, so that what is allocated is always the sum of the open picks.
 */
export interface PickChange {
  readonly pickedEach?: number
  readonly shortEach?: number
  readonly cancel?: true
}

type PickNumbers = Pick<Row<'pick'>, 'qtyEach' | 'pickedEach' | 'shortEach' | 'status'>

/** What is still to be taken. */
export function leftOf(pick: PickNumbers): number {
  return pick.status === 'open' ? Math.max(0, pick.qtyEach - pick.shortEach - pick.pickedEach) : 0
}

export function changePick(
  tx: Tx,
  op: OperationContext,
  before: Row<'pick'>,
  change: PickChange,
): Row<'pick'> {
  const pickedEach = before.pickedEach + (change.pickedEach ?? 0)
  const shortEach = before.shortEach + (change.shortEach ?? 0)
  const status = change.cancel ? 'cancelled' : statusOf({ ...before, pickedEach, shortEach })
  const after: Row<'pick'> = { ...before, pickedEach, shortEach, status }
  tx.update('pick', before.id, {
    pickedEach: add(pickedEach - before.pickedEach),
    shortEach: add(shortEach - before.shortEach),
    status,
  })
  const heldEach = leftOf(after) - leftOf(before)
  allocateInBin(tx, op, before, heldEach)
  changeLine(tx, op, before.orderLineId, {
    allocatedEach: heldEach,
    pickedEach: pickedEach - before.pickedEach,
  })
  countInTask(tx, before, after)
  return after
}

/** A new hard allocation, and with it a line of a task. */
export function insertPick(
  tx: Tx,
  op: OperationContext,
  pick: Omit<Row<'pick'>, 'id' | 'warehouseId' | 'pickedEach' | 'shortEach' | 'status'>,
): Row<'pick'> {
  const row: Row<'pick'> = {
    id: op.newId(),
    warehouseId: op.warehouseId,
    ...pick,
    pickedEach: 0,
    shortEach: 0,
    status: 'open',
  }
  tx.insert('pick', row)
  allocateInBin(tx, op, row, row.qtyEach)
  changeLine(tx, op, row.orderLineId, { allocatedEach: row.qtyEach })
  countInTask(tx, null, row)
  return row
}

/** Done when every line is; begun again when the last scan is taken back. */
export function closeOrReopenTask(tx: Tx, op: OperationContext, taskId: Row<'pick'>['taskId']): boolean {
  const task = taskId === null ? undefined : tx.get('pickTask', taskId)
  if (!task || task.status === 'cancelled') return true
  const done = task.doneCount >= task.pickCount
  if (done && isActive(task.status))
    tx.update('pickTask', task.id, { status: 'done', finishedAt: op.at, ...NO_CLAIM })
  else if (!done && task.status === 'done')
    tx.update('pickTask', task.id, { status: 'started', finishedAt: null })
  return done
}

function statusOf(pick: PickNumbers): PickStatus {
  if (pick.status === 'cancelled') return 'cancelled'
  if (pick.pickedEach + pick.shortEach < pick.qtyEach) return 'open'
  return pick.shortEach > 0 ? 'short' : 'done'
}

function countInTask(tx: Tx, before: PickNumbers | null, after: Row<'pick'>): void {
  if (after.taskId === null || !tx.get('pickTask', after.taskId)) return
  const then = countsOf(before)
  const now = countsOf(after)
  tx.update('pickTask', after.taskId, {
    pickCount: add(now.pickCount - then.pickCount),
    doneCount: add(now.doneCount - then.doneCount),
    qtyEach: add(now.qtyEach - then.qtyEach),
    pickedEach: add(now.pickedEach - then.pickedEach),
  })
}

function countsOf(pick: PickNumbers | null) {
  if (!pick) return { pickCount: 0, doneCount: 0, qtyEach: 0, pickedEach: 0 }
  const { qtyEach, shortEach, pickedEach, status } = pick
  if (status === 'cancelled') return { pickCount: 0, doneCount: 0, qtyEach: 0, pickedEach }
  return { pickCount: 1, doneCount: status === 'open' ? 0 : 1, qtyEach: qtyEach - shortEach, pickedEach }
}
