import type { LotId, OrderLineId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import { add, type Tx } from '../../model/tx.ts'
import { raiseIfNegative } from '../cases/raise-case.ts'
import { changeLine } from '../orders/change-line.ts'
import { moveStock } from '../stock/move-stock.ts'
import { linesIn } from './parcel-place.ts'

/** Goods go between a tote and a parcel, and the parcel's content, its weight and the order line go with them. */
export interface ParcelMove {
  readonly line: Row<'orderLine'>
  readonly lotId: LotId
  readonly toteId: Row<'location'>['id']
  readonly qtyEach: number
}

export function putIntoParcel(tx: Tx, op: OperationContext, parcel: Row<'parcel'>, move: ParcelMove): void {
  const { line, lotId, toteId, qtyEach } = move
  moveStock(tx, op, { ...ledger(parcel, move), from: toteId, to: parcel.locationId, cause: 'pack' })
  raiseIfNegative(tx, op, { locationId: toteId, productId: line.productId, lotId, orderId: parcel.orderId })
  const row = lineOf(tx, parcel, line.id, lotId)
  if (row) tx.update('parcelLine', row.id, { qtyEach: add(qtyEach) })
  else {
    tx.insert('parcelLine', {
      id: op.newId(),
      warehouseId: op.warehouseId,
      parcelId: parcel.id,
      orderLineId: line.id,
      productId: line.productId,
      lotId,
      qtyEach,
    })
  }
  count(tx, op, parcel, move, qtyEach)
}

export function takeOutOfParcel(tx: Tx, op: OperationContext, parcel: Row<'parcel'>, move: ParcelMove): void {
  const { line, lotId, toteId, qtyEach } = move
  moveStock(tx, op, { ...ledger(parcel, move), from: parcel.locationId, to: toteId, cause: 'undo' })
  const row = lineOf(tx, parcel, line.id, lotId)
  if (row && row.qtyEach > qtyEach) tx.update('parcelLine', row.id, { qtyEach: add(-qtyEach) })
  else if (row) tx.delete('parcelLine', row.id)
  count(tx, op, parcel, move, -qtyEach)
}

/** What the goods should weigh; null where a product's weight is not known. */
export function contentGrams(tx: Tx, parcel: Row<'parcel'>): number | null {
  let grams = 0
  for (const line of linesIn(tx, parcel)) {
    const each = tx.get('product', line.productId)?.weightGrams ?? 0
    if (each === 0) return null
    grams += each * line.qtyEach
  }
  return grams
}

function ledger(parcel: Row<'parcel'>, { line, lotId, qtyEach }: ParcelMove) {
  return { productId: line.productId, lotId, qtyEach, orderId: parcel.orderId, parcelId: parcel.id }
}

function lineOf(tx: Tx, parcel: Row<'parcel'>, orderLineId: OrderLineId, lotId: LotId) {
  return linesIn(tx, parcel).find((line) => line.orderLineId === orderLineId && line.lotId === lotId)
}

function count(
  tx: Tx,
  op: OperationContext,
  parcel: Row<'parcel'>,
  { line }: ParcelMove,
  qtyEach: number,
): void {
  const each = tx.get('product', line.productId)?.weightGrams ?? 0
  tx.update('parcel', parcel.id, { qtyEach: add(qtyEach), expectedWeightGrams: add(each * qtyEach) })
  changeLine(tx, op, line.id, { packedEach: qtyEach })
}
