import { z } from 'zod'
import { PickId, ProductId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { Qty } from '../../model/units.ts'
import { raiseIfNegative } from '../cases/raise-case.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { reverseMovement } from '../stock/move-stock.ts'
import { changePick, closeOrReopenTask } from './change-pick.ts'

/** A supervisor has had goods put back that two people picked, or that were the wrong ones: that pick is taken back, not the newest. */
export const reversePick = request('reversePick', {
  permission: 'settleCase',
  args: z.object({ pickId: PickId, productId: ProductId, qtyEach: Qty }),
  run(tx, a, op): null {
    const pick = tx.get('pick', a.pickId) ?? refuse('notFound', { what: 'pick', id: a.pickId })
    const movement = newestOf(tx, pick, a) ?? refuse('nothingToUndo')
    const { fromLocationId, toLocationId: locationId, productId, lotId, qtyEach, orderId } = movement
    const isPlanned = productId === pick.productId
    const line = tx.get('orderLine', pick.orderLineId)
    // What is in a parcel already must come out of it first.
    if (isPlanned && line && line.packedEach > line.pickedEach - qtyEach) refuse('nothingToUndo')
    const heldEach = tx
      .where('balance', { locationId, productId })
      .find((each) => each.lotId === lotId)?.qtyEach
    if ((heldEach ?? 0) < qtyEach) refuse('nothingToUndo')
    reverseMovement(tx, op, movement.id)
    raiseIfNegative(tx, op, { locationId, productId, lotId, orderId })
    if (isPlanned) changePick(tx, op, pick, { pickedEach: -qtyEach })
    closeOrReopenTask(tx, op, pick.taskId)
    const product = tx.get('product', productId)
    recordEvent(tx, op, pick.orderId, 'undoPick', {
      sku: product?.sku ?? '',
      name: product?.name ?? '',
      qtyEach,
      bin: tx.get('location', fromLocationId)?.code ?? '',
    })
    advanceOrder(tx, pick.orderId)
    return null
  },
})

function newestOf(
  tx: Tx,
  pick: Row<'pick'>,
  { productId, qtyEach }: { readonly productId: ProductId; readonly qtyEach: number },
): Row<'movement'> | undefined {
  const movements = tx.where('movement', { orderId: pick.orderId })
  const reversed = new Set(movements.map((movement) => movement.reversesId))
  return movements
    .filter(
      (movement) =>
        movement.cause === 'pick' &&
        movement.pickId === pick.id &&
        movement.productId === productId &&
        movement.qtyEach === qtyEach &&
        !reversed.has(movement.id),
    )
    .sort((x, y) => y.scanNo - x.scanNo)[0]
}
