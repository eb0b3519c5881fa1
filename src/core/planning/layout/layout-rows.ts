import { LayoutError } from './compile-layout.ts'
import type { LayoutFile, SpotDraft } from './layout-format.ts'

/**
 * A layout as a table, for spreadsheets: one row for each thing, told apart by its `kind`. What is written can be read again without loss;
 * the table itself becomes CSV elsewhere. A cell that does not apply is empty.
 */
export const LAYOUT_COLUMNS = [
  'kind',
  'id',
  'area',
  'aisle',
  'x',
  'y',
  'place',
  'direction',
  'toArea',
  'toX',
  'toY',
  'toPlace',
  'length',
  'oneWay',
] as const
export type LayoutColumn = (typeof LAYOUT_COLUMNS)[number]
export type LayoutRow = { readonly [Column in LayoutColumn]?: string }

export function layoutRows(layout: LayoutFile): LayoutRow[] {
  const rows: LayoutRow[] = [{ kind: 'unit', id: layout.unit }]
  const { aisles, crossAisles, areas = [] } = layout
  const sole = aisles && crossAisles ? [{ id: undefined, aisles, crossAisles }] : []
  for (const area of [...sole, ...areas]) {
    const home: LayoutRow = area.id === undefined ? {} : { area: area.id }
    for (const { id, x, direction } of area.aisles)
      rows.push({ kind: 'aisle', ...home, id, x: String(x), ...(direction && { direction }) })
    for (const y of area.crossAisles) rows.push({ kind: 'crossAisle', ...home, y: String(y) })
  }
  for (const { id } of layout.places ?? []) rows.push({ kind: 'place', id })
  for (const { from, to, length, oneWay } of layout.paths ?? []) {
    const target = spotCells(to)
    rows.push({
      kind: 'path',
      ...spotCells(from),
      ...(target.area !== undefined && { toArea: target.area }),
      ...(target.x !== undefined && { toX: target.x }),
      ...(target.y !== undefined && { toY: target.y }),
      ...(target.place !== undefined && { toPlace: target.place }),
      length: String(length),
      ...(oneWay !== undefined && { oneWay: String(oneWay) }),
    })
  }
  for (const depot of layout.depot ? [layout.depot] : (layout.depots ?? []))
    rows.push({ kind: 'depot', ...(depot.id !== undefined && { id: depot.id }), ...spotCells(depot) })
  for (const bin of layout.bins) {
    if ('place' in bin) rows.push({ kind: 'bin', id: bin.code, place: bin.place })
    else {
      const { code, area, aisle, y } = bin
      rows.push({ kind: 'bin', id: code, ...(area !== undefined && { area }), aisle, y: String(y) })
    }
  }
  return rows
}

/** The draft of a layout, to be checked like one that was read from JSON. Rows may stand in any order. */
export function layoutFromRows(rows: readonly LayoutRow[]): unknown {
  let unit = 'm'
  const areas = new Map<string, { aisles: unknown[]; crossAisles: number[] }>()
  const areaOf = ({ area = '' }: LayoutRow) => {
    const known = areas.get(area) ?? { aisles: [], crossAisles: [] }
    areas.set(area, known)
    return known
  }
  const [places, paths, depots, bins]: unknown[][] = [[], [], [], []]
  rows.forEach((row, index) => {
    const at = (column: LayoutColumn): number => numberIn(row, column, index)
    const text = (column: LayoutColumn): string | undefined => row[column] || undefined
    switch (row.kind) {
      case 'unit':
        unit = row.id ?? unit
        break
      case 'aisle':
        areaOf(row).aisles.push({ id: text('id'), x: at('x'), direction: text('direction') })
        break
      case 'crossAisle':
        areaOf(row).crossAisles.push(at('y'))
        break
      case 'place':
        places?.push({ id: text('id') })
        break
      case 'path':
        paths?.push({
          from: row.place ? { place: row.place } : { area: text('area'), x: at('x'), y: at('y') },
          to: row.toPlace ? { place: row.toPlace } : { area: text('toArea'), x: at('toX'), y: at('toY') },
          length: at('length'),
          oneWay: row.oneWay ? row.oneWay === 'true' : undefined,
        })
        break
      case 'depot':
        depots?.push(
          row.place
            ? { id: text('id'), place: row.place }
            : { id: text('id'), area: text('area'), x: at('x'), y: at('y') },
        )
        break
      case 'bin':
        bins?.push(
          row.place
            ? { code: text('id'), place: row.place }
            : { code: text('id'), area: text('area'), aisle: text('aisle'), y: at('y') },
        )
        break
      default:
        throw new LayoutError(`row ${index + 1}: "${row.kind ?? ''}" is no kind of thing in a layout`)
    }
  })
  const only = areas.size === 1 ? areas.get('') : undefined
  const named = [...areas].map(([id, area]) => ({ id, ...area }))
  return {
    unit,
    ...(only ?? (named.length > 0 && { areas: named })),
    ...(places && places.length > 0 && { places }),
    ...(paths && paths.length > 0 && { paths }),
    ...(depots?.length === 1 ? { depot: depots[0] } : { depots }),
    bins,
  }
}

function spotCells(spot: SpotDraft): LayoutRow {
  if ('place' in spot) return { place: spot.place }
  const { area, x, y } = spot
  return { ...(area !== undefined && { area }), x: String(x), y: String(y) }
}

function numberIn(row: LayoutRow, column: LayoutColumn, index: number): number {
  const text = row[column]?.trim() ?? ''
  const value = Number(text.replace(',', '.'))
  if (text === '' || !Number.isFinite(value))
    throw new LayoutError(`row ${index + 1}, ${column}: "${text}" is not a number`)
  return value
}
