import type { CaseId, LocationId, LotId, OrderId, PickId, ProductId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { CaseKind } from '../../model/states.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { balanceId } from '../stock/move-stock.ts'

/** What a fact does where the books disagree: it never fails, it leaves a case for a supervisor. */
export interface Surprise {
  readonly kind: CaseKind
  readonly orderId?: OrderId | null
  readonly productId?: ProductId | null
  readonly locationId?: LocationId | null
  readonly pickId?: PickId | null
  readonly data?: Row<'case'>['data']
}

export function raiseCase(tx: Tx, op: OperationContext, surprise: Surprise): CaseId {
  const id = op.newId<'case'>()
  tx.insert('case', {
    id,
    warehouseId: op.warehouseId,
    kind: surprise.kind,
    status: 'open',
    orderId: surprise.orderId ?? null,
    productId: surprise.productId ?? null,
    locationId: surprise.locationId ?? null,
    pickId: surprise.pickId ?? null,
    data: surprise.data ?? {},
    userId: op.userId,
    stationId: op.stationId,
    raisedAt: op.at,
    closedAt: null,
    closedBy: null,
    resolution: null,
    followsId: null,
    snoozedUntil: null,
  })
  return id
}

/** More was taken from a place than the books had there: one open case per place and product, however often. */
export function raiseIfNegative(
  tx: Tx,
  op: OperationContext,
  place: { locationId: LocationId; productId: ProductId; lotId: LotId; orderId: OrderId | null },
): void {
  const { locationId, productId, lotId, orderId } = place
  const balance = tx.get('balance', balanceId(locationId, productId, lotId))
  if (!balance || balance.qtyEach >= 0) return
  const known = tx
    .where('case', { status: 'open' })
    .some((c) => c.kind === 'negativeStock' && c.locationId === locationId && c.productId === productId)
  if (known) return
  const product = tx.get('product', productId)
  raiseCase(tx, op, {
    kind: 'negativeStock',
    orderId,
    productId,
    locationId,
    data: {
      bin: tx.get('location', locationId)?.code ?? '',
      sku: product?.sku ?? '',
      name: product?.name ?? '',
      qtyEach: balance.qtyEach,
    },
  })
}
