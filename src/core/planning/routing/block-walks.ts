import { WALK, WALKS } from './grid-tour.ts'

/**
 * What it costs to do the stops of one block of one aisle, for each way of walking it: through once or twice, in and out again from
 * one end, or from both ends leaving out the largest gap (Ratliff & Rosenthal 1983).
 *
 * @param ys of the stops, ascending, at least one
 */
export function setBlockWalks(
  cost: Float64Array,
  at: number,
  low: number,
  high: number,
  ys: readonly number[],
): void {
  const first = ys[0] as number
  const last = ys[ys.length - 1] as number
  let gap = 0
  for (let index = 1; index < ys.length; index++)
    gap = Math.max(gap, (ys[index] as number) - (ys[index - 1] as number))
  writeBlockWalks(cost, at, low, high, first, last, gap)
}

/** The same where the outermost stops and the largest gap between two stops are known. */
export function writeBlockWalks(
  cost: Float64Array,
  at: number,
  low: number,
  high: number,
  first: number,
  last: number,
  gap: number,
): void {
  const length = high - low
  cost[at + WALK.none] = Number.POSITIVE_INFINITY
  cost[at + WALK.once] = length
  cost[at + WALK.twice] = 2 * length
  cost[at + WALK.fromLow] = 2 * (last - low)
  cost[at + WALK.fromHigh] = 2 * (high - first)
  cost[at + WALK.fromBoth] = 2 * (length - gap)
}

/** Nothing to be done here: one may still walk through. */
export function writeEmptyBlock(cost: Float64Array, at: number, low: number, high: number): void {
  cost.fill(Number.POSITIVE_INFINITY, at, at + WALKS)
  cost[at + WALK.none] = 0
  cost[at + WALK.once] = high - low
  cost[at + WALK.twice] = 2 * (high - low)
}

/** There is no aisle at this column: the depot stands beside one. */
export function writeNoAisle(cost: Float64Array, at: number): void {
  cost.fill(Number.POSITIVE_INFINITY, at, at + WALKS)
  cost[at + WALK.none] = 0
}
