import { z } from 'zod'
import { OrderId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { ShortText } from '../../model/units.ts'
import { raiseCase } from '../cases/raise-case.ts'
import { voidParcel } from '../packing/parcel-place.ts'
import { cancelTask } from '../picking/cancel-task.ts'
import { freeEmptyTotes } from '../picking/order-totes.ts'
import { recordEvent } from '../record-event.ts'
import { activeTasks, advanceOrder, liveParcels } from './advance-order.ts'
import { changeLine } from './change-line.ts'

/**
 * Nothing of the order leaves the house any more: promises and holds are free at once, labels are void. What was picked
 * already still lies in its tote or parcel: a case asks for it to be brought back.
 */
export const cancelOrder = request('cancelOrder', {
  permission: 'cancelOrder',
  args: z.object({ orderId: OrderId, reason: ShortText }),
  check(tx, a) {
    const order = tx.get('order', a.orderId) ?? refuse('notFound', { what: 'order', id: a.orderId })
    const { number, status } = order
    if (status === 'shipped') refuse('alreadyShipped', { number })
    if (status === 'cancelled') refuse('orderNotOpen', { number, status })
  },
  run(tx, a, op): { goodsToReturnEach: number } {
    for (const task of activeTasks(tx, a.orderId)) cancelTask(tx, op, task)
    for (const line of tx.where('orderLine', { orderId: a.orderId })) {
      changeLine(tx, op, line.id, { cancelledEach: line.orderedEach - line.cancelledEach })
    }
    for (const parcel of liveParcels(tx, a.orderId)) voidParcel(tx, parcel)
    tx.update('order', a.orderId, { status: 'cancelled' })
    freeEmptyTotes(tx, a.orderId)
    const order = tx.get('order', a.orderId)
    const goodsToReturnEach = order ? order.pickedEach - order.shippedEach : 0
    if (goodsToReturnEach > 0) {
      raiseCase(tx, op, {
        kind: 'goodsOfCancelledOrder',
        orderId: a.orderId,
        data: { number: order?.number ?? '', qtyEach: goodsToReturnEach, reason: a.reason },
      })
    }
    recordEvent(tx, op, a.orderId, 'cancelOrder', { reason: a.reason, goodsToReturnEach })
    advanceOrder(tx, a.orderId)
    return { goodsToReturnEach }
  },
})
