import { describe, expect, it } from 'vitest'
import type { Spot } from './layout/pick-layout.ts'
import { layoutOf } from './planning.testkit.ts'
import { zonesOf } from './zones.ts'

const layout = layoutOf({
  areas: [
    { id: 'g', aisles: [0, 5, 10].map((x) => ({ id: `A${x}`, x })), crossAisles: [0, 10] },
    { id: 'u', aisles: [{ id: 'A', x: 0 }], crossAisles: [0, 10] },
  ],
  places: [{ id: 'cage' }],
  depot: { area: 'g', x: 0, y: 0 },
  bins: [
    { code: 'g0', area: 'g', aisle: 'A0', y: 1 },
    { code: 'g1', area: 'g', aisle: 'A5', y: 1 },
    { code: 'g2', area: 'g', aisle: 'A10', y: 1 },
    { code: 'u', area: 'u', aisle: 'A', y: 1 },
    { code: 'cage', place: 'cage' },
  ],
})
const spots = (...codes: string[]): Spot[] => codes.map((code) => layout.bins.get(code) as Spot)
const zoned = (wanted: number, ...stops: string[]): string[][] =>
  zonesOf(layout, spots(...stops), wanted).map(({ holds }) =>
    [...layout.bins.keys()].filter((code) => holds(layout.bins.get(code) as Spot)),
  )

describe('zonesOf', () => {
  it('balances the stops over neighbouring aisles', () => {
    expect(zoned(2, 'g0', 'g1', 'g1', 'g2', 'u', 'cage')).toEqual([
      ['g0', 'g1'],
      ['g2', 'u', 'cage'],
    ])
    expect(zoned(2, 'g0', 'g0', 'g0', 'g0', 'g1', 'u')).toEqual([['g0'], ['g1', 'g2', 'u', 'cage']])
  })

  it('has every bin in one zone, and no more zones than aisles and places', () => {
    expect(zoned(9, 'g0').flat()).toEqual(['g0', 'g1', 'g2', 'u', 'cage'])
    expect(zoned(9, 'g0')).toHaveLength(5)
    expect(zoned(0, 'g0')).toHaveLength(1)
  })
})
