import { z } from 'zod'
import { OrderId, type ParcelId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { advanceOrder, liveParcels } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { orderToPackOrRefuse } from './pack-rules.ts'
import { insertParcel, openParcels } from './parcel-place.ts'

/** The order is on the bench: there is a parcel to pack into. Again: the same parcel. */
export const startPacking = request('startPacking', {
  permission: 'pack',
  args: z.object({ orderId: OrderId }),
  check(tx, a) {
    orderToPackOrRefuse(tx, a.orderId)
  },
  run(tx, a, op): { parcelId: ParcelId } {
    const order = orderToPackOrRefuse(tx, a.orderId)
    const open = openParcels(tx, a.orderId)[0]
    if (open) return { parcelId: open.id }
    const last = liveParcels(tx, a.orderId).at(-1)
    if (last && order.packedEach >= order.pickedEach) return { parcelId: last.id }
    const parcel = insertParcel(tx, op, a.orderId)
    recordEvent(tx, op, a.orderId, 'startPacking', { parcelNo: parcel.parcelNo })
    advanceOrder(tx, a.orderId)
    return { parcelId: parcel.id }
  },
})
