import { z } from 'zod'
import { CaseId } from '../../model/ids.ts'
import { type OperationContext, request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { LongText } from '../../model/units.ts'
import { virtualLocation } from '../find-location.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { changeLine } from '../orders/change-line.ts'
import { putIntoParcel } from '../packing/change-parcel.ts'
import { insertParcel, linesIn } from '../packing/parcel-place.ts'
import { freeEmptyTotes } from '../picking/order-totes.ts'
import { recordEvent } from '../record-event.ts'
import { shipParcel } from '../shipping/ship-order.ts'
import { closeCase, openCaseOrRefuse } from './close-case.ts'
import { cancelledOrderOrRefuse } from './housed-goods.ts'

/**
 * The order was cancelled, and its goods are on the van all the same: the books follow. What left is no longer cancelled but shipped,
 * in the parcels that are known and in one for the rest; customer service sees in the timeline why.
 */
export const recordDeparture = request('recordDeparture', {
  permission: 'settleCase',
  args: z.object({ caseId: CaseId, note: LongText.default('') }),
  run(tx, a, op): { shippedEach: number } {
    const found = openCaseOrRefuse(tx, a.caseId)
    const order = cancelledOrderOrRefuse(tx, found)
    packRest(tx, op, order, found)
    const customer = virtualLocation(tx, op, 'customer').id
    let shippedEach = 0
    for (const parcel of tx.where('parcel', { orderId: order.id })) {
      if (parcel.status === 'shipped' || !isFull(tx, parcel)) continue
      for (const line of linesIn(tx, parcel)) {
        changeLine(tx, op, line.orderLineId, { cancelledEach: -line.qtyEach })
        shippedEach += line.qtyEach
      }
      shipParcel(tx, op, parcel, customer)
    }
    if (shippedEach === 0) refuse('notFound', { what: 'goods', id: order.number })
    tx.update('order', order.id, { status: 'shipped' })
    freeEmptyTotes(tx, order.id)
    recordEvent(tx, op, order.id, 'recordDeparture', { qtyEach: shippedEach })
    advanceOrder(tx, order.id)
    closeCase(tx, op, found, 'departed', a.note)
    for (const other of tx.where('case', { orderId: order.id })) {
      if (other.kind === 'goodsOfCancelledOrder' && other.status === 'open')
        closeCase(tx, op, other, 'departed')
    }
    return { shippedEach }
  },
})

/** What lay in the totes was in the parcel that nobody else knew; its label stays its label. */
function packRest(tx: Tx, op: OperationContext, order: Row<'order'>, found: Row<'case'>): void {
  let parcel: Row<'parcel'> | undefined
  for (const line of tx.where('orderLine', { orderId: order.id })) {
    let openEach = Math.min(line.pickedEach - line.packedEach, line.cancelledEach)
    for (const tote of tx.where('location', { orderId: order.id })) {
      if (tote.kind !== 'tote') continue
      for (const { lotId, qtyEach } of tx.where('balance', {
        locationId: tote.id,
        productId: line.productId,
      })) {
        const takenEach = Math.min(openEach, qtyEach)
        if (takenEach <= 0) continue
        parcel ??= labelled(tx, insertParcel(tx, op, order.id), found)
        putIntoParcel(tx, op, parcel, { line, lotId, toteId: tote.id, qtyEach: takenEach })
        openEach -= takenEach
      }
    }
  }
}

function labelled(tx: Tx, parcel: Row<'parcel'>, { data }: Row<'case'>): Row<'parcel'> {
  const { sscc } = data
  if (typeof sscc === 'string' && tx.where('parcel', { sscc }).length === 0)
    tx.update('parcel', parcel.id, { sscc })
  return parcel
}

/** A voided parcel whose goods were brought back is empty in the ledger, whatever its lines say. */
function isFull(tx: Tx, parcel: Row<'parcel'>): boolean {
  const lines = linesIn(tx, parcel)
  return (
    lines.length > 0 &&
    lines.every(({ productId, lotId, qtyEach }) =>
      tx
        .where('balance', { locationId: parcel.locationId, productId })
        .some((balance) => balance.lotId === lotId && balance.qtyEach >= qtyEach),
    )
  )
}
