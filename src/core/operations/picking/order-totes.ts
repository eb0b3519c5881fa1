import type { OrderId } from '../../model/ids.ts'
import type { OperationContext, ReadTx } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { insertPlace } from '../find-location.ts'

/**
 * Where picked goods are until they are packed: in the totes of their order, and in no other order's. Goods that are
 * carried without a tote are in a place of the order's own, whose code begins with #.
 */
export const HAND_MARK = '#'

export function isHandCarried(place: Pick<Row<'location'>, 'code'>): boolean {
  return place.code.startsWith(HAND_MARK)
}

export function totesOf(tx: Tx, orderId: OrderId): Row<'location'>[] {
  return tx.where('location', { orderId }).filter((place) => place.kind === 'tote')
}

/** The tote into which this task picks now. */
export function toteOfTask(
  tx: Tx,
  op: OperationContext,
  task: Row<'pickTask'> | undefined,
  orderId: OrderId,
) {
  const bound = task?.toteId ? tx.get('location', task.toteId) : undefined
  return bound?.kind === 'tote' && bound.orderId === orderId
    ? bound
    : (totesOf(tx, orderId)[0] ?? handPlace(tx, op, orderId))
}

export function handPlace(tx: Tx, op: OperationContext, orderId: OrderId): Row<'location'> {
  const { code, known } = findHandPlace(tx, op, orderId)
  if (known?.kind !== 'tote') return insertPlace(tx, op, { kind: 'tote', code, orderId })
  if (known.orderId !== orderId || !known.active) {
    tx.update('location', known.id, { orderId, active: true })
  }
  return { ...known, orderId, active: true }
}

export function findHandPlace(tx: ReadTx, op: OperationContext, orderId: OrderId) {
  const code = `${HAND_MARK}${tx.get('order', orderId)?.number ?? orderId}`
  return { code, known: tx.where('location', { warehouseId: op.warehouseId, code })[0] }
}

/** Totes that are empty may be taken for another order. */
export function freeEmptyTotes(tx: Tx, orderId: OrderId): void {
  for (const tote of totesOf(tx, orderId)) {
    if (tx.where('balance', { locationId: tote.id }).length > 0) continue
    tx.update('location', tote.id, isHandCarried(tote) ? { orderId: null, active: false } : { orderId: null })
  }
}
