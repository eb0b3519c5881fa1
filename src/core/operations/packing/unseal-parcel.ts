import { z } from 'zod'
import { ParcelId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { ShortText } from '../../model/units.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'

/** Opens a sealed parcel again. Its label is void: the next one has new numbers, and these are never used again. */
export const unsealParcel = request('unsealParcel', {
  permission: 'unsealParcel',
  args: z.object({ parcelId: ParcelId, reason: ShortText }),
  check(tx, a) {
    sealedOrRefuse(tx, a.parcelId)
  },
  run(tx, a, op): null {
    const parcel = sealedOrRefuse(tx, a.parcelId)
    const box = parcel.boxId === null ? undefined : tx.get('box', parcel.boxId)
    tx.update('parcel', parcel.id, {
      status: 'open',
      weightGrams: 0,
      // Without the box again, which may be another next time.
      expectedWeightGrams: Math.max(0, parcel.expectedWeightGrams - (box?.emptyWeightGrams ?? 0)),
      sscc: null,
      tracking: null,
      sealedAt: null,
    })
    recordEvent(tx, op, parcel.orderId, 'unsealParcel', {
      parcelNo: parcel.parcelNo,
      reason: a.reason,
      tracking: parcel.tracking,
      sscc: parcel.sscc,
    })
    advanceOrder(tx, parcel.orderId)
    return null
  },
})

function sealedOrRefuse(tx: Tx, parcelId: ParcelId): Row<'parcel'> {
  const parcel = tx.get('parcel', parcelId)
  if (!parcel || parcel.status === 'voided') refuse('notFound', { what: 'parcel', id: parcelId })
  if (parcel.status === 'shipped') {
    refuse('alreadyShipped', { number: tx.get('order', parcel.orderId)?.number ?? '' })
  }
  if (parcel.status !== 'sealed') refuse('parcelNotSealed', { parcelNo: parcel.parcelNo })
  return parcel
}
