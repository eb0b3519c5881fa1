import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridCase, gridDistance, layoutOf } from '../planning.testkit.ts'
import { distancesOf } from './distances.ts'
import type { PickLayout, Spot } from './pick-layout.ts'

const bin = (layout: PickLayout, code: string): Spot => {
  const spot = layout.bins.get(code)
  if (!spot) throw new Error(`no bin ${code}`)
  return spot
}
const metres = (layout: PickLayout, from: string, to: string): number =>
  distancesOf(layout).between(bin(layout, from), bin(layout, to)) / layout.stepsPerUnit

describe('distancesOf', () => {
  it('agrees with the closed form wherever aisles go both ways', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((lines) => gridCase({ lines, stops: 6, deadEnds: true })),
        ({ layout, area, start, stops }) => {
          const distances = distancesOf(layout)
          for (const a of [start, ...stops])
            for (const b of [start, ...stops]) expect(distances.between(a, b)).toBe(gridDistance(area, a, b))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('walks a one-way aisle one way, and round the block the other', () => {
    const layout = layoutOf({
      aisles: [
        { id: 'A', x: 0, direction: 'up' },
        { id: 'B', x: 3 },
      ],
      crossAisles: [0, 10],
      depot: { x: 0, y: 0 },
      bins: [
        { code: 'A2', aisle: 'A', y: 2 },
        { code: 'A5', aisle: 'A', y: 5 },
      ],
    })
    expect(metres(layout, 'A2', 'A5')).toBe(3)
    expect(metres(layout, 'A5', 'A2')).toBe(5 + 3 + 10 + 3 + 2)
  })

  it('goes from floor to floor by the lift, and through irregular places by the shortest path', () => {
    const layout = layoutOf({
      areas: [
        { id: 'ground', aisles: [{ id: 'A', x: 0 }], crossAisles: [0, 10] },
        { id: 'upstairs', aisles: [{ id: 'A', x: 0 }], crossAisles: [0, 10] },
      ],
      places: [{ id: 'cage' }, { id: 'yard' }],
      paths: [
        { from: { area: 'ground', x: 2, y: 10 }, to: { area: 'upstairs', x: 2, y: 10 }, length: 30 },
        { from: { area: 'ground', x: 0, y: 4 }, to: { place: 'cage' }, length: 1.5 },
        { from: { place: 'cage' }, to: { place: 'yard' }, length: 7, oneWay: true },
        { from: { place: 'yard' }, to: { area: 'ground', x: 0, y: 0 }, length: 5 },
      ],
      depots: [{ id: 'dock', area: 'ground', x: 0, y: 0 }],
      bins: [
        { code: 'down', area: 'ground', aisle: 'A', y: 6 },
        { code: 'up', area: 'upstairs', aisle: 'A', y: 9 },
        { code: 'cage', place: 'cage' },
        { code: 'yard', place: 'yard' },
      ],
    })
    expect(metres(layout, 'down', 'up')).toBe(4 + 2 + 30 + 2 + 1)
    expect(metres(layout, 'down', 'cage')).toBe(2 + 1.5)
    expect(metres(layout, 'cage', 'yard')).toBe(7)
    expect(metres(layout, 'yard', 'cage')).toBe(5 + 4 + 1.5)
  })
})
