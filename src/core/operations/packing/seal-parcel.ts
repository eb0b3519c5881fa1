import { z } from 'zod'
import { BoxId, ParcelId } from '../../model/ids.ts'
import { request, requirePermission } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import { add, type Tx } from '../../model/tx.ts'
import { Grams, ShortText } from '../../model/units.ts'
import { raiseCase } from '../cases/raise-case.ts'
import { activeTasks, advanceOrder } from '../orders/advance-order.ts'
import { freeEmptyTotes } from '../picking/order-totes.ts'
import { recordEvent } from '../record-event.ts'
import { takeSscc, takeTracking } from '../take-number.ts'
import { contentGrams } from './change-parcel.ts'
import { openParcelOrRefuse } from './pack-rules.ts'

/**
 * Closes a parcel and gives it its numbers, out of this station's own blocks. A weight that does not fit the verified
 * content stops it; who may override says why, and a case keeps it.
 */
export const sealParcel = request('sealParcel', {
  permission: 'pack',
  args: z.object({
    parcelId: ParcelId,
    boxId: BoxId.nullable().default(null),
    weightGrams: Grams,
    overrideReason: ShortText.nullable().default(null),
  }),
  check(tx, a, op) {
    const parcel = openParcelOrRefuse(tx, a.parcelId)
    if (parcel.qtyEach === 0) refuse('parcelEmpty', { parcelNo: parcel.parcelNo })
    const box = boxOf(tx, a.boxId)
    if (a.weightGrams === 0) refuse('weightMissing')
    if (box && box.maxWeightGrams > 0 && a.weightGrams > box.maxWeightGrams) {
      refuse('weightAboveBox', { weightGrams: a.weightGrams, maxWeightGrams: box.maxWeightGrams })
    }
    if (!differs(tx, parcel, box, a.weightGrams)) return
    if (a.overrideReason === null) refuse('reasonNeeded')
    requirePermission(tx, op, 'overrideVerification')
  },
  run(tx, a, op): { parcelNo: number; sscc: string; tracking: string } {
    const parcel = openParcelOrRefuse(tx, a.parcelId)
    const box = boxOf(tx, a.boxId)
    const order = tx.get('order', parcel.orderId)
    const sscc = takeSscc(tx, op)
    const tracking = takeTracking(tx, op)
    const content = contentGrams(tx, parcel)
    const expectedWeightGrams = (content ?? parcel.expectedWeightGrams) + (box?.emptyWeightGrams ?? 0)
    tx.update('parcel', parcel.id, {
      status: 'sealed',
      boxId: a.boxId,
      weightGrams: a.weightGrams,
      expectedWeightGrams,
      sscc,
      tracking,
      carrierId: order?.carrierId ?? ownFleet(tx),
      sealedAt: op.at,
      labelNo: add(1),
    })
    if (differs(tx, parcel, box, a.weightGrams)) {
      const { weightGrams, overrideReason } = a
      raiseCase(tx, op, {
        kind: 'weightDiffers',
        orderId: parcel.orderId,
        data: { parcelNo: parcel.parcelNo, weightGrams, expectedWeightGrams, reason: overrideReason },
      })
    }
    recordEvent(tx, op, parcel.orderId, 'sealParcel', {
      parcelNo: parcel.parcelNo,
      box: box?.code ?? null,
      weightGrams: a.weightGrams,
      tracking,
      sscc,
    })
    advanceOrder(tx, parcel.orderId)
    if (activeTasks(tx, parcel.orderId).length === 0) freeEmptyTotes(tx, parcel.orderId)
    return { parcelNo: parcel.parcelNo, sscc, tracking }
  },
})

/** Scales, filling and labels vary; a missing or a foreign item weighs more than that. */
const TOLERANCE_GRAMS = 50
const TOLERANCE_SHARE = 0.05

export function weightFits(weightGrams: number, expectedGrams: number): boolean {
  const tolerance = Math.max(TOLERANCE_GRAMS, Math.round(expectedGrams * TOLERANCE_SHARE))
  return Math.abs(weightGrams - expectedGrams) <= tolerance
}

function differs(tx: Tx, parcel: Row<'parcel'>, box: Row<'box'> | undefined, weightGrams: number): boolean {
  const content = contentGrams(tx, parcel)
  // Where one product's weight is not known there is nothing to compare with.
  if (content === null) return false
  const expectedGrams = content + (box?.emptyWeightGrams ?? 0)
  // A packing that nobody named may weigh anything, but the goods in it weigh what they weigh.
  if (!box && weightGrams > expectedGrams) return false
  return !weightFits(weightGrams, expectedGrams)
}

function boxOf(tx: Tx, boxId: Row<'box'>['id'] | null): Row<'box'> | undefined {
  return boxId === null ? undefined : (tx.get('box', boxId) ?? refuse('notFound', { what: 'box', id: boxId }))
}

function ownFleet(tx: Tx): Row<'carrier'>['id'] | null {
  return tx.where('carrier', { code: 'OWN' })[0]?.id ?? null
}
