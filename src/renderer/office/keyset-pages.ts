/**
 * A list of any length, held as a row of pages of which only those near the eye keep their rows. A page that is given up
 * keeps its cursor and its length, so that the index of a row never moves while one scrolls, and so that the page can be
 * asked for again.
 */
export interface HeldPage<Row> {
  /** The cursor that this page was asked with; null for the first. */
  readonly after: string | null
  /** Index of its first row in the whole list. */
  readonly start: number
  readonly length: number
  readonly rows: readonly Row[] | null
}

export interface KeysetPages<Row> {
  readonly pages: readonly HeldPage<Row>[]
  /** Cursor of the page after the last known one; null when there is none. */
  readonly next: string | null
  readonly complete: boolean
}

export interface PageAnswer<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

const nothing: KeysetPages<never> = { pages: [], next: null, complete: false }
export const noPages = <Row>(): KeysetPages<Row> => nothing

export function knownCount(list: KeysetPages<unknown>): number {
  const last = list.pages.at(-1)
  return last ? last.start + last.length : 0
}

export function pageIndexOf(list: KeysetPages<unknown>, index: number): number {
  let low = 0
  let high = list.pages.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const page = list.pages[middle]
    if (!page) return -1
    if (index < page.start) high = middle - 1
    else if (index >= page.start + page.length) low = middle + 1
    else return middle
  }
  return -1
}

export function rowAt<Row>(list: KeysetPages<Row>, index: number): Row | undefined {
  const page = list.pages[pageIndexOf(list, index)]
  return page?.rows?.[index - page.start]
}

/** The cursor with which page `index` is asked for. */
export function cursorOf(list: KeysetPages<unknown>, index: number): string | null {
  return list.pages[index]?.after ?? (index === list.pages.length ? list.next : null)
}

/**
 * Puts an answer at its page. What comes after a page whose length or end changed is forgotten, because its cursors may
 * skip or repeat rows; it is asked for again when somebody scrolls there.
 */
export function withPage<Row>(
  list: KeysetPages<Row>,
  index: number,
  answer: PageAnswer<Row>,
): KeysetPages<Row> {
  const after = cursorOf(list, index)
  const before = list.pages[index - 1]
  const page: HeldPage<Row> = {
    after,
    start: before ? before.start + before.length : 0,
    length: answer.rows.length,
    rows: answer.rows,
  }
  const following = list.pages[index + 1]
  const fits =
    following !== undefined && following.after === answer.next && following.start === page.start + page.length
  if (fits) return { ...list, pages: list.pages.with(index, page) }
  return { pages: [...list.pages.slice(0, index), page], next: answer.next, complete: answer.next === null }
}

/** Which page to ask for so that the rows `first` to `last` can be shown; null when all are here. */
export function wantedPage(list: KeysetPages<unknown>, first: number, last: number): number | null {
  if (list.pages.length === 0) return list.complete ? null : 0
  const known = knownCount(list)
  const from = pageIndexOf(list, Math.max(0, Math.min(first, known - 1)))
  const to = pageIndexOf(list, Math.max(0, Math.min(last, known - 1)))
  for (let index = Math.max(0, from); index <= to; index++) if (!list.pages[index]?.rows) return index
  return last >= known && !list.complete ? list.pages.length : null
}

/** Gives up the rows of pages that are more than `keep` pages away from what is shown. */
export function withoutFarPages<Row>(
  list: KeysetPages<Row>,
  first: number,
  last: number,
  keep: number,
): KeysetPages<Row> {
  const from = pageIndexOf(list, first) - keep
  const end = pageIndexOf(list, Math.max(0, Math.min(last, knownCount(list) - 1))) + keep
  const far = (index: number) => index < from || index > end
  if (!list.pages.some((page, index) => page.rows && far(index))) return list
  return {
    ...list,
    pages: list.pages.map((page, index) => (page.rows && far(index) ? { ...page, rows: null } : page)),
  }
}
