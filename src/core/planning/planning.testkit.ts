import fc from 'fast-check'
import { compileLayout } from './layout/compile-layout.ts'
import { LayoutFile } from './layout/layout-format.ts'
import type { Area, GridSpot, PickLayout, Spot } from './layout/pick-layout.ts'

/** Layouts of one area, small enough that every order of the stops can be tried, with a depot anywhere and dead ends. */
export interface GridCase {
  readonly layout: PickLayout
  readonly area: Area
  readonly start: GridSpot
  readonly stops: GridSpot[]
}

interface GridShape {
  readonly lines: number
  readonly stops: number
  /** Stops may lie beyond the outer cross aisles. */
  readonly deadEnds?: boolean
}

export function gridCase({ lines, stops, deadEnds = false }: GridShape): fc.Arbitrary<GridCase> {
  const top = 10 * (lines - 1)
  const beyond = deadEnds ? 4 : 0
  const arbitrary = fc.record({
    aisleGaps: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
    depot: fc.record({ x: fc.integer({ min: -2, max: 30 }), y: fc.integer({ min: -2, max: top + 2 }) }),
    places: fc.array(
      fc.record({ aisle: fc.nat({ max: 4 }), y: fc.integer({ min: -beyond, max: top + beyond }) }),
      { minLength: 1, maxLength: stops },
    ),
  })
  return arbitrary.map(({ aisleGaps, depot, places }) => {
    let x = 0
    const aisles = aisleGaps.map((gap, index) => {
      x += gap
      return { id: `A${index}`, x }
    })
    const bins = places.map(({ aisle, y }, index) => ({
      code: `B${index}`,
      aisle: `A${aisle % aisles.length}`,
      y,
    }))
    const crossAisles = Array.from({ length: lines }, (_, line) => 10 * line)
    const layout = layoutOf({ aisles, crossAisles, depot, bins })
    return {
      layout,
      area: layout.areas[0] as Area,
      start: layout.depots[0]?.spot as GridSpot,
      stops: [...layout.bins.values()] as GridSpot[],
    }
  })
}

export function layoutOf(draft: unknown): PickLayout {
  return compileLayout(LayoutFile.parse(draft))
}

/** The shortest way on a two-way grid in closed form: along one of the cross aisles, or through an aisle between two of them. */
export function gridDistance(area: Area, a: GridSpot, b: GridSpot): number {
  const across = Math.abs(a.x - b.x)
  const up = Math.abs(a.y - b.y)
  if (a.x === b.x && a.aisle >= 0) return up
  if (a.aisle < 0 && b.aisle < 0) {
    if (a.y === b.y) return across
    return up + Math.min(...area.aisles.map(({ x }) => Math.abs(a.x - x) + Math.abs(b.x - x)))
  }
  const lines = a.aisle < 0 ? [a.y] : b.aisle < 0 ? [b.y] : area.crossAisles
  return across + Math.min(...lines.map((y) => Math.abs(a.y - y) + Math.abs(b.y - y)))
}

export function lengthOf<S extends Spot>(
  between: (a: S, b: S) => number,
  start: S,
  stops: readonly S[],
  order: readonly number[],
): number {
  let length = 0
  let here = start
  for (const index of order) {
    const next = stops[index] as S
    length += between(here, next)
    here = next
  }
  return length + between(here, start)
}

/** The shortest of all orders, each tried. */
export function bruteForce<S extends Spot>(
  between: (a: S, b: S) => number,
  start: S,
  stops: readonly S[],
): number {
  const rest = new Set(stops.keys())
  const shortest = (here: S): number => {
    if (rest.size === 0) return between(here, start)
    let best = Number.POSITIVE_INFINITY
    for (const index of [...rest]) {
      rest.delete(index)
      const next = stops[index] as S
      best = Math.min(best, between(here, next) + shortest(next))
      rest.add(index)
    }
    return best
  }
  return shortest(start)
}
