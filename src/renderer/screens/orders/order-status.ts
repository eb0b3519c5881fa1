import type { OrderStatus } from '../../../core/model/states.ts'
import type { NextStep } from '../../../core/protocol/queries/orders.ts'
import type { Status } from '../../ui/status-shape.tsx'

/** The shape that stands for an order in lists and on its page. Lateness and missing stock need somebody; red says nothing else. */
export function orderShape(
  order: { status: OrderStatus; nextStep: NextStep; dueAt: string },
  now: string,
): Status {
  if (order.status === 'shipped') return 'right'
  if (order.status === 'cancelled') return 'wrong'
  if (isLate(order, now) || order.nextStep === 'waitForStock') return 'attention'
  return order.status === 'open' || order.status === 'released' ? 'open' : 'progress'
}

export function isLate(order: { status: OrderStatus; dueAt: string }, now: string): boolean {
  return (
    order.dueAt < now &&
    order.status !== 'shipped' &&
    order.status !== 'cancelled' &&
    order.status !== 'packed'
  )
}
