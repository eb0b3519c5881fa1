import { planOrders } from '../../core/planning/plan-orders.ts'
import type { Plan } from '../../core/planning/plan-request.ts'
import type { PlanOptions } from './plan-options.ts'
import type { PlanningInput } from './read-planning-file.ts'

/** @param startedAt milliseconds since the epoch, which all threads share */
export function planInTime({ file, layout }: PlanningInput, options: PlanOptions, startedAt: number): Plan {
  const { method, routing, seconds, seed } = options
  const most = seconds * 1000
  return planOrders({
    layout,
    orders: file.orders,
    capacity: file.capacity,
    method,
    routing,
    seed,
    spent: () => (most === 0 ? 1 : (Date.now() - startedAt) / most),
  })
}
