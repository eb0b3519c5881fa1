import { type BatchProblem, fits } from './batch-problem.ts'

/**
 * Many orders are planned in groups, because savings and neighbours want a figure for each pair. A group is the order that is due
 * first (of equals, the one with the longest way) with those that save most by going with it.
 */
const MOST = 200

export function groupsOf(problem: BatchProblem): number[][] {
  const { orders, costs, due } = problem
  if (orders <= MOST * 1.5) return [[...Array(orders).keys()]]
  const alone = Float64Array.from({ length: orders }, (_, order) => costs.cost([order]))
  let left = [...Array(orders).keys()].sort((a, b) => {
    const [first, second] = [due[a] as number, due[b] as number]
    return first === second ? (alone[b] as number) - (alone[a] as number) || a - b : first - second
  })
  const groups: number[][] = []
  while (left.length > MOST * 1.5) {
    const [seed = 0, ...others] = left
    const saved = new Map(
      others.map((order) => {
        const together = [seed, order]
        const cost = fits(problem, together) ? costs.cost(together) : Number.POSITIVE_INFINITY
        return [
          order,
          ((alone[seed] as number) + (alone[order] as number) - cost) / Math.max(1, alone[order] as number),
        ]
      }),
    )
    const near = others
      .toSorted((a, b) => (saved.get(b) as number) - (saved.get(a) as number) || a - b)
      .slice(0, MOST - 1)
    const group = new Set([seed, ...near])
    groups.push([...group])
    left = left.filter((order) => !group.has(order))
  }
  return [...groups, left]
}

/** The problem of some of the orders by themselves. */
export function partOf(problem: BatchProblem, members: readonly number[]): BatchProblem {
  const { measures, load, due, costs } = problem
  const whole: number[] = []
  return {
    ...problem,
    orders: members.length,
    load: Float64Array.from(
      members.flatMap((order) => Array.from(load.subarray(order * measures, (order + 1) * measures))),
    ),
    due: Float64Array.from(members, (order) => due[order] as number),
    costs: {
      cost: (orders) => {
        whole.length = orders.length
        for (let index = 0; index < orders.length; index++)
          whole[index] = members[orders[index] as number] as number
        return costs.cost(whole)
      },
    },
  }
}
