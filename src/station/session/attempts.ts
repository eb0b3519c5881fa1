import { eq } from 'drizzle-orm'
import { attempt } from '../../../db/local-schema.ts'
import type { LocalDb } from '../core/database.ts'

/**
 * Slows guessing down: after five failures under a key, each further one locks it for twice as long. Kept on disk, so that
 * a restart is no way around. An attempt is counted before it is judged, so that many at once are no way around either.
 */
const FREE_FAILURES = 5
const FIRST_LOCK_MS = 30_000
const LONGEST_LOCK_MS = 15 * 60_000

export interface Attempts {
  /** Counts an attempt under all keys; or, where one of them is locked, tells until when and counts nothing. */
  begin(keys: readonly string[]): { readonly lockedUntil: string } | { readonly attemptsLeft: number }
  succeeded(keys: readonly string[]): void
}

export function attempts(local: LocalDb, clock: () => Date): Attempts {
  const find = (key: string) => local.select().from(attempt).where(eq(attempt.key, key)).get()
  const fail = (key: string, now: number): number => {
    const failures = (find(key)?.failures ?? 0) + 1
    const beyond = failures - FREE_FAILURES
    const lockMs = beyond < 0 ? 0 : Math.min(FIRST_LOCK_MS * 2 ** Math.min(beyond, 20), LONGEST_LOCK_MS)
    const lockedUntil = lockMs === 0 ? null : new Date(now + lockMs).toISOString()
    const row = { failures, lockedUntil }
    local
      .insert(attempt)
      .values({ key, ...row })
      .onConflictDoUpdate({ target: attempt.key, set: row })
      .run()
    return Math.max(0, FREE_FAILURES - failures)
  }
  return {
    begin(keys) {
      const now = clock().getTime()
      const locks = keys.map((key) => find(key)?.lockedUntil ?? '').filter((until) => Date.parse(until) > now)
      const lockedUntil = locks.sort().at(-1)
      if (lockedUntil) return { lockedUntil }
      return { attemptsLeft: Math.min(...keys.map((key) => fail(key, now))) }
    },
    succeeded(keys) {
      for (const key of keys) local.delete(attempt).where(eq(attempt.key, key)).run()
    },
  }
}
