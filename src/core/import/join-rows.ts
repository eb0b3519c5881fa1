import type { Rejection } from './reasons.ts'

/**
 * Rows of a file that name the same thing twice: what one of them leaves unsaid the other may say, but where two
 * contradict each other nobody can know which is right, and the later one is left out.
 */
export interface PlannedRow<R> {
  readonly line: number
  readonly row: R
}

/** @param join the two rows as one, or null where they contradict each other */
export function joinRows<R>(
  items: readonly PlannedRow<R>[],
  rejected: Rejection[],
  keyOf: (row: R) => string,
  join: (first: R, later: R) => R | null,
): PlannedRow<R>[] {
  const byKey = new Map<string, PlannedRow<R>>()
  for (const item of items) {
    const key = keyOf(item.row)
    const first = byKey.get(key)
    const joined = first ? join(first.row, item.row) : item.row
    if (joined !== null) {
      byKey.set(key, { line: first?.line ?? item.line, row: joined })
    } else if (first) {
      rejected.push({
        line: item.line,
        column: null,
        found: key.slice(0, 200),
        problem: { code: 'contradictsLine', otherLine: first.line },
      })
    }
  }
  return [...byKey.values()]
}

/** Both rows' values, or null where both say something and not the same. */
export function unlessContradicting<R extends object>(first: R, later: R): R | null {
  const joined = { ...first }
  for (const [name, value] of Object.entries(later) as [keyof R, R[keyof R]][]) {
    if (value === null) continue
    if (joined[name] === null) joined[name] = value
    else if (JSON.stringify(joined[name]) !== JSON.stringify(value)) return null
  }
  return joined
}
