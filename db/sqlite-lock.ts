import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * One server per folder: two on one file would each think themselves alone. Held on a file of its own, so that another process may
 * read the database meanwhile, to make a backup; the system lets go of it with the process, however that ends.
 */
const LOCK_FILE = 'server.lock'
const PATIENCE_MS = 1000

export class DatabaseInUseError extends Error {
  constructor(file: string) {
    super(`${file} is in use by another server.`)
    this.name = 'DatabaseInUseError'
  }
}

export interface DatabaseLock {
  release(): void
}

export function lockServerFolder(dataDir: string): DatabaseLock {
  const lock = new Database(join(dataDir, LOCK_FILE), { timeout: PATIENCE_MS })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    const busy =
      error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
    throw busy ? new DatabaseInUseError(join(dataDir, 'server.sqlite')) : error
  }
  return { release: () => void lock.close() }
}
