import { z } from 'zod'
import { OrderId, type ParcelId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { orderToPackOrRefuse } from './pack-rules.ts'
import { insertParcel, openParcels } from './parcel-place.ts'

/** One more parcel. While one is open and empty, that is the one. */
export const openParcel = request('openParcel', {
  permission: 'pack',
  args: z.object({ orderId: OrderId }),
  check(tx, a) {
    orderToPackOrRefuse(tx, a.orderId)
  },
  run(tx, a, op): { parcelId: ParcelId; parcelNo: number } {
    const empty = openParcels(tx, a.orderId).find((parcel) => parcel.qtyEach === 0)
    if (empty) return { parcelId: empty.id, parcelNo: empty.parcelNo }
    const parcel = insertParcel(tx, op, a.orderId)
    recordEvent(tx, op, a.orderId, 'openParcel', { parcelNo: parcel.parcelNo })
    advanceOrder(tx, a.orderId)
    return { parcelId: parcel.id, parcelNo: parcel.parcelNo }
  },
})
