import type { TableName } from '../../core/model/tables.ts'
import type { Station } from '../core/station.ts'

/**
 * Answers that cost more than a page may cost, kept until the tables that they are made of change. Where making one takes
 * long, a changed one may be handed out a little longer, so that counting never takes more than a small share of the
 * station's time from the scans.
 */
export interface Derived<V> {
  of(station: Station): V
}

/** One part in so many of the time may go into making the answer again. */
const SHARE = 25

interface Kept<V> {
  value: V | undefined
  stale: boolean
  madeAt: number
  tookMs: number
}

export function derived<V>(tables: readonly TableName[], make: (station: Station) => V): Derived<V> {
  const watched = new Set<TableName>(tables)
  const kept = new WeakMap<Station, Kept<V>>()
  const watch = (station: Station): Kept<V> => {
    const entry: Kept<V> = { value: undefined, stale: true, madeAt: 0, tookMs: 0 }
    station.on((changed) => {
      if (changed.some((table) => watched.has(table))) entry.stale = true
    })
    kept.set(station, entry)
    return entry
  }
  return {
    of(station) {
      const entry = kept.get(station) ?? watch(station)
      const now = performance.now()
      const rested = now - entry.madeAt >= entry.tookMs * SHARE
      if (entry.value === undefined || (entry.stale && rested)) {
        entry.stale = false
        entry.value = make(station)
        entry.madeAt = performance.now()
        entry.tookMs = entry.madeAt - now
        // A few milliseconds are no reason to be behind.
        if (entry.tookMs < 5) entry.tookMs = 0
      }
      return entry.value
    },
  }
}
