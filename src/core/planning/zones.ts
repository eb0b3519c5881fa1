import { isPlace, type PickLayout, type Spot } from './layout/pick-layout.ts'

/**
 * A part of the house in which one person picks: neighbouring aisles, so that zones never cross. Every spot is in one zone.
 */
export interface Zone {
  readonly id: string
  readonly holds: (spot: Spot) => boolean
}

/**
 * Splits the house so that the zone with the most stops has as few as possible (linear partitioning by dynamic programming): no picker
 * waits longer than she must for the slowest.
 */
export function zonesOf(layout: PickLayout, stops: readonly Spot[], wanted: number): Zone[] {
  const rank = rankOf(layout)
  const load = new Float64Array(rank.size)
  for (const stop of stops) {
    const at = rank.of(stop)
    load[at] = (load[at] as number) + 1
  }
  const bounds = balanced(load, Math.max(1, Math.min(wanted, rank.size)))
  return bounds.slice(1).map((until, index) => {
    const from = bounds[index] as number
    return {
      id: String(index + 1),
      holds: (spot) => rank.of(spot) >= from && rank.of(spot) < until,
    }
  })
}

/** Aisles from area to area in the order in which they stand, then the places. What stands beside an aisle belongs to it. */
function rankOf(layout: PickLayout): { readonly size: number; readonly of: (spot: Spot) => number } {
  const first: number[] = []
  let size = 0
  for (const { aisles } of layout.areas) {
    first.push(size)
    size += aisles.length
  }
  const places = size
  return {
    size: size + layout.places.length,
    of: (spot) => {
      if (isPlace(spot)) return places + spot.place
      const aisles = layout.areas[spot.area]?.aisles ?? []
      const beside = aisles.findLastIndex(({ x }) => x <= spot.x)
      return (first[spot.area] as number) + Math.max(0, spot.aisle >= 0 ? spot.aisle : beside)
    },
  }
}

/** Bounds of `parts` runs of numbers whose largest sum is as small as can be. */
function balanced(load: Float64Array, parts: number): number[] {
  const size = load.length
  const upTo = new Float64Array(size + 1)
  for (let at = 0; at < size; at++) upTo[at + 1] = (upTo[at] as number) + (load[at] as number)
  let best = upTo.slice()
  const cuts: Int32Array[] = []
  for (let part = 2; part <= parts; part++) {
    const next = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY)
    const cut = new Int32Array(size + 1)
    for (let end = 1; end <= size; end++) {
      for (let from = 0; from < end; from++) {
        const worst = Math.max(best[from] as number, (upTo[end] as number) - (upTo[from] as number))
        if (worst >= (next[end] as number)) continue
        next[end] = worst
        cut[end] = from
      }
    }
    best = next
    cuts.push(cut)
  }
  const bounds = [size]
  for (const cut of cuts.reverse()) bounds.push(cut[bounds.at(-1) as number] as number)
  bounds.push(0)
  return bounds.reverse()
}
