import type { TableName } from '../../core/model/tables.ts'
import type { QueryName } from '../../core/protocol/queries.ts'
import type { Trouble } from './client.ts'

/**
 * What screens know, by question. Invariants: rows once known stay on the screen until newer ones arrive; one question is
 * never asked twice at the same time; an answer that was asked for before a change is followed by another asking, so that
 * the last rows shown are never older than the last change heard.
 */
export interface Snapshot {
  readonly value: unknown
  readonly error: Trouble | null
  readonly loading: boolean
  /** When the value was read, milliseconds since 1970; null as long as there is none. */
  readonly at: number | null
}

export interface Question {
  readonly name: QueryName
  readonly args: unknown
  /** Changes of these tables ask again; every table when undefined. */
  readonly tables?: readonly (TableName | 'printing')[] | undefined
}

interface Entry {
  question: Question
  snapshot: Snapshot
  readonly watchers: Set<() => void>
  asking: boolean
  again: boolean
  timer: boolean
}

export interface QueryStoreHost {
  readonly ask: (
    name: QueryName,
    args: unknown,
  ) => Promise<
    { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Trouble }
  >
  readonly setTimer: (run: () => void, ms: number) => void
  readonly now: () => number
}

/** Changes that come within this time are answered by one asking. */
const COALESCE_MS = 40
/** Answers kept for questions that nobody watches, for the way back to a screen. */
const MAX_IDLE = 60

const NOTHING: Snapshot = { value: undefined, error: null, loading: true, at: null }

export function createQueryStore(host: QueryStoreHost) {
  const entries = new Map<string, Entry>()
  /** Raised when another person signs in: answers that were asked for by the one before are dropped. */
  let epoch = 0

  const set = (entry: Entry, change: Partial<Snapshot>) => {
    entry.snapshot = { ...entry.snapshot, ...change }
    for (const watcher of entry.watchers) watcher()
  }

  const ask = async (entry: Entry) => {
    if (entry.asking) {
      entry.again = true
      return
    }
    entry.asking = true
    entry.again = false
    if (!entry.snapshot.loading) set(entry, { loading: true })
    const asked = epoch
    const reply = await host.ask(entry.question.name, entry.question.args)
    entry.asking = false
    if (asked !== epoch) entry.again = entry.watchers.size > 0
    else if (reply.ok) set(entry, { value: reply.value, error: null, loading: entry.again, at: host.now() })
    else set(entry, { error: reply.refusal, loading: entry.again })
    if (entry.again) await ask(entry)
  }

  const askSoon = (entry: Entry) => {
    if (entry.timer) return
    entry.timer = true
    host.setTimer(() => {
      entry.timer = false
      if (entry.watchers.size > 0) void ask(entry)
    }, COALESCE_MS)
  }

  const entryOf = (question: Question): Entry => {
    const key = keyOf(question)
    const known = entries.get(key)
    if (known) {
      // Moved to the end: the order of the map is the order of use.
      entries.delete(key)
      entries.set(key, known)
      known.question = question
      return known
    }
    const fresh: Entry = {
      question,
      snapshot: NOTHING,
      watchers: new Set(),
      asking: false,
      again: false,
      timer: false,
    }
    entries.set(key, fresh)
    forgetIdle()
    return fresh
  }

  const forgetIdle = () => {
    let idle = [...entries.values()].filter((entry) => entry.watchers.size === 0 && !entry.asking).length
    for (const [key, entry] of entries) {
      if (idle <= MAX_IDLE) return
      if (entry.watchers.size > 0 || entry.asking) continue
      entries.delete(key)
      idle -= 1
    }
  }

  return {
    /** Starts watching; asks at once, whatever is known, since what is known may be old. */
    watch(question: Question, watcher: () => void): () => void {
      const entry = entryOf(question)
      entry.watchers.add(watcher)
      void ask(entry)
      return () => void entry.watchers.delete(watcher)
    },
    read: (question: Question): Snapshot => entries.get(keyOf(question))?.snapshot ?? NOTHING,
    refresh: (question: Question) => ask(entryOf(question)),
    changed(tables: readonly string[]) {
      for (const entry of entries.values()) {
        const wanted = entry.question.tables
        if (entry.watchers.size === 0) continue
        if (!wanted || wanted.some((table) => tables.includes(table))) askSoon(entry)
      }
    },
    /** The line is back: everything on the screen may be old. */
    askAll() {
      for (const entry of entries.values()) if (entry.watchers.size > 0) askSoon(entry)
    },
    /** Another person is here: nothing that the last one saw is shown to them. */
    forgetAll() {
      epoch += 1
      for (const [key, entry] of entries) {
        if (entry.watchers.size === 0) {
          entries.delete(key)
          continue
        }
        set(entry, NOTHING)
        void ask(entry)
      }
    },
  }
}

export type QueryStore = ReturnType<typeof createQueryStore>

export function keyOf(question: Question): string {
  return `${question.name} ${JSON.stringify(question.args)}`
}
