import type { StationId } from '../../core/model/ids.ts'
import type { ServerStore } from '../store/server-store.ts'

/** How stale "last seen" may be: a write for every pull would be a second commit for every pull. */
const KEEP_EVERY_MS = 60_000

/** Keeps when a station was last heard, now and then. */
export function lastSeen(store: ServerStore, clock: () => Date): (stationId: StationId) => Promise<void> {
  const kept = new Map<StationId, number>()
  return async (stationId) => {
    const now = clock()
    if (now.getTime() - (kept.get(stationId) ?? Number.NEGATIVE_INFINITY) < KEEP_EVERY_MS) return
    kept.set(stationId, now.getTime())
    await store.seen(stationId, now.toISOString())
  }
}
