import { randomFrom } from '../random.ts'
import { anneal } from './anneal.ts'
import { type BatchProblem, type Partition, totalCost } from './batch-problem.ts'
import { EXACT_MOST, exactBatches } from './exact-batches.ts'
import { neighboursOf } from './neighbours.ts'
import { groupsOf, partOf } from './order-groups.ts'
import { savingsBatches } from './savings.ts'

/**
 * Orders to tours, as cheaply as the effort allows: exactly where every plan can be tried; else savings first, then annealing in several
 * rounds, each from the best plan so far. Every order must fit a tour by itself. Without a clock the result depends on
 * nothing but the problem, the seed and the effort.
 */
export interface BatchingOptions {
  readonly seed: number
  /** Share of the effort that is spent, 0 to 1. It is asked again and again: count the calls, or look at a clock. */
  readonly spent: () => number
}

/** What one of several parts may spend; what it leaves over is the next one's. */
export function shareOf(spent: () => number, part: number, parts: number): () => number {
  const from = spent()
  return between(spent, from, from + (1 - from) / (parts - part))
}

function between(spent: () => number, from: number, until: number): () => number {
  return () => (until > from ? (spent() - from) / (until - from) : 1)
}

/** Each round ends at this share of the effort and begins at this temperature; the later ones mend what is almost good. */
const ROUNDS = [
  { until: 0.5, hot: 0.02 },
  { until: 0.75, hot: 0.01 },
  { until: 1, hot: 0.006 },
]
const COLD = 0.0005
const NEAR = 20

export function planBatches(problem: BatchProblem, { seed, spent }: BatchingOptions): Partition {
  if (problem.orders <= EXACT_MOST) return exactBatches(problem)
  const groups = groupsOf(problem)
  return groups.flatMap((members, part) => {
    const share = groups.length === 1 ? spent : shareOf(spent, part, groups.length)
    const tours = improved(groups.length === 1 ? problem : partOf(problem, members), seed + part, share)
    return groups.length === 1 ? tours : tours.map((tour) => tour.map((index) => members[index] as number))
  })
}

function improved(problem: BatchProblem, seed: number, spent: () => number): Partition {
  if (problem.orders <= EXACT_MOST) return exactBatches(problem)
  let best = savingsBatches(problem)
  if (spent() >= 1) return best
  const neighbours = neighboursOf(problem, NEAR)
  const random = randomFrom(seed)
  let from = spent()
  for (const { until, hot } of ROUNDS) {
    const found = anneal(problem, best, neighbours, {
      random,
      spent: between(spent, from, until),
      hot,
      cold: COLD,
    })
    if (totalCost(problem, found) < totalCost(problem, best)) best = found
    from = spent()
  }
  return best
}
