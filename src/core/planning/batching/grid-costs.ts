import type { Area, GridSpot } from '../layout/pick-layout.ts'
import { writeBlockWalks, writeEmptyBlock, writeNoAisle } from '../routing/block-walks.ts'
import { type GridProblem, GridSolver, gridProblem, WALKS } from '../routing/grid-tour.ts'
import { oneBlockLength } from '../routing/one-block.ts'
import type { TourCosts } from './batch-problem.ts'

/**
 * Lengths of exact tours through one area, for many sets of orders. The stops of an order are bits, one for each place at which
 * any order stops, ascending along the aisle; a set of orders is the union of their bits. The same lengths as `areaTour`, some
 * hundred times faster.
 */
export interface GridOrders {
  readonly area: Area
  readonly start: GridSpot
  /** Added to every tour. */
  readonly access: number
  readonly stops: readonly (readonly GridSpot[])[]
}

export class GridCosts implements TourCosts {
  readonly #access: number
  readonly #lines: readonly number[]
  readonly #map: PlaceMap
  readonly #bits: Int32Array
  readonly #union: Int32Array
  readonly #problem: GridProblem
  readonly #solver: GridSolver
  readonly #startsInBlock: boolean
  /** Of the section that was looked at last. */
  #lowest = 0
  #highest = 0
  #gap = 0

  constructor({ area, start, access, stops }: GridOrders) {
    const map = mapPlaces(area.crossAisles, [start, ...stops.flat()])
    this.#access = access
    this.#lines = area.crossAisles
    this.#map = map
    this.#bits = new Int32Array(stops.length * map.words)
    this.#union = new Int32Array(map.words)
    this.#problem = gridProblem(area.crossAisles.length, map.columns.length)
    this.#solver = new GridSolver(area.crossAisles.length)
    this.#startsInBlock = !area.crossAisles.includes(start.y)
    stops.forEach((spots, order) => {
      for (const spot of [start, ...spots]) {
        const bit = map.bitOf(spot)
        const at = order * map.words + (bit >> 5)
        this.#bits[at] = (this.#bits[at] as number) | (1 << (bit & 31))
      }
    })
  }

  cost(orders: readonly number[]): number {
    if (orders.length === 0) return 0
    const { words } = this.#map
    const union = this.#union
    const bits = this.#bits
    union.fill(0)
    for (let index = 0; index < orders.length; index++) {
      const from = (orders[index] as number) * words
      for (let word = 0; word < words; word++)
        union[word] = (union[word] as number) | (bits[from + word] as number)
    }
    return this.#length() + this.#access
  }

  #length(): number {
    const problem = this.#problem
    const blocks = this.#lines.length - 1
    const bottom = this.#lines[0] as number
    const top = this.#lines[blocks] as number
    let count = 0
    let ends = 0
    let sections = 0
    let crossings = 0
    for (let index = 0; index < this.#map.columns.length; index++) {
      const { x, aisle, first, starts } = this.#map.columns[index] as Column
      if (!this.#holds(first, starts[blocks + 2] as number)) continue
      let visit = this.#union[first] as number
      for (let block = 0; block < blocks; block++) {
        const at = (count * blocks + block) * WALKS
        const low = this.#lines[block] as number
        const high = this.#lines[block + 1] as number
        if (!aisle) writeNoAisle(problem.cost, at)
        else if (this.#scan(starts[block + 1] as number, starts[block + 2] as number)) {
          writeBlockWalks(problem.cost, at, low, high, this.#lowest, this.#highest, this.#gap)
          sections++
        } else writeEmptyBlock(problem.cost, at, low, high)
      }
      if (this.#scan(starts[0] as number, starts[1] as number)) {
        ends += 2 * (bottom - this.#lowest)
        visit |= 1
      }
      if (this.#scan(starts[blocks + 1] as number, starts[blocks + 2] as number)) {
        ends += 2 * (this.#highest - top)
        visit |= 1 << blocks
      }
      crossings |= visit
      problem.x[count] = x
      problem.visit[count] = visit
      count++
    }
    // In the block in which it starts, a tour need not touch a cross aisle.
    if (sections === 1 && crossings === 0 && this.#startsInBlock) return 2 * this.#onlySection()
    problem.columns = count
    return (blocks === 1 ? oneBlockLength(problem) : this.#solver.length(problem)) + ends
  }

  #holds(from: number, to: number): boolean {
    for (let word = from; word < to; word++) if (this.#union[word] !== 0) return true
    return false
  }

  /** The outermost places of a section and the largest gap between two of them; false where it is empty. */
  #scan(from: number, to: number): boolean {
    const { ys } = this.#map
    let before = 0
    let found = false
    let gap = 0
    for (let word = from; word < to; word++) {
      let rest = this.#union[word] as number
      while (rest !== 0) {
        const lowestBit = rest & -rest
        const y = ys[word * 32 + 31 - Math.clz32(lowestBit)] as number
        if (!found) this.#lowest = y
        else if (y - before > gap) gap = y - before
        before = y
        found = true
        rest ^= lowestBit
      }
    }
    this.#highest = before
    this.#gap = gap
    return found
  }

  #onlySection(): number {
    for (const { starts } of this.#map.columns)
      for (let section = 1; section < starts.length; section++)
        if (this.#scan(starts[section - 1] as number, starts[section] as number))
          return this.#highest - this.#lowest
    return 0
  }
}

interface Column {
  readonly x: number
  readonly aisle: boolean
  /** This word has a bit for each cross aisle. */
  readonly first: number
  /** First words of the sections: the lower dead end, the blocks, the upper dead end; and the end. */
  readonly starts: Int32Array
}

interface PlaceMap {
  readonly columns: readonly Column[]
  readonly words: number
  /** By bit number. */
  readonly ys: Float64Array
  readonly bitOf: (spot: GridSpot) => number
}

function mapPlaces(lines: readonly number[], spots: readonly GridSpot[]): PlaceMap {
  const byX = new Map<number, { aisle: boolean; ys: Set<number> }>()
  for (const { x, y, aisle } of spots) {
    const column = byX.get(x)
    if (column) column.ys.add(y)
    else byX.set(x, { aisle: aisle >= 0, ys: new Set([y]) })
  }
  const bits = new Map<string, number>()
  const ys: number[] = []
  let words = 0
  const columns = [...byX.entries()]
    .sort(([a], [b]) => a - b)
    .map(([x, { aisle, ys: places }]): Column => {
      const first = words++
      lines.forEach((line, index) => {
        bits.set(`${x}|${line}`, first * 32 + index)
      })
      const starts = Int32Array.from({ length: lines.length + 2 })
      const sorted = [...places].sort((a, b) => a - b)
      for (let section = 0; section <= lines.length; section++) {
        const low = lines[section - 1] ?? Number.NEGATIVE_INFINITY
        const high = lines[section] ?? Number.POSITIVE_INFINITY
        const inside = sorted.filter((y) => y > low && y < high)
        starts[section] = words
        inside.forEach((y, index) => {
          bits.set(`${x}|${y}`, words * 32 + index)
          ys[words * 32 + index] = y
        })
        words += Math.ceil(inside.length / 32)
      }
      starts[lines.length + 1] = words
      return { x, aisle, first, starts }
    })
  return {
    columns,
    words,
    ys: Float64Array.from({ length: words * 32 }, (_, bit) => ys[bit] ?? 0),
    bitOf: ({ x, y }) => bits.get(`${x}|${y}`) as number,
  }
}
