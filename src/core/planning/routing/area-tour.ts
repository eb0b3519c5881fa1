import type { Area, GridSpot } from '../layout/pick-layout.ts'
import { setBlockWalks, writeEmptyBlock, writeNoAisle } from './block-walks.ts'
import { eulerWalk } from './euler-walk.ts'
import { MOST_LINES } from './frontier-table.ts'
import { type GridProblem, GridSolver, type GridWalks, gridProblem, WALK, WALKS } from './grid-tour.ts'

/**
 * The shortest closed tour from a start through stops of one area, exactly, and the order in which it passes the stops.
 * Only for areas in which every aisle is walked both ways.
 */
export interface Tour {
  readonly length: number
  /** Indexes of the stops, in walking order; each once. */
  readonly order: readonly number[]
}

export function isExactArea(area: Area): boolean {
  return !area.oneWay && area.crossAisles.length <= MOST_LINES
}

/** Exact tours through more blocks take longer than a search that asks for thousands of them can wait. */
export function isQuickArea(area: Area): boolean {
  return isExactArea(area) && area.crossAisles.length <= 4
}

const solvers: (GridSolver | undefined)[] = []

export function gridSolver(lines: number): GridSolver {
  solvers[lines] ??= new GridSolver(lines)
  return solvers[lines]
}

export function areaTour(area: Area, start: GridSpot, stops: readonly GridSpot[]): Tour {
  const inAisle = withinOneBlock(area, start, stops)
  if (inAisle) return inAisle
  const all = columnsOf(area, [start, ...stops])
  // The program ends in its last column. An aisle behind the last spot only serves to change the cross aisle: perhaps not at all.
  const needed = all.findLastIndex(({ ys }) => ys.length > 0) + 1
  let best: Tour | null = null
  for (let count = needed; count <= all.length; count++) {
    const columns = all.slice(0, count)
    const { problem, ends } = problemOf(area, columns)
    const { length, walks } = gridSolver(area.crossAisles.length).solve(problem)
    if (best && best.length <= length + ends) continue
    best = { length: length + ends, order: walkOrder(area, columns, walks, start, stops) }
  }
  return best ?? { length: 0, order: [] }
}

/** Between two neighbouring cross aisles of one aisle the tour need not touch either: up to the last stop, and down to the first. */
function withinOneBlock(area: Area, start: GridSpot, stops: readonly GridSpot[]): Tour | null {
  const spots = [start, ...stops]
  const ys = spots.map(({ y }) => y)
  const low = Math.min(...ys)
  const high = Math.max(...ys)
  if (spots.some(({ x }) => x !== start.x) || start.aisle < 0) return null
  if (area.crossAisles.some((line) => line >= low && line <= high)) return null
  const indexes = stops.map((_, index) => index)
  const at = (index: number): number => (stops[index] as GridSpot).y
  const up = indexes.filter((index) => at(index) >= start.y).sort((a, b) => at(a) - at(b))
  const down = indexes.filter((index) => at(index) < start.y).sort((a, b) => at(b) - at(a))
  return { length: 2 * (high - low), order: [...up, ...down] }
}

interface Column {
  readonly x: number
  readonly aisle: number
  /** Where one must be, ascending, each once. */
  readonly ys: number[]
}

function columnsOf(area: Area, spots: readonly GridSpot[]): Column[] {
  const columns = new Map<number, Column>()
  const columnAt = (x: number, aisle: number): Column => {
    let column = columns.get(x)
    if (!column) {
      column = { x, aisle, ys: [] }
      columns.set(x, column)
    }
    return column
  }
  for (const { x, y, aisle } of spots) {
    const { ys } = columnAt(x, aisle)
    if (!ys.includes(y)) ys.push(y)
    if (aisle >= 0) continue
    // Beside the aisles one cannot change the cross aisle: that may be done in the aisles next to it.
    const after = area.aisles.findIndex((each) => each.x > x)
    const right = after < 0 ? area.aisles.length : after
    for (const near of [right - 1, right]) {
      const neighbour = area.aisles[near]
      if (neighbour) columnAt(neighbour.x, near)
    }
  }
  for (const { ys } of columns.values()) ys.sort((a, b) => a - b)
  return [...columns.values()].sort((a, b) => a.x - b.x)
}

/** `ends`: dead ends beyond the outer cross aisles, walked in and out whatever the rest of the tour does. */
function problemOf(area: Area, columns: readonly Column[]): { problem: GridProblem; ends: number } {
  const lines = area.crossAisles
  const blocks = lines.length - 1
  const problem = gridProblem(lines.length, columns.length)
  problem.columns = columns.length
  let ends = 0
  columns.forEach(({ x, aisle, ys }, column) => {
    problem.x[column] = x
    let visit = 0
    const below = (lines[0] as number) - (ys[0] ?? 0)
    const above = (ys.at(-1) ?? 0) - (lines.at(-1) as number)
    if (ys.length > 0 && below > 0) ends += 2 * below
    if (ys.length > 0 && above > 0) ends += 2 * above
    if (ys.length > 0 && below > 0) visit |= 1
    if (ys.length > 0 && above > 0) visit |= 1 << blocks
    lines.forEach((line, index) => {
      if (ys.includes(line)) visit |= 1 << index
    })
    problem.visit[column] = visit
    for (let block = 0; block < blocks; block++) {
      const at = (column * blocks + block) * WALKS
      const low = lines[block] as number
      const high = lines[block + 1] as number
      const inside = ys.filter((y) => y > low && y < high)
      if (aisle < 0) writeNoAisle(problem.cost, at)
      else if (inside.length === 0) writeEmptyBlock(problem.cost, at, low, high)
      else setBlockWalks(problem.cost, at, low, high, inside)
    }
  })
  return { problem, ends }
}

/** Walks all pieces of the tour once and notes when it first passes each stop. */
function walkOrder(
  area: Area,
  columns: readonly Column[],
  { walks, onward }: GridWalks,
  start: GridSpot,
  stops: readonly GridSpot[],
): number[] {
  const lines = area.crossAisles
  const blocks = lines.length - 1
  const numbers = new Map<string, number>()
  const node = (x: number, y: number): number => {
    const key = `${x}|${y}`
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
  const pieces: [number, number][] = []
  const chain = (x: number, ys: readonly number[], times: number): void => {
    for (let index = 1; index < ys.length; index++) {
      const piece: [number, number] = [node(x, ys[index - 1] as number), node(x, ys[index] as number)]
      for (let time = 0; time < times; time++) pieces.push(piece)
    }
  }
  node(start.x, start.y)
  columns.forEach(({ x, ys }, column) => {
    const first = lines[0] as number
    const last = lines[blocks] as number
    chain(x, [...ys.filter((y) => y < first), first], 2)
    chain(x, [last, ...ys.filter((y) => y > last)], 2)
    for (let block = 0; block < blocks; block++) {
      const low = lines[block] as number
      const high = lines[block + 1] as number
      const inside = ys.filter((y) => y > low && y < high)
      const walk = walks[column * blocks + block]
      const whole = [low, ...inside, high]
      if (walk === WALK.once) chain(x, whole, 1)
      else if (walk === WALK.twice) chain(x, whole, 2)
      else if (walk === WALK.fromLow) chain(x, whole.slice(0, -1), 2)
      else if (walk === WALK.fromHigh) chain(x, whole.slice(1), 2)
      else if (walk === WALK.fromBoth) {
        const gap = largestGapAt(inside)
        chain(x, [low, ...inside.slice(0, gap)], 2)
        chain(x, [...inside.slice(gap), high], 2)
      }
    }
    const next = columns[column + 1]
    if (!next) return
    let code = onward[column] as number
    for (const line of lines) {
      const piece: [number, number] = [node(x, line), node(next.x, line)]
      for (let time = code % 3; time > 0; time--) pieces.push(piece)
      code = Math.floor(code / 3)
    }
  })
  const passed = new Map<number, number>()
  eulerWalk(numbers.size, pieces).forEach((each, at) => {
    if (!passed.has(each)) passed.set(each, at)
  })
  const when = stops.map(({ x, y }) => passed.get(node(x, y)) ?? Number.POSITIVE_INFINITY)
  return stops.map((_, index) => index).sort((a, b) => (when[a] as number) - (when[b] as number) || a - b)
}

/** Index of the stop behind the largest gap between two neighbouring stops. */
function largestGapAt(ys: readonly number[]): number {
  let at = 1
  for (let index = 2; index < ys.length; index++) {
    const gap = (ys[index] as number) - (ys[index - 1] as number)
    if (gap > (ys[at] as number) - (ys[at - 1] as number)) at = index
  }
  return at
}
