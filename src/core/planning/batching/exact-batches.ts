import { type BatchProblem, fits, type Partition } from './batch-problem.ts'

/**
 * The best plan of few orders, exactly: every set of orders that fits is measured, and the cheapest way to divide all of them
 * follows by dynamic programming over sets. The first order that is left is always in the next tour, so that no plan is
 * counted twice.
 */
export const EXACT_MOST = 13

export function exactBatches(problem: BatchProblem): Partition {
  const { orders, costs } = problem
  if (orders > EXACT_MOST) throw new RangeError('too many orders to try every plan')
  const sets = 1 << orders
  const cost = new Float64Array(sets).fill(Number.POSITIVE_INFINITY)
  const members = (set: number): number[] => {
    const list: number[] = []
    for (let order = 0; order < orders; order++) if ((set & (1 << order)) !== 0) list.push(order)
    return list
  }
  for (let set = 1; set < sets; set++) {
    const list = members(set)
    if (fits(problem, list)) cost[set] = costs.cost(list)
  }
  const best = new Float64Array(sets).fill(Number.POSITIVE_INFINITY)
  const last = new Int32Array(sets)
  best[0] = 0
  for (let set = 1; set < sets; set++) {
    const first = set & -set
    const rest = set ^ first
    for (let part = rest; ; part = (part - 1) & rest) {
      const tour = part | first
      const total = (cost[tour] as number) + (best[set ^ tour] as number)
      if (total < (best[set] as number)) {
        best[set] = total
        last[set] = tour
      }
      if (part === 0) break
    }
  }
  const partition: Partition = []
  for (let set = sets - 1; set !== 0; set ^= last[set] as number) partition.push(members(last[set] as number))
  return partition
}
