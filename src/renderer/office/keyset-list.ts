import {
  cursorOf,
  type KeysetPages,
  noPages,
  type PageAnswer,
  wantedPage,
  withoutFarPages,
  withPage,
} from './keyset-pages.ts'

/**
 * A live list over keyset pages: says what it holds, fetches what is looked at, and asks again for what it holds when the
 * data changed. One question at a time, so that answers cannot overtake each other; an answer to an older question is dropped.
 */
export type FetchPage<Row, Problem> = (
  after: string | null,
  limit: number,
) => Promise<
  { readonly ok: true; readonly value: PageAnswer<Row> } | { readonly ok: false; readonly problem: Problem }
>

export interface KeysetListState<Row, Problem> {
  readonly list: KeysetPages<Row>
  readonly loading: boolean
  readonly problem: Problem | null
}

export interface KeysetList<Row, Problem> {
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => KeysetListState<Row, Problem>
  /** These rows are on the screen. */
  readonly show: (first: number, last: number) => void
  /** The data changed: what is held is asked for again, and shown as it was meanwhile. */
  readonly refresh: () => void
  readonly retry: () => void
  /** Where the reader was, for the way back. */
  scrollTop: number
}

interface Options {
  readonly limit: number
  /** Rows that are fetched before they are reached. */
  readonly ahead: number
  /** Pages that keep their rows on either side of the visible ones. */
  readonly keep: number
}

export function keysetList<Row, Problem>(
  fetchPage: FetchPage<Row, Problem>,
  { limit, ahead, keep }: Options,
): KeysetList<Row, Problem> {
  let current: KeysetListState<Row, Problem> = { list: noPages(), loading: false, problem: null }
  let shown = { first: 0, last: 0 }
  let busy = false
  let stale = false
  const listeners = new Set<() => void>()

  const set = (change: Partial<KeysetListState<Row, Problem>>) => {
    current = { ...current, ...change }
    for (const listener of listeners) listener()
  }

  const fetchInto = async (index: number): Promise<boolean> => {
    const answer = await fetchPage(cursorOf(current.list, index), limit)
    if (!answer.ok) {
      set({ problem: answer.problem })
      return false
    }
    set({ list: withPage(current.list, index, answer.value), problem: null })
    return true
  }

  /** From the first page that holds rows to the last, each from where the one before it ended now. */
  const refreshHeld = async (): Promise<boolean> => {
    const held = current.list.pages.flatMap((page, index) => (page.rows ? [index] : []))
    for (let index = held[0] ?? 0; index <= (held.at(-1) ?? 0); index++) {
      if (index > current.list.pages.length || (index === current.list.pages.length && current.list.complete))
        break
      if (!(await fetchInto(index))) return false
    }
    return true
  }

  const work = async () => {
    if (busy) return
    busy = true
    try {
      for (;;) {
        const wanted = wantedPage(current.list, shown.first, shown.last + ahead)
        if (!stale && wanted === null) break
        if (!current.loading) set({ loading: true })
        const refreshing = stale && current.list.pages.length > 0
        stale = false
        const done = refreshing ? await refreshHeld() : await fetchInto(wanted ?? 0)
        if (!done) break
        const trimmed = withoutFarPages(current.list, shown.first, shown.last, keep)
        if (trimmed !== current.list) set({ list: trimmed })
      }
    } finally {
      busy = false
      if (current.loading) set({ loading: false })
    }
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => current,
    show: (first, last) => {
      shown = { first, last }
      if (current.problem === null) void work()
    },
    refresh: () => {
      stale = true
      void work()
    },
    retry: () => {
      set({ problem: null })
      stale = current.list.pages.length > 0
      void work()
    },
    scrollTop: 0,
  }
}
