/**
 * Pages by key and not by offset: a page costs the same wherever it is, and rows that come or go meanwhile neither repeat
 * nor hide others. A cursor that cannot be read begins at the beginning.
 */
export type Key = readonly [sort: string, id: string]

export function encodeKey(key: Key): string {
  return JSON.stringify(key)
}

export function decodeKey(after: string | null): Key | null {
  if (after === null) return null
  try {
    const parsed: unknown = JSON.parse(after)
    if (!Array.isArray(parsed)) return null
    const [sort, id]: unknown[] = parsed
    return typeof sort === 'string' && typeof id === 'string' ? [sort, id] : null
  } catch {
    return null
  }
}

/** The rows of one page out of one more than asked for, and the cursor of the next. */
export function pageOf<R>(
  found: readonly R[],
  limit: number,
  keyOf: (row: R) => Key,
): { rows: R[]; next: string | null } {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? encodeKey(keyOf(last)) : null }
}
