import { z } from 'zod'
import { ParcelId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { openParcelOrRefuse } from './pack-rules.ts'
import { voidParcel } from './parcel-place.ts'

/** Takes an empty parcel away again. */
export const removeParcel = request('removeParcel', {
  permission: 'pack',
  args: z.object({ parcelId: ParcelId }),
  check(tx, a) {
    const parcel = openParcelOrRefuse(tx, a.parcelId)
    const order = tx.get('order', parcel.orderId)
    if (parcel.qtyEach > 0) refuse('notVerified', { leftEach: parcel.qtyEach })
    if (order?.status === 'shipped') refuse('alreadyShipped', { number: order.number })
  },
  run(tx, a, op): null {
    const parcel = openParcelOrRefuse(tx, a.parcelId)
    voidParcel(tx, parcel)
    recordEvent(tx, op, parcel.orderId, 'removeParcel', { parcelNo: parcel.parcelNo })
    advanceOrder(tx, parcel.orderId)
    return null
  },
})
