import type { Database } from 'better-sqlite3'
import { isDiskFull } from './disk-full.ts'

/** Quiet time after the last operation before the write-ahead log is folded into the database. */
const IDLE_MS = 400

/**
 * Folds the write-ahead log back while nobody scans. SQLite would do it inside of some commit, which would then take
 * tens of milliseconds: a scan would pay for it.
 */
export function idleCheckpoint(db: Database) {
  let timer: NodeJS.Timeout | undefined
  const run = (): void => {
    timer = undefined
    try {
      db.pragma('wal_checkpoint(PASSIVE)')
    } catch (error) {
      // On a full disk the log cannot be folded back. It stays as it is, with all that it holds, until there is space again.
      if (!isDiskFull(error)) throw error
    }
  }
  return {
    touched(): void {
      if (timer) timer.refresh()
      else timer = setTimeout(run, IDLE_MS).unref()
    },
    stop(): void {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
