import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GridSpot } from '../layout/pick-layout.ts'
import { bruteForce, type GridCase, gridCase, gridDistance, lengthOf } from '../planning.testkit.ts'
import { areaTour } from './area-tour.ts'
import { heldKarp } from './held-karp.ts'
import { policyTour } from './policy-tour.ts'

const betweenOf =
  ({ area }: GridCase) =>
  (a: GridSpot, b: GridSpot): number =>
    gridDistance(area, a, b)

function shortest(given: GridCase): number {
  const spots = [given.start, ...given.stops]
  const between = betweenOf(given)
  const far = Float64Array.from(spots.flatMap((a) => spots.map((b) => between(a, b))))
  return heldKarp({ size: spots.length, far }).length
}

/** The tour is as short as claimed, walks every stop once, and no order of the stops is shorter. */
function provesExact(given: GridCase, best: number): void {
  const { area, start, stops } = given
  const { length, order } = areaTour(area, start, stops)
  expect(length).toBe(best)
  expect([...order].sort((a, b) => a - b)).toEqual([...stops.keys()])
  expect(lengthOf(betweenOf(given), start, stops, order)).toBe(length)
}

describe('areaTour', () => {
  it.each([1, 2, 3, 4])('is as short as the best of all orders with %i cross aisles', (lines) => {
    fc.assert(
      fc.property(gridCase({ lines, stops: 5, deadEnds: true }), (given) => {
        provesExact(given, bruteForce(betweenOf(given), given.start, given.stops))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    { lines: 2, runs: 2000 },
    { lines: 3, runs: 2000 },
    { lines: 4, runs: 600 },
    { lines: 5, runs: 300 },
    { lines: 6, runs: 60 },
  ])('is as short as Held and Karp find with $lines cross aisles', ({ lines, runs }) => {
    fc.assert(
      fc.property(gridCase({ lines, stops: 9 }), (given) => {
        provesExact(given, shortest(given))
      }),
      { numRuns: runs },
    )
  })

  it.each([2, 3, 5])('never grows when a stop is taken away (%i cross aisles)', (lines) => {
    fc.assert(
      fc.property(gridCase({ lines, stops: 40 }), fc.nat(), ({ area, start, stops }, pick) => {
        const less = stops.toSpliced(pick % stops.length, 1)
        expect(areaTour(area, start, less).length).toBeLessThanOrEqual(areaTour(area, start, stops).length)
      }),
      { numRuns: 300 },
    )
  })

  it.each([2, 3, 5])('is never longer than the rules of thumb (%i cross aisles)', (lines) => {
    fc.assert(
      fc.property(gridCase({ lines, stops: 40 }), ({ area, start, stops }) => {
        const { length } = areaTour(area, start, stops)
        for (const policy of ['sshape', 'largest-gap'] as const)
          expect(length).toBeLessThanOrEqual(policyTour(area, start, stops, policy).length)
      }),
      { numRuns: 300 },
    )
  })
})
