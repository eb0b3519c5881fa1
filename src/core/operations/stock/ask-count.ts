import type { CaseId, LocationId, LotId, ProductId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { CountReason } from '../../model/states.ts'
import type { Tx } from '../../model/tx.ts'

/** Somebody has to look into a bin. Asked once for each bin, product and lot until it is done. */
export function askCount(
  tx: Tx,
  op: OperationContext,
  place: {
    locationId: LocationId
    productId: ProductId
    lotId: LotId
    reason: CountReason
    caseId: CaseId | null
  },
): void {
  const { locationId, productId, lotId } = place
  const asked = tx
    .where('countTask', { locationId, productId })
    .some((task) => task.status === 'open' && task.lotId === lotId)
  if (asked) return
  tx.insert('countTask', {
    id: op.newId(),
    warehouseId: op.warehouseId,
    ...place,
    status: 'open',
    countedEach: null,
    raisedAt: op.at,
  })
}
