import type { ReadDb } from '../core/read-db.ts'

/** More than a person looks through; what a search finds beyond that is found by a longer word. */
export const MOST_FOUND = 1000

/**
 * What a person typed as an FTS5 question: every word of it, from the beginning of a word. Quoted, so that nothing typed
 * is taken for the question's own syntax. Null where nothing searchable was typed.
 */
export function wordsOf(search: string): string | null {
  const words = search.match(/[\p{L}\p{N}]+/gu)
  return words ? words.map((word) => `"${word}"*`).join(' ') : null
}

interface Searched {
  readonly orderSearch: 'number' | 'customerName'
  readonly productSearch: 'sku' | 'name'
  readonly customerSearch: 'code' | 'name'
}

/** Newest rows first, at most `limit`. In one column, or in all of them. */
export function rowIdsOf<T extends keyof Searched>(
  read: ReadDb,
  table: T,
  search: string,
  options: { readonly column?: Searched[T]; readonly limit?: number } = {},
): number[] {
  const words = wordsOf(search)
  if (words === null) return []
  const asked = options.column ? `{${options.column}} : (${words})` : words
  const sql = `select rowid as "rowId" from "${table}" where "${table}" match ? order by rowid desc limit ?`
  return read.all<{ rowId: number }>(sql, asked, options.limit ?? MOST_FOUND).map(({ rowId }) => rowId)
}
