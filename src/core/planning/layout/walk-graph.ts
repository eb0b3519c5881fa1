import type { GridSpot, PickLayout, Spot } from './pick-layout.ts'
import { isPlace } from './pick-layout.ts'

/**
 * The house as a directed graph of junctions: where an aisle meets a cross aisle, where a path begins or ends, and the places. A bin
 * is no junction: it lies between two of them, so that the graph stays small however many bins there are.
 */
export interface WalkGraph {
  readonly size: number
  /** Edges of node n: `targets` and `lengths` from `starts[n]` to `starts[n + 1]`. */
  readonly starts: Int32Array
  readonly targets: Int32Array
  readonly lengths: Float64Array
  /** The junctions between which a spot lies. */
  readonly hold: (spot: Spot) => Hold
}

export interface Hold {
  /** One number for all spots between the same two junctions, −1 where the spot is a junction itself. */
  readonly gap: number
  /** Within the gap one walks 1: only up, −1: only down, 0: both ways. */
  readonly step: number
  /** Junctions that one reaches from the spot, and how far they are. */
  readonly exits: readonly Link[]
  /** Junctions from which one reaches the spot. */
  readonly entries: readonly Link[]
}

export interface Link {
  readonly node: number
  readonly length: number
}

interface Chain {
  readonly ys: readonly number[]
  readonly nodes: readonly number[]
  readonly firstGap: number
}

export function buildWalkGraph(layout: PickLayout): WalkGraph {
  const edges: Edge[] = []
  const both = (from: number, to: number, length: number): void => {
    edges.push([from, to, length], [to, from, length])
  }
  let size = layout.places.length
  const nodeAt = new Map<string, number>()
  const node = (area: number, x: number, y: number): number => {
    const key = `${area}|${x}|${y}`
    const known = nodeAt.get(key)
    if (known !== undefined) return known
    nodeAt.set(key, size)
    return size++
  }
  let gaps = 0
  const anchors = anchorsOf(layout)
  const chains = layout.areas.map((area, index): Chain[] => {
    const here = anchors.filter((spot) => spot.area === index)
    for (const y of area.crossAisles) {
      const beside = here.filter((spot) => spot.aisle < 0 && spot.y === y)
      const xs = ascending([...area.aisles, ...beside].map(({ x }) => x))
      xs.forEach((x, at) => {
        const before = xs[at - 1]
        if (before !== undefined) both(node(index, before, y), node(index, x, y), x - before)
      })
    }
    return area.aisles.map(({ x, direction }, aisle) => {
      const inside = here.filter((spot) => spot.aisle === aisle).map(({ y }) => y)
      const ys = ascending([...area.crossAisles, ...inside])
      const nodes = ys.map((y) => node(index, x, y))
      nodes.forEach((upper, at) => {
        const lower = nodes[at - 1]
        if (lower === undefined) return
        const length = (ys[at] as number) - (ys[at - 1] as number)
        if (direction !== 'down') edges.push([lower, upper, length])
        if (direction !== 'up') edges.push([upper, lower, length])
      })
      const firstGap = gaps
      gaps += ys.length + 1
      return { ys, nodes, firstGap }
    })
  })

  const hold = (spot: Spot): Hold => {
    if (isPlace(spot)) return junction(spot.place)
    const known = nodeAt.get(`${spot.area}|${spot.x}|${spot.y}`)
    if (known !== undefined) return junction(known)
    const chain = chains[spot.area]?.[spot.aisle]
    if (!chain) throw new RangeError('a spot beside the aisles must be a depot or the end of a path')
    const { ys, nodes, firstGap } = chain
    const first = ys.findIndex((y) => y > spot.y)
    const above = first < 0 ? ys.length : first
    const link = (at: number): Link[] => {
      const y = ys[at]
      return y === undefined ? [] : [{ node: nodes[at] as number, length: Math.abs(y - spot.y) }]
    }
    const [lower, upper] = [link(above - 1), link(above)]
    const gap = firstGap + above
    const direction = layout.areas[spot.area]?.aisles[spot.aisle]?.direction
    // A dead end is walked both ways, whatever the aisle's direction: there is no other way out.
    if (direction === 'both' || lower.length + upper.length === 1)
      return { gap, step: 0, exits: [...lower, ...upper], entries: [...lower, ...upper] }
    return direction === 'up'
      ? { gap, step: 1, exits: upper, entries: lower }
      : { gap, step: -1, exits: lower, entries: upper }
  }

  for (const { from, to, length, oneWay } of layout.paths) {
    const [start] = hold(from).exits
    const [end] = hold(to).exits
    if (!start || !end) continue
    edges.push([start.node, end.node, length])
    if (!oneWay) edges.push([end.node, start.node, length])
  }
  return { size, ...packed(size, edges), hold }
}

type Edge = readonly [from: number, to: number, length: number]

/** Spots at which one may leave the grid, or begin. */
function anchorsOf({ paths, depots }: PickLayout): GridSpot[] {
  const spots = [...paths.flatMap(({ from, to }) => [from, to]), ...depots.map(({ spot }) => spot)]
  return spots.filter((spot): spot is GridSpot => !isPlace(spot))
}

function junction(node: number): Hold {
  const here = [{ node, length: 0 }]
  return { gap: -1, step: 0, exits: here, entries: here }
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function packed(size: number, edges: readonly Edge[]): Pick<WalkGraph, 'starts' | 'targets' | 'lengths'> {
  const starts = new Int32Array(size + 1)
  for (const [from] of edges) starts[from + 1] = (starts[from + 1] as number) + 1
  for (let node = 0; node < size; node++)
    starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number)
  const next = starts.slice()
  const targets = new Int32Array(edges.length)
  const lengths = new Float64Array(edges.length)
  for (const [from, to, length] of edges) {
    const at = next[from] as number
    next[from] = at + 1
    targets[at] = to
    lengths[at] = length
  }
  return { starts, targets, lengths }
}
