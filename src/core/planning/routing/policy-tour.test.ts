import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Area, GridSpot } from '../layout/pick-layout.ts'
import { gridCase, gridDistance, layoutOf, lengthOf } from '../planning.testkit.ts'
import { policyTour } from './policy-tour.ts'

const aisles = [0, 1, 2].map((index) => ({ id: `A${index}`, x: 5 * index }))

function walked(
  policy: 'sshape' | 'largest-gap',
  crossAisles: number[],
  places: [aisle: number, y: number][],
) {
  const bins = places.map(([aisle, y]) => ({ code: `A${aisle}-${y}`, aisle: `A${aisle}`, y }))
  const { areas, depots, bins: spots } = layoutOf({ aisles, crossAisles, depot: { x: 0, y: 0 }, bins })
  const stops = [...spots.values()] as GridSpot[]
  const { length, order } = policyTour(areas[0] as Area, depots[0]?.spot as GridSpot, stops, policy)
  return { length: length / 1000, codes: order.map((index) => bins[index]?.code) }
}

describe('policyTour', () => {
  it('walks through every aisle in S-shape, and back out of the last of an odd number', () => {
    expect(
      walked(
        'sshape',
        [0, 10],
        [
          [0, 1],
          [1, 2],
          [1, 9],
        ],
      ),
    ).toEqual({
      length: 10 + 5 + 10 + 5,
      codes: ['A0-1', 'A1-9', 'A1-2'],
    })
    expect(
      walked(
        'sshape',
        [0, 10],
        [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
      ),
    ).toEqual({
      length: 10 + 5 + 10 + 5 + 3 + 3 + 10,
      codes: ['A0-1', 'A1-2', 'A2-3'],
    })
  })

  it('leaves out the largest gap of the aisles between the first and the last', () => {
    expect(
      walked(
        'largest-gap',
        [0, 10],
        [
          [0, 5],
          [1, 1],
          [1, 9],
          [2, 5],
        ],
      ),
    ).toEqual({
      length: 10 + 10 + 10 + 10 + 2 + 2,
      codes: ['A0-5', 'A1-9', 'A2-5', 'A1-1'],
    })
  })

  it('goes to the farthest block first and comes back block by block', () => {
    expect(
      walked(
        'sshape',
        [0, 10, 20],
        [
          [0, 5],
          [1, 15],
          [2, 15],
          [2, 5],
        ],
      ),
    ).toEqual({
      length: 10 + 5 + 10 + 5 + 10 + 10 + 10,
      codes: ['A0-5', 'A1-15', 'A2-15', 'A2-5'],
    })
  })

  it.each(['sshape', 'largest-gap'] as const)(
    'passes every stop once (%s), wherever the depot is',
    (policy) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 2, max: 5 }).chain((lines) => gridCase({ lines, stops: 20 })),
          ({ area, start, stops }) => {
            const { length, order } = policyTour(area, start, stops, policy)
            expect([...order].sort((a, b) => a - b)).toEqual([...stops.keys()])
            const between = (a: GridSpot, b: GridSpot): number => gridDistance(area, a, b)
            expect(length).toBeGreaterThanOrEqual(lengthOf(between, start, stops, order))
          },
        ),
        { numRuns: 500 },
      )
    },
  )
})
