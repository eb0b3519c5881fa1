/**
 * Slows guessing down: after five failures under a key each further one locks it for twice as long. An attempt is counted
 * before it is judged, so that many at once are no way around.
 */
const FREE_FAILURES = 5
const FIRST_LOCK_MS = 30_000
const LONGEST_LOCK_MS = 15 * 60_000
const FORGET_MS = 24 * 60 * 60_000
const MOST_KEYS = 10_000

export interface AttemptLimits {
  /** Milliseconds until the next attempt under any of these keys; 0: go on, and the attempt is counted. */
  begin(keys: readonly string[]): number
  succeeded(keys: readonly string[]): void
}

export function attemptLimits(clock: () => Date): AttemptLimits {
  const kept = new Map<string, { failures: number; lockedUntil: number; at: number }>()
  return {
    begin(keys) {
      const now = clock().getTime()
      const wait = Math.max(...keys.map((key) => (kept.get(key)?.lockedUntil ?? 0) - now))
      if (wait > 0) return wait
      for (const key of keys) {
        const before = kept.get(key)
        const failures = (before && now - before.at < FORGET_MS ? before.failures : 0) + 1
        const beyond = failures - FREE_FAILURES
        const lockMs = beyond < 0 ? 0 : Math.min(FIRST_LOCK_MS * 2 ** Math.min(beyond, 20), LONGEST_LOCK_MS)
        kept.delete(key)
        kept.set(key, { failures, lockedUntil: now + lockMs, at: now })
      }
      // The oldest go first: who comes from ten thousand addresses is held up by the key that all share.
      for (const key of kept.keys()) {
        if (kept.size <= MOST_KEYS) break
        if (!keys.includes(key)) kept.delete(key)
      }
      return 0
    },
    succeeded(keys) {
      for (const key of keys) kept.delete(key)
    },
  }
}
