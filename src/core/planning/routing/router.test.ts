import { describe, expect, it } from 'vitest'
import type { Depot, PickLayout, Spot } from '../layout/pick-layout.ts'
import { bruteForce, layoutOf } from '../planning.testkit.ts'
import { type Routing, routerOf, UnreachableError } from './router.ts'

const oneBlock = layoutOf({
  aisles: [0, 5, 10].map((x) => ({ id: `A${x}`, x })),
  crossAisles: [0, 10],
  depot: { x: 0, y: -3 },
  bins: [
    { code: 'a', aisle: 'A0', y: 1 },
    { code: 'b', aisle: 'A5', y: 9 },
    { code: 'c', aisle: 'A5', y: 1 },
    { code: 'd', aisle: 'A5', y: 1 },
  ],
})

const routed = (layout: PickLayout, routing: Routing = 'exact') => {
  const router = routerOf(layout, routing, layout.depots[0] as Depot)
  const codes = [...layout.bins.keys()]
  const { length, walked, order, exact } = router.route([...layout.bins.values()])
  const metres = (steps: number): number => steps / layout.stepsPerUnit
  return {
    length: metres(length),
    walked: metres(walked),
    codes: order.map((at) => codes[at]),
    exact,
    router,
  }
}

describe('routerOf', () => {
  it('counts the way to the depot and stops once where two things lie at one place', () => {
    const { length, codes, exact } = routed(oneBlock)
    expect({ length, exact }).toEqual({ length: 3 + 2 + 5 + 9 + 9 + 5 + 3, exact: true })
    expect(codes.toSorted()).toEqual(['a', 'b', 'c', 'd'])
    expect(codes.indexOf('d')).toBe(codes.indexOf('c') + 1)
  })

  it('tells what a rule walks apart from the shortest way through its stops', () => {
    expect(routed(oneBlock, 'sshape')).toMatchObject({
      walked: 3 + 10 + 5 + 10 + 5 + 3,
      length: 36,
      exact: false,
      codes: ['a', 'b', 'c', 'd'],
    })
  })

  it('needs no way at all for no stops', () => {
    expect(routerOf(oneBlock, 'exact', oneBlock.depots[0] as Depot).route([])).toEqual({
      length: 0,
      walked: 0,
      order: [],
      exact: true,
    })
  })

  it('is exact across floors and one-way aisles while there are few stops', () => {
    const layout = layoutOf({
      areas: [
        {
          id: 'g',
          aisles: [
            { id: 'A', x: 0, direction: 'up' },
            { id: 'B', x: 4, direction: 'down' },
          ],
          crossAisles: [0, 10],
        },
        {
          id: 'u',
          aisles: [
            { id: 'A', x: 0 },
            { id: 'B', x: 4 },
          ],
          crossAisles: [0, 10],
        },
      ],
      paths: [
        { from: { area: 'g', x: 0, y: 10 }, to: { area: 'u', x: 0, y: 10 }, length: 12 },
        { from: { area: 'g', x: 4, y: 0 }, to: { area: 'u', x: 4, y: 0 }, length: 20 },
      ],
      depot: { area: 'g', x: 0, y: 0 },
      bins: [
        { code: '1', area: 'g', aisle: 'A', y: 3 },
        { code: '2', area: 'g', aisle: 'B', y: 7 },
        { code: '3', area: 'g', aisle: 'A', y: 8 },
        { code: '4', area: 'u', aisle: 'A', y: 8 },
        { code: '5', area: 'u', aisle: 'B', y: 2 },
      ],
    })
    const { length, exact, router } = routed(layout)
    const best = bruteForce(
      (a: Spot, b: Spot) => router.distances.between(a, b),
      (layout.depots[0] as Depot).spot,
      [...layout.bins.values()],
    )
    expect({ length, exact }).toEqual({ length: best / layout.stepsPerUnit, exact: true })
  })

  it('names a stop that cannot be reached', () => {
    const layout = layoutOf({
      places: [{ id: 'dock' }, { id: 'shelf' }, { id: 'island' }],
      paths: [{ from: { place: 'dock' }, to: { place: 'shelf' }, length: 5 }],
      depot: { place: 'dock' },
      bins: [
        { code: 'near', place: 'shelf' },
        { code: 'far', place: 'island' },
      ],
    })
    const router = routerOf(layout, 'exact', layout.depots[0] as Depot)
    const stops = [...layout.bins.values()]
    expect(() => router.route(stops)).toThrow(UnreachableError)
    try {
      router.route(stops)
    } catch (error) {
      expect(error).toMatchObject({ stop: 1 })
    }
  })
})
