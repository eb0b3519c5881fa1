import type { PlanOrder } from './plan-request.ts'

/** How much one wave may hold. What is not given does not limit. */
export interface WaveLimits {
  readonly orders?: number
  readonly lines?: number
}

const DEFAULT_ORDERS = 40

/**
 * Orders to waves, the soonest due first, those of one time in the order in which they came; a wave is closed when the next order
 * would not go in any more. An order above the limits by itself is a wave of its own.
 *
 * @returns indexes of the orders of each wave
 */
export function inWaves(orders: readonly PlanOrder[], limits: WaveLimits): number[][] {
  const mostOrders = limits.orders ?? DEFAULT_ORDERS
  const mostLines = limits.lines ?? Number.POSITIVE_INFINITY
  const due = orders.map(({ dueAt }) => (dueAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(dueAt)))
  const soonest = [...orders.keys()].sort((a, b) =>
    due[a] === due[b] ? a - b : (due[a] as number) - (due[b] as number),
  )
  const waves: number[][] = []
  let lines = 0
  for (const index of soonest) {
    const more = orders[index]?.lines.length ?? 0
    const wave = waves.at(-1)
    if (wave && wave.length < mostOrders && lines + more <= mostLines) {
      wave.push(index)
      lines += more
    } else {
      waves.push([index])
      lines = more
    }
  }
  return waves
}
