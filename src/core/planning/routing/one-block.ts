import { type GridProblem, WALK, WALKS } from './grid-tour.ts'

/**
 * The length of the shortest tour through one block, by the six classes of Ratliff & Rosenthal (1983) written out: what
 * `GridSolver` finds with two cross aisles, several times faster, because a search for batches asks for it a hundred thousand times a
 * second.
 *
 * The classes: nothing yet; both crossings odd; only the low one, only the high one, both even and connected, both even and
 * not connected.
 */
export function oneBlockLength({ columns, x, cost, visit }: GridProblem): number {
  let fresh = 0
  let odd = Number.POSITIVE_INFINITY
  let low = Number.POSITIVE_INFINITY
  let high = Number.POSITIVE_INFINITY
  let whole = Number.POSITIVE_INFINITY
  let apart = Number.POSITIVE_INFINITY
  for (let column = 0; column < columns; column++) {
    if (column > 0) {
      const two = 2 * ((x[column] as number) - (x[column - 1] as number))
      odd += two
      low = Math.min(low, whole) + two
      high = Math.min(high, whole) + two
      whole += 2 * two
      apart += 2 * two
    }
    const mask = visit[column] as number
    if (mask !== 0) {
      if ((mask & 1) !== 0) {
        apart = Math.min(apart, high)
        low = Math.min(low, fresh)
        high = Number.POSITIVE_INFINITY
      }
      if ((mask & 2) !== 0) {
        apart = Math.min(apart, low)
        high = (mask & 1) !== 0 ? high : Math.min(high, fresh)
        low = Number.POSITIVE_INFINITY
      }
      fresh = Number.POSITIVE_INFINITY
    }
    const at = column * WALKS
    const none = cost[at + WALK.none] as number
    const once = cost[at + WALK.once] as number
    const twice = cost[at + WALK.twice] as number
    const fromLow = cost[at + WALK.fromLow] as number
    const fromHigh = cost[at + WALK.fromHigh] as number
    const fromBoth = cost[at + WALK.fromBoth] as number
    const stay = Math.min(none, fromLow, fromHigh, fromBoth)
    const single = Math.min(fresh, low, high, whole, apart) + once
    const joined = Math.min(fresh, low, high, apart) + twice
    const nextApart = Math.min(
      apart + stay,
      low + Math.min(fromHigh, fromBoth),
      high + Math.min(fromLow, fromBoth),
      fresh + fromBoth,
    )
    whole = Math.min(whole + stay, odd + once, joined)
    low = Math.min(low + Math.min(none, fromLow), fresh + fromLow)
    high = Math.min(high + Math.min(none, fromHigh), fresh + fromHigh)
    odd = Math.min(odd + stay, single)
    apart = nextApart
    fresh += none
  }
  return Math.min(low, high, whole)
}
