import type { OrderId, ReturnId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { virtualLocation } from '../find-location.ts'
import { freeEmptyTotes } from '../picking/order-totes.ts'
import { moveStock } from '../stock/move-stock.ts'

/**
 * What was picked for a cancelled order goes from its totes and parcels into Returns, and becomes a return to review: that
 * is how it gets a bin again.
 */
export function bringBackGoods(tx: Tx, op: OperationContext, orderId: OrderId): void {
  const returns = virtualLocation(tx, op, 'returns').id
  const brought = new Map<Row<'product'>['id'], number>()
  for (const place of tx.where('location', { orderId })) {
    if (place.kind !== 'tote' && place.kind !== 'parcel') continue
    for (const balance of tx.where('balance', { locationId: place.id })) {
      if (balance.qtyEach <= 0) continue
      const { productId, lotId, qtyEach } = balance
      moveStock(tx, op, { productId, lotId, qtyEach, from: place.id, to: returns, cause: 'putBack', orderId })
      brought.set(productId, (brought.get(productId) ?? 0) + qtyEach)
    }
  }
  freeEmptyTotes(tx, orderId)
  if (brought.size > 0) insertReturn(tx, op, orderId, brought)
}

function insertReturn(
  tx: Tx,
  op: OperationContext,
  orderId: OrderId,
  brought: ReadonlyMap<Row<'product'>['id'], number>,
): void {
  const order = tx.get('order', orderId)
  const returnId: ReturnId = op.newId<'return'>()
  const earlier = tx.where('return', { orderId }).length
  const number = `${order?.number ?? orderId}-R${earlier === 0 ? '' : earlier + 1}`
  tx.insert('return', {
    id: returnId,
    warehouseId: op.warehouseId,
    number: tx.where('return', { number }).length === 0 ? number : `${number}-${returnId}`,
    orderId,
    customerId: order?.customerId ?? null,
    customerName: order?.customerName ?? '',
    status: 'toReview',
    currency: order?.currency ?? '',
    // Nothing was delivered, so nothing is owed for it.
    creditMinor: 0,
    returnedAt: op.at,
    note: null,
    importId: null,
  })
  for (const [productId, qtyEach] of brought) {
    const product = tx.get('product', productId)
    tx.insert('returnLine', {
      id: op.newId(),
      warehouseId: op.warehouseId,
      returnId,
      productId,
      code: product?.sku ?? '',
      name: product?.name ?? '',
      qtyEach,
      priceMinor: 0,
    })
  }
}
