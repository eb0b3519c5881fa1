import type { OrderId, ParcelId } from '../../model/ids.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { activeTasks } from '../orders/advance-order.ts'
import { leftOf } from '../picking/change-pick.ts'

/** When an order may be packed, and when a parcel may be worked on. */
export function orderToPackOrRefuse(tx: Tx, orderId: OrderId): Row<'order'> {
  const order = tx.get('order', orderId) ?? refuse('notFound', { what: 'order', id: orderId })
  const { number, status } = order
  if (status === 'shipped') refuse('alreadyShipped', { number })
  if (status === 'cancelled') refuse('orderNotOpen', { number, status })
  const count = openPicks(tx, orderId)
  if (count > 0) refuse('picksOpen', { count })
  if (order.pickedEach === 0) refuse('orderNotOpen', { number, status })
  return order
}

export function openPicks(tx: Tx, orderId: OrderId): number {
  let count = 0
  for (const task of activeTasks(tx, orderId)) {
    count += tx.where('pick', { taskId: task.id }).filter((pick) => leftOf(pick) > 0).length
  }
  return count
}

export function openParcelOrRefuse(tx: Tx, parcelId: ParcelId): Row<'parcel'> {
  const parcel = tx.get('parcel', parcelId)
  if (!parcel || parcel.status === 'voided') refuse('notFound', { what: 'parcel', id: parcelId })
  if (parcel.status !== 'open') refuse('parcelSealed', { parcelNo: parcel.parcelNo })
  const order = tx.get('order', parcel.orderId)
  if (order?.status === 'cancelled') refuse('orderNotOpen', { number: order.number, status: order.status })
  return parcel
}
