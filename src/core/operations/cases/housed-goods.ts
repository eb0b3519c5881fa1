import type { OrderId } from '../../model/ids.ts'
import type { ReadTx } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'

/** What was picked for an order and lies in its totes and parcels still. */
export function housedGoods(tx: ReadTx, orderId: OrderId): Row<'balance'>[] {
  return tx
    .where('location', { orderId })
    .filter((place) => place.kind === 'tote' || place.kind === 'parcel')
    .flatMap((place) => tx.where('balance', { locationId: place.id }))
    .filter((balance) => balance.qtyEach > 0)
}

export function cancelledOrderOrRefuse(tx: ReadTx, found: Row<'case'>): Row<'order'> {
  const order = found.orderId === null ? undefined : tx.get('order', found.orderId)
  if (!order) refuse('notFound', { what: 'order', id: found.orderId ?? '' })
  if (order.status !== 'cancelled') refuse('orderNotOpen', { number: order.number, status: order.status })
  return order
}
