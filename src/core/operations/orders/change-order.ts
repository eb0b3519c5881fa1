import { z } from 'zod'
import { CarrierId, OrderId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { Instant, LongText } from '../../model/units.ts'
import { recordEvent } from '../record-event.ts'
import { activeTasks } from './advance-order.ts'

/** What may still change while the order is in the house. A field that is left out stays; null empties it. */
export const changeOrder = request('changeOrder', {
  permission: 'changeOrder',
  args: z.object({
    orderId: OrderId,
    dueAt: Instant.optional(),
    priority: z.int().min(0).max(9).optional(),
    note: LongText.nullable().optional(),
    giftNote: LongText.nullable().optional(),
    carrierId: CarrierId.nullable().optional(),
  }),
  check(tx, a) {
    const order = tx.get('order', a.orderId) ?? refuse('notFound', { what: 'order', id: a.orderId })
    const { number, status } = order
    if (status === 'shipped') refuse('alreadyShipped', { number })
    if (status === 'cancelled') refuse('orderNotOpen', { number, status })
    if (a.carrierId && !tx.get('carrier', a.carrierId))
      refuse('notFound', { what: 'carrier', id: a.carrierId })
  },
  run(tx, a, op): null {
    const { orderId, dueAt, priority, note, giftNote, carrierId } = a
    const changed = defined({ dueAt, priority, note, giftNote, carrierId })
    if (Object.keys(changed).length === 0) return null
    tx.update('order', orderId, changed)
    const forTask = defined({ dueAt, priority })
    // The tour follows its order, so that what became urgent is offered first.
    if (Object.keys(forTask).length > 0) {
      for (const task of activeTasks(tx, orderId)) tx.update('pickTask', task.id, forTask)
    }
    recordEvent(tx, op, orderId, 'changeOrder', { fields: Object.keys(changed).join(','), ...forTask })
    return null
  },
})

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>
}
