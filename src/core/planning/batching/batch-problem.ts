/**
 * Orders that go to carts, as numbers: order `i` is the i-th that was handed in. What one tour carries is limited in any number of
 * measures at once (pieces, weight, volume, totes), and its orders must be due close to each other.
 */
export interface BatchProblem {
  readonly orders: number
  readonly measures: number
  /** `order · measures + measure` */
  readonly load: Float64Array
  readonly capacity: Float64Array
  /** Milliseconds, Infinity where an order is due at no time. */
  readonly due: Float64Array
  /** How far apart the orders of one tour may be due. */
  readonly dueWindow: number
  readonly costs: TourCosts
}

/** What a tour for a set of orders costs, in steps. A larger set never costs less. */
export interface TourCosts {
  cost(orders: readonly number[]): number
}

/** The orders of each tour, each order in one. */
export type Partition = number[][]

/** Sums of quantities that are no whole numbers. */
const ROUNDING = 1e-9

export function fits(problem: BatchProblem, orders: readonly number[]): boolean {
  return overload(problem, orders) === 0 && isDueTogether(problem, orders)
}

/** By how much a set is too much for one tour, as a share of what one may carry, summed over the measures. */
export function overload({ measures, load, capacity }: BatchProblem, orders: readonly number[]): number {
  let over = 0
  for (let measure = 0; measure < measures; measure++) {
    const most = capacity[measure] as number
    let sum = 0
    for (let index = 0; index < orders.length; index++)
      sum += load[(orders[index] as number) * measures + measure] as number
    if (sum > most + ROUNDING) over += (sum - most) / most
  }
  return over
}

export function isDueTogether({ due, dueWindow }: BatchProblem, orders: readonly number[]): boolean {
  if (dueWindow === Number.POSITIVE_INFINITY) return true
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const order of orders) {
    const at = due[order] as number
    if (at === Number.POSITIVE_INFINITY) continue
    if (at < first) first = at
    if (at > last) last = at
  }
  return last - first <= dueWindow
}

export function totalCost({ costs }: BatchProblem, partition: Partition): number {
  return partition.reduce((sum, orders) => sum + costs.cost(orders), 0)
}
