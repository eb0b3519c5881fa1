import type { OrderId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { insertPlace } from '../find-location.ts'
import { liveParcels } from '../orders/advance-order.ts'

/** A parcel is a place of its own, so that the ledger knows what is in it. */
export function insertParcel(tx: Tx, op: OperationContext, orderId: OrderId): Row<'parcel'> {
  const used = new Set(liveParcels(tx, orderId).map((parcel) => parcel.parcelNo))
  let parcelNo = 1
  while (used.has(parcelNo)) parcelNo++
  const number = tx.get('order', orderId)?.number ?? orderId
  const place = insertPlace(tx, op, { kind: 'parcel', code: `${number}/${parcelNo}`, orderId })
  const parcel: Row<'parcel'> = {
    id: op.newId(),
    warehouseId: op.warehouseId,
    orderId,
    parcelNo,
    status: 'open',
    boxId: null,
    locationId: place.id,
    weightGrams: 0,
    expectedWeightGrams: 0,
    qtyEach: 0,
    sscc: null,
    tracking: null,
    carrierId: null,
    sealedAt: null,
    shippedAt: null,
    labelNo: 0,
  }
  tx.insert('parcel', parcel)
  return parcel
}

/** Its number may be given to the next parcel; its label, if it had one, never comes back. */
export function voidParcel(tx: Tx, parcel: Row<'parcel'>): void {
  tx.update('parcel', parcel.id, { status: 'voided' })
  const place = tx.get('location', parcel.locationId)
  if (place) tx.update('location', place.id, { code: `${place.code}~${parcel.id}`, active: false })
}

/** The order of a parcel that can still be worked on. */
export function openParcels(tx: Tx, orderId: OrderId): Row<'parcel'>[] {
  return liveParcels(tx, orderId).filter((parcel) => parcel.status === 'open')
}

export function linesIn(tx: Tx, parcel: Pick<Row<'parcel'>, 'id'>): Row<'parcelLine'>[] {
  return tx.where('parcelLine', { parcelId: parcel.id })
}
