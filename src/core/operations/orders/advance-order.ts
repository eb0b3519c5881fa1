import type { OrderId } from '../../model/ids.ts'
import type { OrderStatus, ParcelStatus, TaskStatus } from '../../model/states.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'

/**
 * An order's status is never chosen, it is derived: from its counters, its tasks and its parcels, here and nowhere else.
 * Every operation that touches one of them calls `advanceOrder` at its end.
 */
type Counters = Pick<
  Row<'order'>,
  'status' | 'orderedEach' | 'cancelledEach' | 'pickedEach' | 'packedEach' | 'shippedEach'
>

export function statusOf(
  order: Counters,
  tasks: readonly TaskStatus[],
  parcels: readonly ParcelStatus[],
): OrderStatus {
  if (order.status === 'cancelled') return 'cancelled'
  // Also an order of charges alone, which begins at its end.
  if (order.shippedEach > 0 || order.status === 'shipped') return 'shipped'
  if (tasks.some(isActive)) {
    const begun = order.pickedEach > 0 || tasks.some((task) => task === 'started' || task === 'parked')
    return begun ? 'picking' : 'released'
  }
  const live = parcels.filter((parcel) => parcel !== 'voided')
  if (live.length > 0) {
    const allIn = order.packedEach > 0 && order.packedEach >= order.pickedEach
    return allIn && live.every((parcel) => parcel === 'sealed') ? 'packed' : 'packing'
  }
  if (order.pickedEach > 0) return 'picked'
  // Nothing is left to send: every unit was given up one by one.
  return order.cancelledEach > 0 && order.cancelledEach >= order.orderedEach ? 'cancelled' : 'open'
}

export function isActive(status: TaskStatus): boolean {
  return status === 'open' || status === 'started' || status === 'parked'
}

export function activeTasks(tx: Tx, orderId: OrderId): Row<'pickTask'>[] {
  return tx.where('pickTask', { orderId }).filter((task) => isActive(task.status))
}

export function liveParcels(tx: Tx, orderId: OrderId): Row<'parcel'>[] {
  return tx
    .where('parcel', { orderId })
    .filter((parcel) => parcel.status !== 'voided')
    .sort((a, b) => a.parcelNo - b.parcelNo)
}

export function advanceOrder(tx: Tx, orderId: OrderId): void {
  const order = tx.get('order', orderId)
  if (!order) return
  const parcels = tx.where('parcel', { orderId }).map((parcel) => parcel.status)
  const tasks = tx.where('pickTask', { orderId }).map((task) => task.status)
  const status = statusOf(order, tasks, parcels)
  const parcelCount = parcels.filter((parcel) => parcel !== 'voided').length
  if (status !== order.status || parcelCount !== order.parcelCount) {
    tx.update('order', orderId, { status, parcelCount })
  }
}
