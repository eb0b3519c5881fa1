import type { LayoutFile, SpotDraft } from './layout-format.ts'
import type { Area, Depot, Path, PickLayout, Spot } from './pick-layout.ts'

/**
 * From a drawn layout to one that can be walked. What makes no sense (an aisle twice, a bin in an aisle that is not there) is
 * told with its name, never repaired.
 */
export class LayoutError extends Error {
  override readonly name = 'LayoutError'
}

export function compileLayout(file: LayoutFile): PickLayout {
  const drafts = areasOf(file)
  const stepsPerUnit = finestStep(numbersOf(file))
  const steps = (value: number): number => Math.round(value * stepsPerUnit)
  const areas = drafts.map((area): Area => {
    unique(
      area.aisles.map(({ id }) => id),
      (id) => `aisle "${id}" is there twice`,
    )
    const aisles = area.aisles
      .map(({ id, x, direction = 'both' }) => ({ id, x: steps(x), direction }))
      .sort((a, b) => a.x - b.x)
    const clash = aisles.find(({ x }, index) => index > 0 && aisles[index - 1]?.x === x)
    if (clash) throw new LayoutError(`aisle "${clash.id}" stands where another one is`)
    const crossAisles = [...new Set(area.crossAisles.map(steps))].sort((a, b) => a - b)
    return { id: area.id, aisles, crossAisles, oneWay: aisles.some(({ direction }) => direction !== 'both') }
  })
  const places = (file.places ?? []).map(({ id }) => id)
  unique(
    areas.map(({ id }) => id),
    (id) => `area "${id}" is there twice`,
  )
  unique(places, (id) => `place "${id}" is there twice`)
  const areaIndex = new Map(areas.map(({ id }, index) => [id, index]))
  const placeIndex = new Map(places.map((id, index) => [id, index]))

  const areaAt = (id: string | undefined, whose: string): number => {
    if (id === undefined && areas.length === 1) return 0
    const index = id === undefined ? undefined : areaIndex.get(id)
    if (index === undefined)
      throw new LayoutError(`${whose}: ${id === undefined ? 'no area is given' : `there is no area "${id}"`}`)
    return index
  }
  const placeAt = (id: string, whose: string): Spot => {
    const place = placeIndex.get(id)
    if (place === undefined) throw new LayoutError(`${whose}: there is no place "${id}"`)
    return { place }
  }
  const spotAt = (draft: SpotDraft, whose: string): { spot: Spot; access: number } => {
    if ('place' in draft) return { spot: placeAt(draft.place, whose), access: 0 }
    const area = areaAt(draft.area, whose)
    return settle(areas[area] as Area, area, steps(draft.x), steps(draft.y))
  }

  const bins = new Map<string, Spot>()
  const aisleIndexes = areas.map(({ aisles }) => new Map(aisles.map(({ id }, index) => [id, index])))
  for (const bin of file.bins) {
    if (bins.has(bin.code)) throw new LayoutError(`bin "${bin.code}" is there twice`)
    const whose = `bin "${bin.code}"`
    if ('place' in bin) {
      bins.set(bin.code, placeAt(bin.place, whose))
      continue
    }
    const area = areaAt(bin.area, whose)
    const aisle = aisleIndexes[area]?.get(bin.aisle)
    const at = aisle === undefined ? undefined : areas[area]?.aisles[aisle]
    if (aisle === undefined || !at) throw new LayoutError(`${whose}: there is no aisle "${bin.aisle}"`)
    bins.set(bin.code, { area, aisle, x: at.x, y: steps(bin.y) })
  }
  const paths = (file.paths ?? []).map((path, index): Path => {
    const whose = `path ${index + 1}`
    const from = spotAt(path.from, whose)
    const to = spotAt(path.to, whose)
    return {
      from: from.spot,
      to: to.spot,
      length: steps(path.length) + from.access + to.access,
      oneWay: path.oneWay ?? false,
    }
  })
  const depots = depotsOf(file).map((depot, index): Depot => {
    const id = depot.id ?? String(index + 1)
    return { id, ...spotAt(depot, `depot "${id}"`) }
  })
  unique(
    depots.map(({ id }) => id),
    (id) => `depot "${id}" is there twice`,
  )
  return { unit: file.unit, stepsPerUnit, areas, places, paths, depots, bins }
}

function areasOf(file: LayoutFile) {
  const { aisles, crossAisles, areas } = file
  if (aisles === undefined && crossAisles === undefined) {
    if ((areas?.length ?? 0) + (file.places?.length ?? 0) === 0)
      throw new LayoutError('there are no aisles, no areas and no places')
    return areas ?? []
  }
  if (areas) throw new LayoutError('aisles stand both on top and in areas')
  if (!aisles || !crossAisles) throw new LayoutError('aisles and crossAisles belong together')
  return [{ id: '', aisles, crossAisles }]
}

function depotsOf({ depot, depots }: LayoutFile) {
  if (depot && depots) throw new LayoutError('both depot and depots are given')
  const all = depot ? [depot] : (depots ?? [])
  if (all.length === 0) throw new LayoutError('there is no depot')
  return all
}

/**
 * Where one steps onto the grid: a spot in an aisle stays there; any other is reached straight from the nearest cross
 * aisle.
 */
function settle(area: Area, index: number, x: number, y: number): { spot: Spot; access: number } {
  const aisle = area.aisles.findIndex((each) => each.x === x)
  const first = area.crossAisles[0] as number
  const last = area.crossAisles.at(-1) as number
  if (aisle >= 0 && y >= first && y <= last) return { spot: { area: index, aisle, x, y }, access: 0 }
  let nearest = first
  for (const line of area.crossAisles) if (Math.abs(line - y) < Math.abs(nearest - y)) nearest = line
  return { spot: { area: index, aisle, x, y: nearest }, access: Math.abs(nearest - y) }
}

/** As coarse as the numbers allow, at least thousandths, at most millionths. */
function finestStep(numbers: readonly number[]): number {
  for (const steps of [1e3, 1e4, 1e5])
    if (numbers.every((value) => Math.abs(value * steps - Math.round(value * steps)) < 1e-5)) return steps
  return 1e6
}

function numbersOf(file: LayoutFile): number[] {
  const numbers: number[] = []
  const spot = (draft: object): void => {
    if ('x' in draft && typeof draft.x === 'number') numbers.push(draft.x)
    if ('y' in draft && typeof draft.y === 'number') numbers.push(draft.y)
  }
  for (const { aisles, crossAisles } of areasOf(file)) {
    for (const aisle of aisles) spot(aisle)
    numbers.push(...crossAisles)
  }
  for (const bin of file.bins) spot(bin)
  for (const depot of depotsOf(file)) spot(depot)
  for (const path of file.paths ?? []) {
    numbers.push(path.length)
    spot(path.from)
    spot(path.to)
  }
  return numbers
}

function unique(names: readonly string[], complaint: (name: string) => string): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) throw new LayoutError(complaint(name))
    seen.add(name)
  }
}
