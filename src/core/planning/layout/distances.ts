import { type PickLayout, type Spot, spotKey } from './pick-layout.ts'
import { buildWalkGraph, type Hold, type WalkGraph } from './walk-graph.ts'

/**
 * How far it is from one spot to another by the shortest way that may be walked (Dijkstra 1959), in steps; Infinity where there
 * is none. With one-way aisles the way back may be longer. Rows of the matrix are computed when they are first asked for.
 */
export interface Distances {
  between(from: Spot, to: Spot): number
}

/** Rows that are kept add up to this many numbers at most. */
const KEPT = 16_000_000

export function distancesOf(layout: PickLayout): Distances {
  const graph = buildWalkGraph(layout)
  const rows = new Map<number, Float64Array>()
  const rowOf = (node: number): Float64Array => {
    let row = rows.get(node)
    if (!row) {
      if (rows.size * graph.size > KEPT) rows.clear()
      row = shortestFrom(graph, node)
      rows.set(node, row)
    }
    return row
  }
  const holds = new Map<string, Hold>()
  const holdOf = (spot: Spot): Hold => {
    const key = spotKey(spot)
    let hold = holds.get(key)
    if (!hold) {
      hold = graph.hold(spot)
      holds.set(key, hold)
    }
    return hold
  }
  return {
    between(from, to) {
      const a = holdOf(from)
      const b = holdOf(to)
      let best = withinGap(from, to, a, b)
      for (const exit of a.exits) {
        const row = rowOf(exit.node)
        for (const entry of b.entries) {
          const length = exit.length + (row[entry.node] as number) + entry.length
          if (length < best) best = length
        }
      }
      return best
    },
  }
}

function withinGap(from: Spot, to: Spot, a: Hold, b: Hold): number {
  if (from === to) return 0
  if (a.gap < 0 || a.gap !== b.gap || !('y' in from && 'y' in to)) return Number.POSITIVE_INFINITY
  const up = to.y - from.y
  return up * a.step < 0 ? Number.POSITIVE_INFINITY : Math.abs(up)
}

function shortestFrom(graph: WalkGraph, source: number): Float64Array {
  const { starts, targets, lengths } = graph
  const far = new Float64Array(graph.size).fill(Number.POSITIVE_INFINITY)
  far[source] = 0
  const heap = new NodeHeap()
  heap.push(source, 0)
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    const here = far[node] as number
    if (heap.popped > here) continue
    const end = starts[node + 1] as number
    for (let edge = starts[node] as number; edge < end; edge++) {
      const next = targets[edge] as number
      const length = here + (lengths[edge] as number)
      if (length >= (far[next] as number)) continue
      far[next] = length
      heap.push(next, length)
    }
  }
  return far
}

/** A binary heap; a node may be in it several times, its oldest entries are passed over. */
class NodeHeap {
  popped = 0
  readonly #nodes: number[] = []
  readonly #keys: number[] = []

  push(node: number, key: number): void {
    let at = this.#nodes.length
    this.#nodes.push(node)
    this.#keys.push(key)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if ((this.#keys[parent] as number) <= key) break
      this.#move(parent, at)
      at = parent
    }
    this.#nodes[at] = node
    this.#keys[at] = key
  }

  /** −1 when it is empty. */
  pop(): number {
    const top = this.#nodes[0]
    if (top === undefined) return -1
    this.popped = this.#keys[0] as number
    const node = this.#nodes.pop() as number
    const key = this.#keys.pop() as number
    const size = this.#nodes.length
    if (size === 0) return top
    let at = 0
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && (this.#keys[child + 1] as number) < (this.#keys[child] as number)) child++
      if ((this.#keys[child] as number) >= key) break
      this.#move(child, at)
      at = child
    }
    this.#nodes[at] = node
    this.#keys[at] = key
    return top
  }

  #move(from: number, to: number): void {
    this.#nodes[to] = this.#nodes[from] as number
    this.#keys[to] = this.#keys[from] as number
  }
}
