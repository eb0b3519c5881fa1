import type { PickTaskId } from '../../model/ids.ts'
import { type OperationContext, requirePermission } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'

/** A started task belongs to one person; only an explicit take-over changes hands. */
export function taskOrRefuse(tx: Tx, taskId: PickTaskId): Row<'pickTask'> {
  return tx.get('pickTask', taskId) ?? refuse('notFound', { what: 'pickTask', id: taskId })
}

export function refuseUnlessMine(tx: Tx, op: OperationContext, task: Row<'pickTask'>): void {
  if (task.status !== 'started') refuse('taskNotOpen', { status: task.status })
  if (task.userId !== op.userId) refuse('taskNotYours', { by: nameOf(tx, task.userId) })
}

/** The last scan of a task may be taken back after its end, by the person who made it. */
export function refuseUnlessMineOrDone(tx: Tx, op: OperationContext, task: Row<'pickTask'>): void {
  if (task.status !== 'started' && task.status !== 'done') refuse('taskNotOpen', { status: task.status })
  if (task.userId === op.userId) return
  if (task.status === 'done') requirePermission(tx, op, 'takeOverTask')
  else refuse('taskNotYours', { by: nameOf(tx, task.userId) })
}

export function nameOf(tx: Tx, userId: Row<'user'>['id'] | null): string {
  return userId === null ? '' : (tx.get('user', userId)?.name ?? userId)
}

export function refuseCancelledOrder(tx: Tx, orderId: Row<'order'>['id'] | null): void {
  const order = orderId === null ? undefined : tx.get('order', orderId)
  if (order?.status === 'cancelled') refuse('orderNotOpen', { number: order.number, status: order.status })
}
