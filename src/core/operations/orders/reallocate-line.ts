import { z } from 'zod'
import { OrderLineId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { walkOrder } from '../../planning/walk-order.ts'
import { BinCode } from '../bin-code.ts'
import { findLocation } from '../find-location.ts'
import { insertPick } from '../picking/change-pick.ts'
import { lastSequence } from '../picking/skip-pick.ts'
import { recordEvent } from '../record-event.ts'
import { activeTasks, advanceOrder } from './advance-order.ts'
import { allocateLine, pickOf, pickStop } from './allocate-line.ts'
import { promiseBook } from './promise-book.ts'
import { insertTask } from './release-orders.ts'

/** What a line waits for is taken from other bins: at the end of the order's tour, or as a tour of its own. */
export const reallocateLine = request('reallocateLine', {
  permission: 'releaseOrders',
  args: z.object({
    orderLineId: OrderLineId,
    /** Not from here: somebody has just found less there than the books say. */
    exceptBin: BinCode.nullable().default(null),
  }),
  reads(tx, a, op) {
    const line = tx.get('orderLine', a.orderLineId)
    const order = line && tx.get('order', line.orderId)
    if (!line || !order) return
    tx.where('pickTask', { orderId: order.id })
    tx.where('parcel', { orderId: order.id })
    allocateLine(tx, op, order, line, promiseBook(tx, op))
  },
  run(tx, a, op): { allocatedEach: number; missingEach: number } {
    const line =
      tx.get('orderLine', a.orderLineId) ?? refuse('notFound', { what: 'orderLine', id: a.orderLineId })
    const order = tx.get('order', line.orderId) ?? refuse('notFound', { what: 'order', id: line.orderId })
    const { number, status } = order
    if (status === 'shipped') refuse('alreadyShipped', { number })
    if (status === 'cancelled') refuse('orderNotOpen', { number, status })
    const except = a.exceptBin === null ? undefined : findLocation(tx, op, a.exceptBin)?.id
    const { parts, missingEach } = allocateLine(tx, op, order, line, promiseBook(tx, op), except)
    if (parts.length === 0) refuse('nothingAvailable', { number })
    const taskId = activeTasks(tx, order.id)[0]?.id ?? insertTask(tx, op, order)
    let sequence = lastSequence(tx.where('pick', { taskId }))
    const stops = parts.map((part) =>
      pickStop(tx, insertPick(tx, op, { ...pickOf(line, part), taskId, sequence: 0 })),
    )
    for (const stop of walkOrder(stops)) tx.update('pick', stop.pickId, { sequence: ++sequence })
    const allocatedEach = parts.reduce((sum, part) => sum + part.qtyEach, 0)
    recordEvent(tx, op, order.id, 'reallocateLine', {
      sku: line.sku,
      name: line.name,
      qtyEach: allocatedEach,
      missingEach,
    })
    advanceOrder(tx, order.id)
    return { allocatedEach, missingEach }
  },
})
