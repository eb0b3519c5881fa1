import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridCase } from '../planning.testkit.ts'
import { areaTour } from '../routing/area-tour.ts'
import { CachedCosts } from './cached-costs.ts'
import { GridCosts } from './grid-costs.ts'

describe('GridCosts', () => {
  it.each([1, 2, 3, 4])(
    'gives the length of the exact tour of any set of orders (%i cross aisles)',
    (lines) => {
      fc.assert(
        fc.property(
          gridCase({ lines, stops: 60, deadEnds: true }),
          fc.array(fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 6 }), {
            minLength: 1,
            maxLength: 8,
          }),
          ({ area, start, stops }, sets) => {
            // Stop i belongs to order i mod 10.
            const orders = Array.from({ length: 10 }, (_, order) =>
              stops.filter((_, at) => at % 10 === order),
            )
            const costs = new GridCosts({ area, start, access: 7, stops: orders })
            const cached = new CachedCosts(10, costs)
            for (const set of sets) {
              const expected =
                areaTour(
                  area,
                  start,
                  set.flatMap((order) => orders[order] ?? []),
                ).length + 7
              expect(costs.cost(set)).toBe(expected)
              expect(cached.cost(set)).toBe(expected)
              expect(cached.cost(set.toReversed())).toBe(expected)
            }
          },
        ),
        { numRuns: 150 },
      )
    },
  )
})
