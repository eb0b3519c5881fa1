import type { OrderLineId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import { add, type Tx } from '../../model/tx.ts'
import { promise } from '../stock/move-stock.ts'

/**
 * The only way in which the counters of an order line change. What is neither cancelled nor held in a bin nor picked is
 * promised: `promised = ordered - cancelled - allocated - picked`, never less than zero; so nothing is counted twice, and
 * every step back gives the promise back. Order and product totals follow by the same deltas.
 */
export interface LineChange {
  readonly allocatedEach?: number
  readonly pickedEach?: number
  readonly packedEach?: number
  readonly shippedEach?: number
  readonly cancelledEach?: number
}

export function changeLine(tx: Tx, op: OperationContext, id: OrderLineId, change: LineChange): void {
  const line = tx.get('orderLine', id)
  if (!line) return
  const { allocatedEach = 0, pickedEach = 0, packedEach = 0, shippedEach = 0, cancelledEach = 0 } = change
  const promisedEach = dueEach(line, change) - line.promisedEach
  tx.update('orderLine', id, {
    promisedEach: add(promisedEach),
    allocatedEach: add(allocatedEach),
    pickedEach: add(pickedEach),
    packedEach: add(packedEach),
    shippedEach: add(shippedEach),
    cancelledEach: add(cancelledEach),
  })
  promise(tx, op, line.productId, promisedEach)
  if (!tx.get('order', line.orderId)) return
  if (pickedEach || packedEach || shippedEach || cancelledEach) {
    tx.update('order', line.orderId, {
      pickedEach: add(pickedEach),
      packedEach: add(packedEach),
      shippedEach: add(shippedEach),
      cancelledEach: add(cancelledEach),
    })
  }
}

function dueEach(line: Row<'orderLine'>, change: LineChange): number {
  const { allocatedEach = 0, pickedEach = 0, cancelledEach = 0 } = change
  const settled =
    line.cancelledEach + cancelledEach + line.allocatedEach + allocatedEach + line.pickedEach + pickedEach
  return Math.max(0, line.orderedEach - settled)
}
