import { describe, expect, it } from 'vitest'
import { layoutOf } from '../planning.testkit.ts'

const house = {
  aisles: [
    { id: 'B', x: 2.4 },
    { id: 'A', x: 0 },
  ],
  crossAisles: [11, 0],
  depot: { x: -1.5, y: -2 },
  bins: [{ code: 'A-1', aisle: 'A', y: 7 }],
}

describe('compileLayout', () => {
  it('counts in whole steps and sorts what it is given', () => {
    const { areas, stepsPerUnit, bins } = layoutOf(house)
    expect(stepsPerUnit).toBe(1000)
    expect(areas[0]?.aisles.map(({ id, x }) => [id, x])).toEqual([
      ['A', 0],
      ['B', 2400],
    ])
    expect(areas[0]?.crossAisles).toEqual([0, 11_000])
    expect(bins.get('A-1')).toEqual({ area: 0, aisle: 0, x: 0, y: 7000 })
  })

  it('takes smaller steps where the drawing is finer', () => {
    expect(layoutOf({ ...house, depot: { x: 0.00125, y: 0 } }).stepsPerUnit).toBe(100_000)
  })

  it('reaches a depot in front of the aisles straight from the nearest cross aisle', () => {
    expect(layoutOf(house).depots).toEqual([
      { id: '1', spot: { area: 0, aisle: -1, x: -1500, y: 0 }, access: 2000 },
    ])
  })

  it.each([
    ['bin "A-1" is there twice', { bins: [...house.bins, ...house.bins] }],
    ['bin "X": there is no aisle "C"', { bins: [{ code: 'X', aisle: 'C', y: 1 }] }],
    ['bin "X": there is no place "yard"', { bins: [{ code: 'X', place: 'yard' }] }],
    [
      'aisle "A" is there twice',
      {
        aisles: [
          { id: 'A', x: 0 },
          { id: 'A', x: 1 },
        ],
      },
    ],
    [
      'aisle "C" stands where another one is',
      {
        aisles: [
          { id: 'A', x: 0 },
          { id: 'C', x: 0 },
        ],
      },
    ],
    ['there is no depot', { depot: undefined }],
    ['both depot and depots are given', { depots: [{ x: 0, y: 0 }] }],
    ['aisles and crossAisles belong together', { crossAisles: undefined }],
    ['aisles stand both on top and in areas', { areas: [{ id: 'G', ...house }] }],
  ])('says "%s"', (message, change) => {
    expect(() => layoutOf({ ...house, ...change })).toThrow(message)
  })
})
