import { type Random, randomFrom } from '../random.ts'
import { HELD_KARP_MOST, heldKarp, type Matrix } from './held-karp.ts'

/**
 * A short closed tour over any matrix of distances, the same both ways or not: exact for few stops (Held & Karp), else a local search
 * over 2-opt and segment insertion (Or 1976) with reversal, restarted by small double bridges (Martin, Otto & Felten 1991).
 * Sums along the tour in both directions make every move cost the same however long the part is that it turns.
 * Only the matrix decides the result.
 */
export interface MatrixTour {
  readonly length: number
  /** The nodes 1 … in walking order. */
  readonly order: number[]
  readonly exact: boolean
}

/** Beyond so few stops the local search is quicker. */
const HELD_KARP_QUICK = 7
const MOST_KICKS = 1500
/** Longest part of the tour that is carried elsewhere. */
const SEGMENT = 4
/** How many near nodes are tried beside each. */
const NEAR = 8

/** @param effort restarts per stop: 12 come within half a percent with 50 stops, in some ten milliseconds */
export function matrixTour(matrix: Matrix, effort: number): MatrixTour {
  if (matrix.size - 1 <= (effort > 0 ? HELD_KARP_MOST : HELD_KARP_QUICK))
    return { ...heldKarp(matrix), exact: true }
  const tour = new LocalTour(matrix)
  tour.improve()
  const random = randomFrom(matrix.size)
  let kept = tour.nodes.slice()
  let best = tour.length
  const kicks = Math.min(MOST_KICKS, effort * matrix.size)
  for (let kick = 0; kick < kicks; kick++) {
    tour.kick(random)
    tour.improve()
    if (tour.length <= best) {
      best = tour.length
      kept = tour.nodes.slice()
    } else tour.restore(kept)
  }
  return { length: best, order: Array.from(kept.subarray(1)), exact: false }
}

/** Position 0 is always the start; position `size` stands for it once more. */
class LocalTour {
  readonly nodes: Int32Array
  readonly #size: number
  readonly #far: Float64Array
  readonly #at: Int32Array
  /** Sums of the pieces up to a position, walked forwards and backwards. */
  readonly #ahead: Float64Array
  readonly #astern: Float64Array
  readonly #scratch: Int32Array
  /** Row by row, the `reach` nodes that are nearest to each. */
  readonly #near: Int32Array
  readonly #reach: number
  readonly #waiting: number[] = []
  readonly #waits: Uint8Array

  constructor({ size, far }: Matrix) {
    this.#size = size
    this.#far = far
    this.nodes = nearestNeighbours(size, far)
    this.#reach = Math.min(NEAR, size - 1)
    this.#near = nearNodes(size, far, this.#reach)
    this.#at = new Int32Array(size)
    this.#ahead = new Float64Array(size + 1)
    this.#astern = new Float64Array(size + 1)
    this.#scratch = new Int32Array(size)
    this.#waits = new Uint8Array(size)
    this.#measure()
    for (let node = 0; node < size; node++) this.#wake(node)
  }

  get length(): number {
    return this.#ahead[this.#size] as number
  }

  restore(nodes: Int32Array): void {
    this.nodes.set(nodes)
    this.#measure()
  }

  improve(): void {
    for (let node = this.#waiting.pop(); node !== undefined; node = this.#waiting.pop()) {
      this.#waits[node] = 0
      while (this.#improveAt(node)) {
        // As long as something is won around this node.
      }
    }
  }

  /** Swaps two neighbouring short parts. */
  kick(random: Random): void {
    const size = this.#size
    const reach = Math.min(size - 1, 30)
    const from = 1 + Math.floor(random() * (size - reach))
    const cuts = [0, 1, 2].map(() => from + Math.floor(random() * (reach + 1)))
    const [a = 1, b = 1, c = 1] = cuts.sort((x, y) => x - y)
    if (a === b || b === c) return
    const { nodes } = this
    this.#scratch.set(nodes.subarray(a, b))
    nodes.copyWithin(a, b, c)
    nodes.set(this.#scratch.subarray(0, b - a), a + (c - b))
    this.#measure()
    for (const at of [a - 1, a, a + (c - b) - 1, a + (c - b), c - 1, c]) this.#wake(this.#node(at))
  }

  #improveAt(node: number): boolean {
    return this.#turn(node) || (node > 0 && this.#carry(node))
  }

  /** 2-opt: turns the part between two positions, so that this node comes beside one that is near. */
  #turn(node: number): boolean {
    for (let near = node * this.#reach; near < (node + 1) * this.#reach; near++) {
      const at = this.#at[node] as number
      const other = this.#at[this.#near[near] as number] as number
      const low = Math.min(at, other)
      const high = Math.max(at, other)
      if (this.#turned(low + 1, high) || this.#turned(low, high - 1)) return true
    }
    return false
  }

  #turned(first: number, last: number): boolean {
    if (first < 1 || first >= last || this.#turnGain(first, last) <= 1e-9) return false
    this.#reverse(first, last)
    this.#measure()
    for (const each of [first - 1, first, last, last + 1]) this.#wake(this.#node(each))
    return true
  }

  #turnGain(first: number, last: number): number {
    const before = this.#node(first - 1)
    const after = this.#node(last + 1)
    const a = this.#node(first)
    const b = this.#node(last)
    const old =
      this.#d(before, a) + this.#d(b, after) + (this.#ahead[last] as number) - (this.#ahead[first] as number)
    const now =
      this.#d(before, b) +
      this.#d(a, after) +
      (this.#astern[last] as number) -
      (this.#astern[first] as number)
    return old - now
  }

  /** Or-opt: carries a short part that begins or ends here beside a node that is near, as it is or turned. */
  #carry(node: number): boolean {
    const at = this.#at[node] as number
    for (let long = 1; long <= SEGMENT; long++) {
      if (this.#carryPart(node, at, at + long - 1)) return true
      if (long > 1 && this.#carryPart(node, at - long + 1, at)) return true
    }
    return false
  }

  #carryPart(node: number, first: number, last: number): boolean {
    if (first < 1 || last >= this.#size) return false
    const a = this.#node(first)
    const b = this.#node(last)
    const before = this.#node(first - 1)
    const after = this.#node(last + 1)
    const freed = this.#d(before, a) + this.#d(b, after) - this.#d(before, after)
    const longer =
      (this.#astern[last] as number) -
      (this.#astern[first] as number) -
      ((this.#ahead[last] as number) - (this.#ahead[first] as number))
    for (let near = node * this.#reach; near < (node + 1) * this.#reach; near++) {
      const other = this.#at[this.#near[near] as number] as number
      for (const gap of [other === 0 ? this.#size - 1 : other - 1, other]) {
        if (gap >= first - 1 && gap <= last) continue
        const left = this.#node(gap)
        const right = this.#node(gap + 1)
        const open = freed + this.#d(left, right)
        const straight = open - this.#d(left, a) - this.#d(b, right)
        const reversed = open - this.#d(left, b) - this.#d(a, right) - longer
        if (straight <= 1e-9 && reversed <= 1e-9) continue
        if (reversed > straight) this.#reverse(first, last)
        this.#move(first, last, gap)
        this.#measure()
        for (const each of [a, b, before, after, left, right]) this.#wake(each)
        return true
      }
    }
    return false
  }

  #move(first: number, last: number, gap: number): void {
    const { nodes } = this
    const long = last - first + 1
    this.#scratch.set(nodes.subarray(first, last + 1))
    if (gap < first) {
      nodes.copyWithin(gap + 1 + long, gap + 1, first)
      nodes.set(this.#scratch.subarray(0, long), gap + 1)
    } else {
      nodes.copyWithin(first, last + 1, gap + 1)
      nodes.set(this.#scratch.subarray(0, long), gap + 1 - long)
    }
  }

  #reverse(first: number, last: number): void {
    this.nodes.subarray(first, last + 1).reverse()
  }

  #node(at: number): number {
    return at === this.#size ? 0 : (this.nodes[at] as number)
  }

  #d(from: number, to: number): number {
    return this.#far[from * this.#size + to] as number
  }

  #wake(node: number): void {
    if (this.#waits[node] === 1) return
    this.#waits[node] = 1
    this.#waiting.push(node)
  }

  #measure(): void {
    for (let at = 0; at < this.#size; at++) {
      const here = this.#node(at)
      const next = this.#node(at + 1)
      this.#at[here] = at
      this.#ahead[at + 1] = (this.#ahead[at] as number) + this.#d(here, next)
      this.#astern[at + 1] = (this.#astern[at] as number) + this.#d(next, here)
    }
  }
}

function nearestNeighbours(size: number, far: Float64Array): Int32Array {
  const nodes = new Int32Array(size)
  const used = new Uint8Array(size)
  used[0] = 1
  for (let at = 1; at < size; at++) {
    const here = (nodes[at - 1] as number) * size
    let nearest = -1
    for (let node = 1; node < size; node++) {
      if (used[node] === 1) continue
      if (nearest < 0 || (far[here + node] as number) < (far[here + nearest] as number)) nearest = node
    }
    nodes[at] = nearest
    used[nearest] = 1
  }
  return nodes
}

function nearNodes(size: number, far: Float64Array, reach: number): Int32Array {
  const near = new Int32Array(size * reach)
  for (let node = 0; node < size; node++) {
    const others = Array.from({ length: size }, (_, other) => other).filter((other) => other !== node)
    const either = (other: number): number =>
      Math.min(far[node * size + other] as number, far[other * size + node] as number)
    others.sort((a, b) => either(a) - either(b) || a - b)
    near.set(others.slice(0, reach), node * reach)
  }
  return near
}
