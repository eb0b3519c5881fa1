import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../random.ts'
import { type BatchProblem, fits, type Partition, totalCost } from './batch-problem.ts'
import { exactBatches } from './exact-batches.ts'
import { planBatches } from './plan-batches.ts'
import { savingsBatches } from './savings.ts'

/** Orders that visit some of 30 places in a row; a tour goes to the farthest and back, and pays for each place. */
function problem(orders: number, seed: number, change: Partial<BatchProblem> = {}): BatchProblem {
  const random = randomFrom(seed)
  const places = Array.from({ length: orders }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => Math.floor(random() * 30)),
  )
  return {
    orders,
    measures: 2,
    load: Float64Array.from({ length: 2 * orders }, () => 1 + Math.floor(random() * 9)),
    capacity: Float64Array.of(24, 30),
    due: new Float64Array(orders).fill(Number.POSITIVE_INFINITY),
    dueWindow: Number.POSITIVE_INFINITY,
    costs: {
      cost: (tour) => {
        const stops = new Set(tour.flatMap((order) => places[order] ?? []))
        return stops.size === 0 ? 0 : 2 * Math.max(...stops) + stops.size
      },
    },
    ...change,
  }
}

function afterSteps(steps: number): () => number {
  let step = 0
  return () => step++ / steps
}

function provesWhole(given: BatchProblem, partition: Partition): void {
  expect(partition.flat().sort((a, b) => a - b)).toEqual([...Array(given.orders).keys()])
  for (const tour of partition) expect(fits(given, tour)).toBe(true)
}

/** All ways to divide the orders. */
function everyPartition(orders: number): Partition[] {
  let all: Partition[] = [[]]
  for (let order = 0; order < orders; order++)
    all = all.flatMap((partition) => [
      [...partition, [order]],
      ...partition.map((_, at) => partition.map((tour, index) => (index === at ? [...tour, order] : tour))),
    ])
  return all
}

describe('exactBatches', () => {
  it('finds the cheapest of all plans', () => {
    const partitions = everyPartition(6)
    for (let seed = 0; seed < 20; seed++) {
      const given = problem(6, seed)
      const possible = partitions.filter((each) => each.every((tour) => fits(given, tour)))
      const cheapest = Math.min(...possible.map((each) => totalCost(given, each)))
      const found = exactBatches(given)
      provesWhole(given, found)
      expect(totalCost(given, found)).toBe(cheapest)
    }
  })
})

describe('planBatches', () => {
  it('keeps every order once and every tour within what it carries, however little effort there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat({ max: 40 }), (orders, seed, steps) => {
        const given = problem(orders, seed)
        provesWhole(given, planBatches(given, { seed, spent: afterSteps(steps) }))
      }),
      { numRuns: 30 },
    )
  })

  it('is never dearer than savings, and finds the best plan of few orders by itself', () => {
    for (let seed = 0; seed < 6; seed++) {
      const given = problem(14, seed)
      const found = totalCost(given, planBatches(given, { seed, spent: afterSteps(200) }))
      expect(found).toBeLessThanOrEqual(totalCost(given, savingsBatches(given)))
    }
  })

  it('stops at once where there is no time at all', () => {
    const given = problem(30, 2)
    provesWhole(given, planBatches(given, { seed: 1, spent: () => 1 }))
  })

  it('answers the same for the same seed and effort', () => {
    const plan = (): Partition => planBatches(problem(60, 5), { seed: 9, spent: afterSteps(100) })
    expect(plan()).toEqual(plan())
  })

  it('keeps orders apart that are due at different times', () => {
    const due = Float64Array.from({ length: 40 }, (_, order) =>
      order % 5 === 4 ? Number.POSITIVE_INFINITY : (order % 4) * 3_600_000,
    )
    const given = problem(40, 3, { due, dueWindow: 1_800_000 })
    const tours = planBatches(given, { seed: 1, spent: afterSteps(100) })
    provesWhole(given, tours)
    for (const tour of tours) {
      const times = tour.map((order) => due[order]).filter((at) => at !== Number.POSITIVE_INFINITY)
      expect(new Set(times).size).toBeLessThanOrEqual(1)
    }
  })

  it('plans many orders in groups', () => {
    const given = problem(500, 8)
    provesWhole(given, planBatches(given, { seed: 1, spent: afterSteps(20) }))
  })
})
