import { z } from 'zod'
import { parseOwnCode } from '../../codes/own-codes.ts'
import { type LocationId, PickTaskId } from '../../model/ids.ts'
import { fact } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { raiseCase } from '../cases/raise-case.ts'
import { findLocation, insertPlace } from '../find-location.ts'
import { recordEvent } from '../record-event.ts'
import { isHandCarried } from './order-totes.ts'
import { refuseCancelledOrder, refuseUnlessMine, taskOrRefuse } from './task-rules.ts'

/** A tote for the goods of this task. A second one when the first is full: an order may have several, a tote one order. */
export const bindTote = fact('bindTote', {
  permission: 'pick',
  args: z.object({ taskId: PickTaskId, toteCode: z.string().trim().min(1).max(60) }),
  check(tx, a, op) {
    const task = taskOrRefuse(tx, a.taskId)
    refuseCancelledOrder(tx, task.orderId)
    refuseUnlessMine(tx, op, task)
    const place = findLocation(tx, op, a.toteCode)
    if (place) refuseUnlessFree(tx, place, task)
    else newToteCode(a.toteCode)
  },
  run(tx, a, op): { toteId: LocationId } {
    const task = tx.get('pickTask', a.taskId)
    const orderId = task?.orderId ?? null
    const known = findLocation(tx, op, a.toteCode)
    const tote =
      known?.kind === 'tote'
        ? known
        : insertPlace(tx, op, { kind: 'tote', code: a.toteCode.toUpperCase(), orderId })
    if (!task) {
      raiseCase(tx, op, {
        kind: 'pickDiffers',
        locationId: tote.id,
        data: { taskId: a.taskId, tote: tote.code },
      })
      return { toteId: tote.id }
    }
    if (tote.orderId !== null && tote.orderId !== orderId) {
      // Taken meanwhile by somebody else. A tote holds one order in the books, whatever lies in it.
      const other = tx.get('order', tote.orderId)?.number ?? tote.orderId
      const data = { tote: tote.code, otherOrder: other }
      raiseCase(tx, op, { kind: 'pickDiffers', orderId, locationId: tote.id, data })
      return { toteId: tote.id }
    }
    if (tote.orderId !== orderId) tx.update('location', tote.id, { orderId })
    releaseEmpty(tx, task, tote.id)
    tx.update('pickTask', task.id, { toteId: tote.id })
    if (orderId !== null) recordEvent(tx, op, orderId, 'bindTote', { tote: tote.code })
    return { toteId: tote.id }
  },
})

function refuseUnlessFree(tx: Tx, place: Row<'location'>, task: Row<'pickTask'>): void {
  if (place.kind !== 'tote' || isHandCarried(place)) refuse('notATote', { value: place.code })
  if (place.orderId !== null && place.orderId !== task.orderId) {
    const order = tx.get('order', place.orderId)
    refuse('toteTaken', { value: place.code, orderNumber: order?.number ?? '' })
  }
  if (place.orderId === null && tx.where('balance', { locationId: place.id }).length > 0) {
    refuse('binNotEmpty', { value: place.code })
  }
}

/** A tote that nobody has used yet is known by its own code, whose check character must be right. */
function newToteCode(scanned: string): string {
  const own = parseOwnCode(scanned)
  if (!own.ok && own.reason === 'badCheckCharacter') refuse('badCheckCharacter', { value: scanned })
  if (!own.ok || own.own.kind !== 'tote') refuse('notATote', { value: scanned })
  return own.own.code
}

function releaseEmpty(tx: Tx, task: Row<'pickTask'>, next: LocationId): void {
  if (task.toteId === null || task.toteId === next) return
  const old = tx.get('location', task.toteId)
  if (!old || old.orderId !== task.orderId || tx.where('balance', { locationId: old.id }).length > 0) return
  tx.update('location', old.id, { orderId: null })
}
