import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridCase, gridDistance } from '../planning.testkit.ts'
import { areaTour } from './area-tour.ts'
import { HELD_KARP_MOST, heldKarp, type Matrix } from './held-karp.ts'
import { matrixTour } from './matrix-tour.ts'

function matrix(size: number): fc.Arbitrary<Matrix> {
  return fc
    .array(fc.integer({ min: 1, max: 100 }), { minLength: size ** 2, maxLength: size ** 2 })
    .map((numbers) => {
      const far = Float64Array.from(numbers)
      for (let node = 0; node < size; node++) far[node * size + node] = 0
      return { size, far }
    })
}

function walked({ size, far }: Matrix, order: readonly number[]): number {
  const nodes = [0, ...order, 0]
  return nodes.reduce(
    (sum, node, at) => sum + (at === 0 ? 0 : (far[(nodes[at - 1] as number) * size + node] as number)),
    0,
  )
}

describe('matrixTour', () => {
  it('is exact for few stops, whichever way is longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }).chain(matrix), (given) => {
        const { length, order, exact } = matrixTour(given, 12)
        expect(exact).toBe(true)
        expect(walked(given, order)).toBe(length)
        expect([...order].sort((a, b) => a - b)).toEqual(
          Array.from({ length: given.size - 1 }, (_, index) => index + 1),
        )
      }),
    )
  })

  it('comes close to the exact tour where both ways differ, and measures what it walks', () => {
    let found = 0
    let best = 0
    fc.assert(
      fc.property(matrix(HELD_KARP_MOST + 3), (given) => {
        const { length, order, exact } = matrixTour(given, 12)
        expect(exact).toBe(false)
        expect(walked(given, order)).toBe(length)
        expect(new Set(order).size).toBe(given.size - 1)
        found += length
        best += heldKarp(given).length
      }),
      { numRuns: 8, seed: 4 },
    )
    expect(found / best).toBeLessThan(1.03)
  })

  it('is within half a percent of the exact tour of areas that it knows nothing of', () => {
    let found = 0
    let best = 0
    fc.assert(
      fc.property(gridCase({ lines: 4, stops: 50 }), ({ area, start, stops }) => {
        const spots = [start, ...stops]
        const far = Float64Array.from(spots.flatMap((a) => spots.map((b) => gridDistance(area, a, b))))
        found += matrixTour({ size: spots.length, far }, 12).length
        best += areaTour(area, start, stops).length
      }),
      { numRuns: 60, seed: 4 },
    )
    expect(found / best).toBeLessThan(1.005)
  })
})
