import type { OrderId } from '../model/ids.ts'
import type { OperationContext } from '../model/operation.ts'
import type { Tx } from '../model/tx.ts'

/** Adds a line to an order's timeline. `operation` is the name under which the screens tell it. */
export function recordEvent(
  tx: Tx,
  op: OperationContext,
  orderId: OrderId,
  operation: string,
  data: Readonly<Record<string, string | number | boolean | null>> = {},
): void {
  const order = tx.get('order', orderId)
  tx.insert('orderEvent', {
    id: op.newId(),
    warehouseId: order?.warehouseId ?? op.warehouseId,
    orderId,
    operation,
    data,
    userId: op.userId,
    stationId: op.stationId,
    at: op.at,
  })
}
