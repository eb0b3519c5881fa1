import { z } from 'zod'
import { PickId } from '../../model/ids.ts'
import { fact, type OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { type CaseKind, type ShortReason, shortReasons } from '../../model/states.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { QtyOrZero } from '../../model/units.ts'
import { walkOrder } from '../../planning/walk-order.ts'
import { raiseCase } from '../cases/raise-case.ts'
import { virtualLocation } from '../find-location.ts'
import { advanceOrder, isActive } from '../orders/advance-order.ts'
import { allocateLine, pickOf, pickStop } from '../orders/allocate-line.ts'
import { promiseBook } from '../orders/promise-book.ts'
import { recordEvent } from '../record-event.ts'
import { askCount } from '../stock/ask-count.ts'
import { balanceId, moveStock } from '../stock/move-stock.ts'
import { changePick, closeOrReopenTask, insertPick, leftOf } from './change-pick.ts'
import { lastSequence } from './skip-pick.ts'
import { refuseUnlessMine, taskOrRefuse } from './task-rules.ts'

/**
 * The bin does not hold what the books say. The line is freed, the bin lowered only down to what others still hold, a
 * count asked for, a case raised, and the rest found elsewhere if there is any; else the line waits for stock again.
 */
export const shortPick = fact('shortPick', {
  permission: 'pick',
  args: z.object({
    pickId: PickId,
    reason: z.enum(shortReasons),
    /** How many good ones the picker sees in the bin: they stay on the line, to be scanned as always. Null: none. */
    foundEach: QtyOrZero.nullable().default(null),
  }),
  check(tx, a, op) {
    const pick = tx.get('pick', a.pickId) ?? refuse('notFound', { what: 'pick', id: a.pickId })
    if (pick.status !== 'open' || pick.taskId === null) refuse('pickNotOpen', { status: pick.status })
    refuseUnlessMine(tx, op, taskOrRefuse(tx, pick.taskId))
  },
  run(tx, a, op): { reallocatedEach: number; missingEach: number } {
    const pick = tx.get('pick', a.pickId)
    if (!pick) {
      raiseCase(tx, op, { kind: 'shortPick', data: { pickId: a.pickId, reason: a.reason } })
      return { reallocatedEach: 0, missingEach: 0 }
    }
    const leftEach = leftOf(pick)
    const foundEach = Math.min(leftEach, a.foundEach ?? 0)
    const shortEach = leftEach - foundEach
    // All that is still wanted is there after all.
    if (leftEach > 0 && shortEach === 0) return { reallocatedEach: 0, missingEach: 0 }
    // Freed first: what the bin must still hold is what the others and the found ones of this line hold.
    if (shortEach > 0) changePick(tx, op, pick, { shortEach })
    const loweredEach = shortEach > 0 ? lowerBin(tx, op, pick) : 0
    const reallocatedEach = shortEach > 0 ? allocateElsewhere(tx, op, pick, shortEach) : 0
    const missingEach = shortEach - reallocatedEach
    const caseId = raiseCase(tx, op, {
      kind: caseKindOf[a.reason],
      orderId: pick.orderId,
      productId: pick.productId,
      locationId: pick.locationId,
      pickId: pick.id,
      data: {
        ...named(tx, pick),
        reason: a.reason,
        wantedEach: leftEach,
        foundEach,
        loweredEach,
        reallocatedEach,
        missingEach,
      },
    })
    const { locationId, productId, lotId } = pick
    askCount(tx, op, { locationId, productId, lotId, reason: 'shortPick', caseId })
    closeOrReopenTask(tx, op, pick.taskId)
    recordEvent(tx, op, pick.orderId, 'shortPick', {
      ...named(tx, pick),
      reason: a.reason,
      foundEach,
      reallocatedEach,
      missingEach,
    })
    advanceOrder(tx, pick.orderId)
    return { reallocatedEach, missingEach }
  },
})

const caseKindOf: Readonly<Record<ShortReason, CaseKind>> = {
  noneHere: 'shortPick',
  fewer: 'shortPick',
  damaged: 'damaged',
  wrongProductHere: 'wrongProductInBin',
}

function named(tx: Tx, pick: Row<'pick'>) {
  const product = tx.get('product', pick.productId)
  return {
    sku: product?.sku ?? '',
    name: product?.name ?? '',
    bin: tx.get('location', pick.locationId)?.code ?? '',
  }
}

function lowerBin(tx: Tx, op: OperationContext, pick: Row<'pick'>): number {
  const { locationId, productId, lotId } = pick
  const balance = tx.get('balance', balanceId(locationId, productId, lotId))
  const qtyEach = balance ? balance.qtyEach - Math.max(0, balance.allocatedEach) : 0
  if (qtyEach <= 0) return 0
  moveStock(tx, op, {
    productId,
    lotId,
    from: locationId,
    to: virtualLocation(tx, op, 'adjustment').id,
    qtyEach,
    cause: 'count',
    orderId: pick.orderId,
    pickId: pick.id,
  })
  return qtyEach
}

/** New lines at the end of the same task, from other bins. */
function allocateElsewhere(tx: Tx, op: OperationContext, pick: Row<'pick'>, wantedEach: number): number {
  const line = tx.get('orderLine', pick.orderLineId)
  const order = tx.get('order', pick.orderId)
  const task = pick.taskId === null ? undefined : tx.get('pickTask', pick.taskId)
  if (!line || !order || order.status === 'cancelled' || !task || !isActive(task.status)) return 0
  const asked = { ...line, promisedEach: Math.min(line.promisedEach, wantedEach) }
  const { parts } = allocateLine(tx, op, order, asked, promiseBook(tx, op), pick.locationId)
  let sequence = lastSequence(tx.where('pick', { taskId: task.id }))
  const stops = parts.map((part) => {
    const added = insertPick(tx, op, { ...pickOf(line, part), taskId: task.id, sequence: 0 })
    return pickStop(tx, added)
  })
  for (const stop of walkOrder(stops)) tx.update('pick', stop.pickId, { sequence: ++sequence })
  return parts.reduce((sum, part) => sum + part.qtyEach, 0)
}
