import type { Area, GridSpot } from '../layout/pick-layout.ts'
import type { Tour } from './area-tour.ts'

/**
 * Tours as many floors walk them, block by block from the farthest to the depot's cross aisle (Hall 1993; for several blocks Roodbergen
 * & de Koster 2001). `sshape`: every aisle that holds a stop is walked through, but for the last of an odd number. `largest-gap`:
 * the first and the last aisle are walked through, the others entered from both ends, up to the largest gap. `length` is what is walked
 * by that rule, which may be more than the shortest way through the same stops in the same order.
 */
export type Policy = 'sshape' | 'largest-gap'

/** The rules know no one-way aisles and no dead ends; they need a cross aisle at each end. */
export function hasPolicies(area: Area, stops: readonly GridSpot[]): boolean {
  const first = area.crossAisles[0] as number
  const last = area.crossAisles.at(-1) as number
  return (
    !area.oneWay &&
    area.crossAisles.length > 1 &&
    stops.every(({ y, aisle }) => aisle >= 0 && y >= first && y <= last)
  )
}

export function policyTour(area: Area, start: GridSpot, stops: readonly GridSpot[], policy: Policy): Tour {
  const lines = area.crossAisles
  let home = 0
  lines.forEach((line, index) => {
    if (Math.abs(line - start.y) < Math.abs((lines[home] as number) - start.y)) home = index
  })
  const walk = new Walk(start, stops)
  const homeY = lines[home] as number
  walk.to(start.x, homeY)
  const above = lines.slice(home)
  const below = lines.slice(0, home + 1).reverse()
  for (const side of [above, below]) walkSide(walk, side, policy)
  walk.to(walk.x, homeY)
  walk.to(start.x, homeY)
  walk.to(start.x, start.y)
  return { length: walk.length, order: walk.order }
}

/** A walk along aisles and cross aisles that takes what lies on it. */
class Walk {
  length = 0
  x: number
  y: number
  readonly order: number[] = []
  readonly #stops: readonly GridSpot[]
  readonly #taken = new Set<number>()

  constructor(start: GridSpot, stops: readonly GridSpot[]) {
    this.x = start.x
    this.y = start.y
    this.#stops = stops
  }

  to(x: number, y: number): void {
    this.length += Math.abs(x - this.x) + Math.abs(y - this.y)
    const [left, right] = [Math.min(x, this.x), Math.max(x, this.x)]
    const [low, high] = [Math.min(y, this.y), Math.max(y, this.y)]
    const passed = this.left(left, right, low, high).sort(
      (a, b) => distance(this, a.spot) - distance(this, b.spot),
    )
    for (const { index } of passed) {
      this.#taken.add(index)
      this.order.push(index)
    }
    this.x = x
    this.y = y
  }

  /** What is still to be taken in a rectangle. */
  left(left: number, right: number, low: number, high: number): { index: number; spot: GridSpot }[] {
    return this.#stops
      .map((spot, index) => ({ index, spot }))
      .filter(({ index, spot }) => {
        const { x, y } = spot
        return !this.#taken.has(index) && x >= left && x <= right && y >= low && y <= high
      })
  }
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

/** `lines` from the depot's outwards. Ends on the first of them. */
function walkSide(walk: Walk, lines: readonly number[], policy: Policy): void {
  const block = (index: number) => {
    const [front, back] = [lines[index] as number, lines[index + 1] as number]
    const found = walk.left(
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Math.min(front, back),
      Math.max(front, back),
    )
    return { front, back, xs: [...new Set(found.map(({ spot }) => spot.x))].sort((a, b) => a - b) }
  }
  let farthest = lines.length - 2
  while (farthest >= 0 && block(farthest).xs.length === 0) farthest--
  if (farthest < 0) return
  const leftmost = Math.min(...lines.slice(0, farthest + 1).flatMap((_, index) => block(index).xs))
  walk.to(leftmost, walk.y)
  walk.to(leftmost, lines[farthest] as number)
  for (let index = farthest; index >= 0; index--) {
    const { front, back, xs } = block(index)
    const ordered = Math.abs(walk.x - (xs[0] ?? 0)) <= Math.abs(walk.x - (xs.at(-1) ?? 0)) ? xs : xs.reverse()
    // One comes to a nearer block at its back, and walks its first aisle down.
    const rest = walk.y === back && walk.y !== front ? ordered.slice(1) : ordered
    if (rest.length < ordered.length) {
      walk.to(ordered[0] as number, back)
      walk.to(ordered[0] as number, front)
    } else if (walk.y !== front) walk.to(walk.x, front)
    if (policy === 'sshape') walkThrough(walk, front, back, rest)
    else walkGaps(walk, front, back, rest)
  }
}

function walkThrough(walk: Walk, front: number, back: number, xs: readonly number[]): void {
  xs.forEach((x, index) => {
    walk.to(x, walk.y)
    if (index === xs.length - 1 && walk.y === front) walkInAndOut(walk, front, back)
    else walk.to(x, walk.y === front ? back : front)
  })
}

/** From the front: up the first aisle, along the back into every other as far as the gap, down the last, home along the front. */
function walkGaps(walk: Walk, front: number, back: number, xs: readonly number[]): void {
  const first = xs[0]
  const last = xs.at(-1)
  if (first === undefined || last === undefined) return
  walk.to(first, front)
  if (first === last) {
    walkInAndOut(walk, front, back)
    return
  }
  walk.to(first, back)
  for (const x of xs.slice(1, -1)) {
    const turn = turnOf(walk, front, back, x)
    if (turn === null) continue
    walk.to(x, back)
    walk.to(x, turn)
    walk.to(x, back)
  }
  walk.to(last, back)
  walk.to(last, front)
  for (const x of xs.slice(1, -1).reverse()) {
    walk.to(x, front)
    walkInAndOut(walk, front, back)
  }
}

/** From the front as far as the farthest that is left, and back. */
function walkInAndOut(walk: Walk, front: number, back: number): void {
  const { x } = walk
  const ys = walk.left(x, x, Math.min(front, back), Math.max(front, back)).map(({ spot }) => spot.y)
  if (ys.length === 0) return
  walk.to(
    x,
    ys.reduce((far, y) => (Math.abs(y - front) > Math.abs(far - front) ? y : far)),
  )
  walk.to(x, front)
}

/** How far one goes in from the back: up to the largest gap; null where that leaves all to the front. */
function turnOf(walk: Walk, front: number, back: number, x: number): number | null {
  const found = walk.left(x, x, Math.min(front, back), Math.max(front, back)).map(({ spot }) => spot.y)
  const ys = [back, ...found.sort((a, b) => Math.abs(a - back) - Math.abs(b - back)), front]
  let turn = 0
  for (let index = 1; index < ys.length - 1; index++) {
    const gap = (at: number): number => Math.abs((ys[at + 1] as number) - (ys[at] as number))
    if (gap(index) > gap(turn)) turn = index
  }
  return turn === 0 ? null : (ys[turn] as number)
}
