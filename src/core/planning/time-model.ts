/**
 * How long a tour takes, as a sum of what is done on it. The figures begin as the trade's rules of thumb and move to the house's own
 * as its history grows; a tour during which somebody was called away must not move them (robust regression).
 */
export interface TourWork {
  /** Always 1: fetching the cart, bringing it back. */
  readonly setUps: number
  readonly metres: number
  /** Places at which one stops and scans. */
  readonly stops: number
  readonly pieces: number
  /** Of the pieces, those that lie above the shoulder or below the knee. */
  readonly reachPieces: number
  /** Of the pieces, those that are sorted to orders on the way. */
  readonly sortedPieces: number
}

/** Seconds for one of each. */
export type TimeModel = { readonly [Work in keyof TourWork]: number }

const WORKS = ['setUps', 'metres', 'stops', 'pieces', 'reachPieces', 'sortedPieces'] as const

/** Walking at 1.1 m/s with a cart; the rest after usual standard times. */
export const DEFAULT_TIMES: TimeModel = {
  setUps: 90,
  metres: 0.9,
  stops: 6,
  pieces: 3,
  reachPieces: 2,
  sortedPieces: 2.5,
}

export interface MeasuredTour extends TourWork {
  readonly seconds: number
}

export function tourSeconds(model: TimeModel, work: TourWork): number {
  return WORKS.reduce((sum, name) => sum + model[name] * work[name], 0)
}

/** How many measured tours weigh as much as the rules of thumb. */
const PRIOR_TOURS = 12
const ROUNDS = 30
/** Beyond so many scales an error counts only linearly (Huber 1964: 95 % efficient on errors without outliers). */
const HUBER = 1.345

/**
 * Huber's regression by iteratively reweighted least squares, drawn to what was believed before; no figure falls below zero.
 */
export function fitTimes(history: readonly MeasuredTour[], before: TimeModel = DEFAULT_TIMES): TimeModel {
  if (history.length === 0) return before
  let model = before
  for (let round = 0; round < ROUNDS; round++) {
    const errors = history.map((tour) => tour.seconds - tourSeconds(model, tour))
    const scale = Math.max(1, 1.4826 * median(errors.map(Math.abs)))
    const weights = errors.map((error) => Math.min(1, (HUBER * scale) / Math.max(1e-9, Math.abs(error))))
    const next = solved(history, weights, before)
    const moved = Math.max(...WORKS.map((name) => Math.abs(next[name] - model[name])))
    model = next
    if (moved < 1e-6) break
  }
  return model
}

/** Weighted least squares; a figure that would become negative is nought, and the others are found again without it. */
function solved(history: readonly MeasuredTour[], weights: readonly number[], before: TimeModel): TimeModel {
  let free: (keyof TourWork)[] = [...WORKS]
  for (;;) {
    const matrix = free.map((row) =>
      free.map((column) =>
        history.reduce((sum, tour, at) => sum + (weights[at] ?? 0) * tour[row] * tour[column], 0),
      ),
    )
    const right = free.map((row) =>
      history.reduce((sum, tour, at) => sum + (weights[at] ?? 0) * tour[row] * tour.seconds, 0),
    )
    free.forEach((name, at) => {
      // As if so many tours had confirmed the old figure, each with a usual amount of that work.
      const usual = history.reduce((sum, tour) => sum + tour[name] ** 2, 0) / history.length
      const pull = PRIOR_TOURS * Math.max(usual, 1e-6)
      const line = matrix[at] as number[]
      line[at] = (line[at] as number) + pull
      right[at] = (right[at] as number) + pull * before[name]
    })
    const found = eliminate(matrix, right)
    const negative = free.filter((_, at) => (found[at] as number) < 0)
    if (negative.length === 0) {
      const seconds = new Map(free.map((name, at) => [name, found[at] as number]))
      return {
        setUps: seconds.get('setUps') ?? 0,
        metres: seconds.get('metres') ?? 0,
        stops: seconds.get('stops') ?? 0,
        pieces: seconds.get('pieces') ?? 0,
        reachPieces: seconds.get('reachPieces') ?? 0,
        sortedPieces: seconds.get('sortedPieces') ?? 0,
      }
    }
    free = free.filter((name) => !negative.includes(name))
  }
}

/** Gauss with partial pivoting; the matrix is positive definite. */
function eliminate(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] as number])
  const size = rows.length
  const cell = (row: number, column: number): number => rows[row]?.[column] as number
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot
    for (let row = pivot + 1; row < size; row++)
      if (Math.abs(cell(row, pivot)) > Math.abs(cell(best, pivot))) best = row
    const swap = rows[pivot] as number[]
    rows[pivot] = rows[best] as number[]
    rows[best] = swap
    for (let row = 0; row < size; row++) {
      if (row === pivot) continue
      const factor = cell(row, pivot) / cell(pivot, pivot)
      rows[row] = (rows[row] as number[]).map((value, column) => value - factor * cell(pivot, column))
    }
  }
  return rows.map((_, row) => cell(row, size) / cell(row, row))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
