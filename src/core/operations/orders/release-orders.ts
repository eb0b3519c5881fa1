import { z } from 'zod'
import { OrderId, type PickTaskId } from '../../model/ids.ts'
import { type OperationContext, request } from '../../model/operation.ts'
import { type Refusal, refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { walkOrder } from '../../planning/walk-order.ts'
import { insertPick } from '../picking/change-pick.ts'
import { recordEvent } from '../record-event.ts'
import { activeTasks, advanceOrder } from './advance-order.ts'
import { allocateLine, type PickStop, pickOf, pickStop } from './allocate-line.ts'
import { type PromiseBook, promiseBook } from './promise-book.ts'

interface Released {
  readonly orderId: OrderId
  readonly taskId: PickTaskId
  readonly shortEach: number
}

type Problem = Extract<Refusal, { code: 'notAllAvailable' }>['problems'][number]

/**
 * Hard allocation and one pick task for each order. All orders are looked at before anything is said, and all problems are
 * told together; an order that has its task already is answered with it, so that asking twice releases once. With
 * `allowPartial` what there is goes out, and orders of which there is nothing wait.
 */
export const releaseOrders = request('releaseOrders', {
  permission: 'releaseOrders',
  args: z.object({
    orderIds: z.array(OrderId).min(1).max(500),
    allowPartial: z.boolean().default(false),
  }),
  reads(tx, a, op) {
    const book = promiseBook(tx, op)
    for (const id of a.orderIds) {
      tx.where('pickTask', { orderId: id })
      tx.where('parcel', { orderId: id })
      const lines = tx.where('orderLine', { orderId: id })
      const order = tx.get('order', id)
      if (order) for (const line of lines) allocateLine(tx, op, order, line, book)
    }
  },
  run(tx, a, op) {
    const orders = [...new Set(a.orderIds)].map(
      (id) => tx.get('order', id) ?? refuse('notFound', { what: 'order', id }),
    )
    refuseCancelled(orders)
    const book = promiseBook(tx, op)
    const released: Released[] = []
    const waiting: OrderId[] = []
    const problems: Problem[] = []
    for (const order of orders.sort(bySale)) {
      const before = releasedBefore(tx, order)
      if (before) {
        released.push(before)
        continue
      }
      // Even with problems it is allocated: later orders of this request must not be offered the same goods.
      const { taskId, shortEach, problems: found } = releaseOrder(tx, op, order, book)
      if (!a.allowPartial) problems.push(...found)
      if (taskId === null) {
        waiting.push(order.id)
        continue
      }
      released.push({ orderId: order.id, taskId, shortEach })
      recordEvent(tx, op, order.id, 'releaseOrders', { taskId, shortEach })
      advanceOrder(tx, order.id)
    }
    if (problems.length > 0) refuse('notAllAvailable', { problems })
    if (released.length === 0) refuse('nothingAvailable', { number: numbers(orders) })
    return { released, waiting }
  },
})

function refuseCancelled(orders: readonly Row<'order'>[]): void {
  const cancelled = orders.filter((order) => order.status === 'cancelled')
  if (cancelled.length > 0) refuse('orderNotOpen', { number: numbers(cancelled), status: 'cancelled' })
}

/** Null where there is something to allocate: an order that was never released, or one whose rest waited for stock. */
function releasedBefore(tx: Tx, order: Row<'order'>): Released | null {
  const active = activeTasks(tx, order.id)[0]
  let promisedEach = 0
  for (const line of tx.where('orderLine', { orderId: order.id })) promisedEach += line.promisedEach
  if (active) return { orderId: order.id, taskId: active.id, shortEach: promisedEach }
  if (promisedEach > 0) return null
  const done = tx.where('pickTask', { orderId: order.id }).find((task) => task.status === 'done')
  if (!done) refuse('orderNotOpen', { number: order.number, status: order.status })
  return { orderId: order.id, taskId: done.id, shortEach: 0 }
}

interface Release {
  readonly taskId: PickTaskId | null
  readonly shortEach: number
  readonly problems: readonly Problem[]
}

/** Line by line, each seeing what the one before it took; walking order once all bins are known. */
function releaseOrder(tx: Tx, op: OperationContext, order: Row<'order'>, book: PromiseBook): Release {
  let taskId: PickTaskId | null = null
  let shortEach = 0
  const problems: Problem[] = []
  const stops: PickStop[] = []
  for (const line of tx.where('orderLine', { orderId: order.id }).sort((a, b) => a.lineNo - b.lineNo)) {
    if (line.promisedEach === 0) continue
    const { parts, missingEach } = allocateLine(tx, op, order, line, book)
    const wantedEach = line.promisedEach
    shortEach += missingEach
    if (missingEach > 0) {
      problems.push({
        number: order.number,
        sku: line.sku,
        wantedEach,
        availableEach: wantedEach - missingEach,
      })
    }
    for (const part of parts) {
      taskId ??= insertTask(tx, op, order)
      stops.push(pickStop(tx, insertPick(tx, op, { ...pickOf(line, part), taskId, sequence: 0 })))
      book.kept(line, part.qtyEach)
    }
  }
  walkOrder(stops).forEach((stop, index) => {
    tx.update('pick', stop.pickId, { sequence: index + 1 })
  })
  return { taskId, shortEach, problems }
}

export function insertTask(tx: Tx, op: OperationContext, order: Row<'order'>): PickTaskId {
  const id = op.newId<'pickTask'>()
  tx.insert('pickTask', {
    id,
    warehouseId: op.warehouseId,
    method: 'single',
    orderId: order.id,
    status: 'open',
    userId: null,
    stationId: null,
    toteId: null,
    claimStationId: null,
    claimUntil: null,
    claimWishId: null,
    priority: order.priority,
    dueAt: order.dueAt,
    pickCount: 0,
    doneCount: 0,
    qtyEach: 0,
    pickedEach: 0,
    scanCount: 0,
    releasedAt: op.at,
    startedAt: null,
    finishedAt: null,
  })
  return id
}

function bySale(a: Row<'order'>, b: Row<'order'>): number {
  const [x, y] = [`${a.orderedAt} ${a.number}`, `${b.orderedAt} ${b.number}`]
  return x < y ? -1 : x > y ? 1 : 0
}

function numbers(orders: readonly Row<'order'>[]): string {
  const shown = orders.slice(0, 5).map((order) => order.number)
  return shown.join(', ') + (orders.length > shown.length ? ', …' : '')
}
