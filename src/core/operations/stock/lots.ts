import { type LotId, NO_LOT, type ProductId } from '../../model/ids.ts'
import type { OperationContext, ReadTx } from '../../model/operation.ts'
import type { Tx } from '../../model/tx.ts'

/** A lot is found by product and number, and made when goods of it are seen for the first time. */
export function lotFor(
  tx: Tx,
  op: OperationContext,
  productId: ProductId,
  code: string | null,
  expiryOn: string | null,
): LotId {
  if (code === null) return NO_LOT
  const lot = tx.where('lot', { productId, code })[0]
  if (lot) {
    // Goods may have come in before anybody read the date; a date that is known is not overwritten by a later reading.
    if (lot.expiryOn === null && expiryOn !== null) tx.update('lot', lot.id, { expiryOn })
    return lot.id
  }
  const id = op.newId<'lot'>()
  tx.insert('lot', { id, productId, code, expiryOn, receivedOn: op.at.slice(0, 10) })
  return id
}

/** The lot if goods of it were ever seen. */
export function knownLot(tx: ReadTx, productId: ProductId, code: string | null): LotId | undefined {
  return code === null ? NO_LOT : tx.where('lot', { productId, code })[0]?.id
}
