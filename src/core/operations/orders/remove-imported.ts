import { z } from 'zod'
import { CustomerId, ImportId, MovementId, OrderId, ProductId, ReturnId } from '../../model/ids.ts'
import { type OperationContext, request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { stockClassOf } from '../../model/states.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { balanceId, isReversed, productStockId, promise, reverseMovement } from '../stock/move-stock.ts'

const MAX_IDS = 200

/**
 * Takes back what an import made, as far as nobody has touched it since: what was released, counted, sold or reviewed
 * stays and is counted as kept. Orders go before the customers and products that they name.
 */
export const removeImported = request('removeImported', {
  permission: 'undoImport',
  spaces: 'both',
  args: z.object({
    importId: ImportId,
    orders: z.array(OrderId).max(MAX_IDS).default([]),
    returns: z.array(ReturnId).max(MAX_IDS).default([]),
    movements: z.array(MovementId).max(MAX_IDS).default([]),
    customers: z.array(CustomerId).max(MAX_IDS).default([]),
    products: z.array(ProductId).max(MAX_IDS).default([]),
    /** Nothing is left to take back: the import counts as undone. */
    last: z.boolean(),
  }),
  check(tx, a) {
    const row = tx.get('import', a.importId)
    if (!row) refuse('notFound', { what: 'import', id: a.importId })
    if (row.status === 'undone') refuse('importUndone')
  },
  run(tx, a, op): { removed: number; kept: number } {
    const counts = { removed: 0, kept: 0 }
    const take = <R>(row: R | undefined, remove: (row: R) => boolean): void => {
      if (row) counts[remove(row) ? 'removed' : 'kept']++
    }
    const ours = <R extends { importId: ImportId | null }>(row: R | undefined): R | undefined =>
      row?.importId === a.importId ? row : undefined
    for (const id of a.orders) take(ours(tx.get('order', id)), (row) => removeOrder(tx, op, row))
    for (const id of a.returns) take(ours(tx.get('return', id)), (row) => removeReturn(tx, row))
    for (const id of a.movements) take(ours(tx.get('movement', id)), (row) => takeBackStock(tx, op, row))
    for (const id of a.customers) take(ours(tx.get('customer', id)), (row) => removeCustomer(tx, row))
    for (const id of a.products) take(ours(tx.get('product', id)), (row) => removeProduct(tx, op, row))
    if (a.last) tx.update('import', a.importId, { status: 'undone' })
    return counts
  },
})

function removeOrder(tx: Tx, op: OperationContext, order: Row<'order'>): boolean {
  const onlyCharges = order.lineCount === 0 && order.shippedEach === 0
  if (order.status !== 'open' && !(onlyCharges && order.status === 'shipped')) return false
  const worked =
    tx.where('pickTask', { orderId: order.id }).length +
    tx.where('pick', { orderId: order.id }).length +
    tx.where('parcel', { orderId: order.id }).length +
    tx.where('movement', { orderId: order.id }).length +
    tx.where('case', { orderId: order.id }).length +
    tx.where('return', { orderId: order.id }).length
  if (worked > 0) return false
  for (const line of tx.where('orderLine', { orderId: order.id })) {
    promise(tx, op, line.productId, -line.promisedEach)
    tx.delete('orderLine', line.id)
  }
  for (const charge of tx.where('orderCharge', { orderId: order.id })) tx.delete('orderCharge', charge.id)
  for (const event of tx.where('orderEvent', { orderId: order.id })) tx.delete('orderEvent', event.id)
  tx.delete('order', order.id)
  return true
}

function removeReturn(tx: Tx, back: Row<'return'>): boolean {
  if (back.status !== 'toReview') return false
  for (const line of tx.where('returnLine', { returnId: back.id })) tx.delete('returnLine', line.id)
  tx.delete('return', back.id)
  return true
}

/** By a reverse movement, where the goods that would leave a bin are still there and nobody has reserved them. */
function takeBackStock(tx: Tx, op: OperationContext, movement: Row<'movement'>): boolean {
  if (movement.reversesId !== null || isReversed(tx, movement.id)) return false
  const place = tx.get('location', movement.toLocationId)
  if (!place) return false
  if (stockClassOf[place.kind] !== 'outside') {
    const balance = tx.get('balance', balanceId(place.id, movement.productId, movement.lotId))
    if (!balance || balance.qtyEach - balance.allocatedEach < movement.qtyEach) return false
  }
  reverseMovement(tx, op, movement.id)
  return true
}

function removeCustomer(tx: Tx, customer: Row<'customer'>): boolean {
  if (tx.where('order', { customerId: customer.id }).length > 0) return false
  if (tx.where('return', { customerId: customer.id }).length > 0) return false
  tx.delete('customer', customer.id)
  return true
}

function removeProduct(tx: Tx, op: OperationContext, product: Row<'product'>): boolean {
  const used =
    tx.where('movement', { productId: product.id }).length +
    tx.where('orderLine', { productId: product.id }).length +
    tx.where('returnLine', { productId: product.id }).length +
    tx.where('lot', { productId: product.id }).length
  if (used > 0) return false
  for (const barcode of tx.where('barcode', { productId: product.id })) tx.delete('barcode', barcode.id)
  const stock = productStockId(op, product.id)
  if (tx.get('productStock', stock)) tx.delete('productStock', stock)
  tx.delete('product', product.id)
  return true
}
