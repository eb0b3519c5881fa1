import { z } from 'zod'
import { OrderLineId, ParcelId } from '../../model/ids.ts'
import { fact } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { Qty } from '../../model/units.ts'
import { raiseCase } from '../cases/raise-case.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { handPlace, totesOf } from '../picking/order-totes.ts'
import { recordEvent } from '../record-event.ts'
import { takeOutOfParcel } from './change-parcel.ts'
import { openParcelOrRefuse } from './pack-rules.ts'
import { linesIn } from './parcel-place.ts'

/** Out of an open parcel, back into the order's tote. */
export const unpackItem = fact('unpackItem', {
  permission: 'pack',
  args: z.object({ parcelId: ParcelId, orderLineId: OrderLineId, qtyEach: Qty }),
  check(tx, a) {
    const parcel = openParcelOrRefuse(tx, a.parcelId)
    const hereEach = contentOf(tx, parcel, a.orderLineId).reduce((sum, line) => sum + line.qtyEach, 0)
    if (hereEach === 0) refuse('notFound', { what: 'orderLine', id: a.orderLineId })
    if (a.qtyEach > hereEach) refuse('tooMany', { leftEach: hereEach, scannedEach: a.qtyEach })
  },
  run(tx, a, op): null {
    const parcel = tx.get('parcel', a.parcelId)
    const line = tx.get('orderLine', a.orderLineId)
    const data = {
      parcelId: a.parcelId,
      sku: line?.sku ?? '',
      name: line?.name ?? '',
      unpackedEach: a.qtyEach,
    }
    if (!parcel || !line || parcel.status === 'shipped') {
      raiseCase(tx, op, { kind: 'packDiffers', orderId: parcel?.orderId ?? null, data })
      return null
    }
    const toteId = (totesOf(tx, parcel.orderId)[0] ?? handPlace(tx, op, parcel.orderId)).id
    let openEach = a.qtyEach
    for (const { lotId, qtyEach: hereEach } of contentOf(tx, parcel, line.id)) {
      const qtyEach = Math.min(openEach, hereEach)
      if (qtyEach === 0) continue
      takeOutOfParcel(tx, op, parcel, { line, lotId, toteId, qtyEach })
      openEach -= qtyEach
    }
    if (openEach > 0 || parcel.status !== 'open') {
      const { productId } = line
      raiseCase(tx, op, { kind: 'packDiffers', orderId: parcel.orderId, productId, data })
    }
    if (openEach < a.qtyEach) {
      recordEvent(tx, op, parcel.orderId, 'unpackItem', {
        sku: line.sku,
        name: line.name,
        qtyEach: a.qtyEach - openEach,
        parcelNo: parcel.parcelNo,
      })
    }
    advanceOrder(tx, parcel.orderId)
    return null
  },
})

function contentOf(tx: Tx, parcel: Row<'parcel'>, orderLineId: OrderLineId): Row<'parcelLine'>[] {
  return linesIn(tx, parcel).filter((line) => line.orderLineId === orderLineId)
}
