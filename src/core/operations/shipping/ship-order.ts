import { z } from 'zod'
import { OrderId } from '../../model/ids.ts'
import { type OperationContext, request, requirePermission } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { CaseKind } from '../../model/states.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { closeCase } from '../cases/close-case.ts'
import { raiseCase } from '../cases/raise-case.ts'
import { virtualLocation } from '../find-location.ts'
import { advanceOrder, liveParcels } from '../orders/advance-order.ts'
import { changeLine } from '../orders/change-line.ts'
import { openPicks } from '../packing/pack-rules.ts'
import { linesIn, voidParcel } from '../packing/parcel-place.ts'
import { freeEmptyTotes } from '../picking/order-totes.ts'
import { recordEvent } from '../record-event.ts'
import { moveStock } from '../stock/move-stock.ts'

/**
 * An order is shipped when all its parcels are. Goods that were picked and are in no parcel stop it; what was never picked
 * needs somebody's word, and is then cancelled with a case on record.
 */
export const shipOrder = request('shipOrder', {
  permission: 'ship',
  args: z.object({ orderId: OrderId, approveShort: z.boolean().default(false) }),
  check(tx, a, op) {
    const order = tx.get('order', a.orderId) ?? refuse('notFound', { what: 'order', id: a.orderId })
    const { number, status } = order
    if (status === 'shipped') refuse('alreadyShipped', { number })
    if (status === 'cancelled') refuse('orderNotOpen', { number, status })
    const count = openPicks(tx, a.orderId)
    if (count > 0) refuse('picksOpen', { count })
    const parcels = parcelsToShip(tx, a.orderId)
    if (parcels.length === 0) refuse('orderNotOpen', { number, status })
    const open = parcels.filter((parcel) => parcel.status === 'open').length
    if (open > 0) refuse('parcelsOpen', { count: open })
    const unpackedEach = order.pickedEach - order.packedEach
    if (unpackedEach > 0) refuse('notVerified', { leftEach: unpackedEach })
    const missingEach = missingOf(order)
    if (missingEach === 0) return
    if (!a.approveShort) refuse('notVerified', { leftEach: missingEach })
    requirePermission(tx, op, 'overrideVerification')
  },
  run(tx, a, op): null {
    const order = tx.get('order', a.orderId) ?? refuse('notFound', { what: 'order', id: a.orderId })
    const customer = virtualLocation(tx, op, 'customer').id
    for (const parcel of liveParcels(tx, a.orderId)) {
      if (parcel.qtyEach === 0) voidParcel(tx, parcel)
      else shipParcel(tx, op, parcel, customer)
    }
    const missingEach = missingOf(order)
    if (missingEach > 0) cancelRest(tx, op, order, missingEach)
    freeEmptyTotes(tx, a.orderId)
    const parcelCount = parcelsToShip(tx, a.orderId).length
    recordEvent(tx, op, a.orderId, 'shipOrder', { parcelCount, missingEach })
    advanceOrder(tx, a.orderId)
    return null
  },
})

const asksWhatToShip: readonly CaseKind[] = ['shortPick', 'damaged', 'wrongProductInBin']

function parcelsToShip(tx: Tx, orderId: OrderId): Row<'parcel'>[] {
  return liveParcels(tx, orderId).filter((parcel) => parcel.qtyEach > 0)
}

function missingOf(order: Row<'order'>): number {
  return Math.max(0, order.orderedEach - order.cancelledEach - order.packedEach)
}

export function shipParcel(
  tx: Tx,
  op: OperationContext,
  parcel: Row<'parcel'>,
  customer: Row<'location'>['id'],
): void {
  for (const { productId, lotId, qtyEach, orderLineId } of linesIn(tx, parcel)) {
    moveStock(tx, op, {
      productId,
      lotId,
      qtyEach,
      from: parcel.locationId,
      to: customer,
      cause: 'ship',
      orderId: parcel.orderId,
      parcelId: parcel.id,
    })
    changeLine(tx, op, orderLineId, { shippedEach: qtyEach })
  }
  tx.update('parcel', parcel.id, { status: 'shipped', shippedAt: op.at })
  if (tx.get('location', parcel.locationId)) tx.update('location', parcel.locationId, { active: false })
}

function cancelRest(tx: Tx, op: OperationContext, order: Row<'order'>, missingEach: number): void {
  for (const line of tx.where('orderLine', { orderId: order.id })) {
    changeLine(tx, op, line.id, { cancelledEach: line.promisedEach })
  }
  const caseId = raiseCase(tx, op, {
    kind: 'shippedShort',
    orderId: order.id,
    data: { number: order.number, missingEach },
  })
  // Whoever approved it has settled it, and with it what the pickers had asked; it stays on record for customer service.
  for (const found of tx.where('case', { orderId: order.id })) {
    const settled = found.id === caseId || asksWhatToShip.includes(found.kind)
    if (settled && found.status === 'open') closeCase(tx, op, found, 'shipShort')
  }
}
