import { describe, expect, it } from 'vitest'
import { compileLayout } from './compile-layout.ts'
import { LayoutFile } from './layout-format.ts'
import { type LayoutRow, layoutFromRows, layoutRows } from './layout-rows.ts'

const small = {
  unit: 'm',
  aisles: [
    { id: 'A', x: 0 },
    { id: 'B', x: 2.4, direction: 'up' },
  ],
  crossAisles: [0, 11],
  depot: { x: 0, y: -1.5 },
  bins: [{ code: 'A-1', aisle: 'A', y: 7 }],
}
const large = {
  unit: 'ft',
  areas: [
    { id: 'g', aisles: [{ id: 'A', x: 0 }], crossAisles: [0, 10] },
    { id: 'u', aisles: [{ id: 'A', x: 0 }], crossAisles: [0, 10] },
  ],
  places: [{ id: 'cage' }],
  paths: [
    { from: { area: 'g', x: 0, y: 10 }, to: { area: 'u', x: 0, y: 10 }, length: 12 },
    { from: { area: 'g', x: 0, y: 0 }, to: { place: 'cage' }, length: 3, oneWay: true },
    { from: { place: 'cage' }, to: { area: 'g', x: 0, y: 0 }, length: 4, oneWay: false },
  ],
  depots: [
    { id: 'dock', area: 'g', x: 0, y: 0 },
    { id: 'desk', place: 'cage' },
  ],
  bins: [
    { code: 'up', area: 'u', aisle: 'A', y: 3 },
    { code: 'cage', place: 'cage' },
  ],
}

describe('layoutRows', () => {
  it.each([
    ['of one area', small],
    ['of floors and places', large],
  ])('keeps a layout %s whole', (_name, draft) => {
    const layout = LayoutFile.parse(draft)
    const again = LayoutFile.parse(layoutFromRows(layoutRows(layout)))
    expect(compileLayout(again)).toEqual(compileLayout(layout))
    expect(layoutRows(again)).toEqual(layoutRows(layout))
  })

  it('reads numbers as a French spreadsheet writes them', () => {
    const rows = layoutRows(LayoutFile.parse(small)).map((row): LayoutRow => {
      return row.x === undefined ? row : { ...row, x: row.x.replace('.', ',') }
    })
    expect(LayoutFile.parse(layoutFromRows(rows)).aisles?.[1]?.x).toBe(2.4)
  })

  it.each([
    ['row 1, x: "wide" is not a number', { kind: 'aisle', id: 'A', x: 'wide' }],
    ['row 1, y: "" is not a number', { kind: 'crossAisle' }],
    ['row 1: "shelf" is no kind of thing in a layout', { kind: 'shelf' }],
  ])('says "%s"', (message, row) => {
    expect(() => layoutFromRows([row])).toThrow(message)
  })
})
