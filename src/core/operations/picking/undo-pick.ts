import { z } from 'zod'
import { type PickId, PickTaskId } from '../../model/ids.ts'
import { fact, type OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { raiseCase, raiseIfNegative } from '../cases/raise-case.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { reverseMovement } from '../stock/move-stock.ts'
import { changePick, closeOrReopenTask } from './change-pick.ts'
import { refuseUnlessMineOrDone, taskOrRefuse } from './task-rules.ts'

/** Takes the last scan back, movement and all: the goods lie in their bin again, held for the same line. */
export const undoPick = fact('undoPick', {
  permission: 'pick',
  args: z.object({ taskId: PickTaskId }),
  check(tx, a, op) {
    const task = taskOrRefuse(tx, a.taskId)
    refuseUnlessMineOrDone(tx, op, task)
    const last = newestPick(tx, task)
    if (!last || isPacked(tx, last)) refuse('nothingToUndo')
  },
  run(tx, a, op): { pickId: PickId; qtyEach: number } | null {
    const task = tx.get('pickTask', a.taskId)
    const last = task && newestPick(tx, task)
    if (!last) return null
    const { movement, pick } = last
    if (isPacked(tx, last)) {
      // Somebody packed them meanwhile; what is in a sealed parcel cannot lie in a bin.
      raiseCase(tx, op, {
        kind: 'pickDiffers',
        orderId: pick.orderId,
        productId: movement.productId,
        locationId: movement.fromLocationId,
        pickId: pick.id,
        data: { takenBackEach: movement.qtyEach },
      })
      return null
    }
    reverse(tx, op, movement)
    if (movement.productId === pick.productId) {
      changePick(tx, op, pick, { pickedEach: -movement.qtyEach })
    }
    closeOrReopenTask(tx, op, task.id)
    const product = tx.get('product', movement.productId)
    recordEvent(tx, op, pick.orderId, 'undoPick', {
      sku: product?.sku ?? '',
      name: product?.name ?? '',
      qtyEach: movement.qtyEach,
      bin: tx.get('location', movement.fromLocationId)?.code ?? '',
    })
    advanceOrder(tx, pick.orderId)
    return { pickId: pick.id, qtyEach: movement.qtyEach }
  },
})

interface NewestPick {
  readonly movement: Row<'movement'>
  readonly pick: Row<'pick'>
}

/** The scans of a task are counted, so that the newest is known without a clock. */
function newestPick(tx: Tx, task: Row<'pickTask'>): NewestPick | null {
  const picks = new Map(tx.where('pick', { taskId: task.id }).map((pick) => [pick.id, pick]))
  let newest: NewestPick | null = null
  for (const orderId of new Set([...picks.values()].map((pick) => pick.orderId))) {
    const movements = tx.where('movement', { orderId })
    const reversed = new Set(movements.map((movement) => movement.reversesId))
    for (const movement of movements) {
      const pick = movement.pickId === null ? undefined : picks.get(movement.pickId)
      if (!pick || movement.cause !== 'pick' || reversed.has(movement.id)) continue
      if (!newest || movement.scanNo > newest.movement.scanNo) newest = { movement, pick }
    }
  }
  return newest
}

function isPacked(tx: Tx, { movement, pick }: NewestPick): boolean {
  const line = tx.get('orderLine', pick.orderLineId)
  return line !== undefined && movement.productId === pick.productId
    ? line.packedEach > line.pickedEach - movement.qtyEach
    : false
}

function reverse(tx: Tx, op: OperationContext, movement: Row<'movement'>): void {
  reverseMovement(tx, op, movement.id)
  const { toLocationId: locationId, productId, lotId, orderId } = movement
  raiseIfNegative(tx, op, { locationId, productId, lotId, orderId })
}
