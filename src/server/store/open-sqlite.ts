import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { ServerStore } from './server-store.ts'
import { sqliteServerStore } from './sqlite-server-store.ts'

/**
 * The embedded database of a server: one file, WAL with synchronous=FULL, so that what a station was told is taken outlives
 * a power cut. Held exclusively: two servers on one file would each think themselves alone.
 */
const CACHE_KIB = 64 * 1024

export class DatabaseInUseError extends Error {
  constructor(file: string) {
    super(`${file} is in use by another server.`)
    this.name = 'DatabaseInUseError'
  }
}

export function openSqlite(dataDir: string): ServerStore {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'server.sqlite')
  const db = new Database(file, { timeout: 1000 })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = OFF')
    db.pragma(`cache_size = -${CACHE_KIB}`)
    db.pragma('temp_store = MEMORY')
    migrate(drizzle({ client: db }), { migrationsFolder: migrationsFolder() })
    return sqliteServerStore(db)
  } catch (error) {
    db.close()
    const busy =
      error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
    throw busy ? new DatabaseInUseError(file) : error
  }
}

/** Beside the sources when run from them, and beside the bundle in a packaged application. */
function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(folder, 'db', 'migrations', 'sqlite-server')
    if (existsSync(candidate)) return candidate
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error('the folder db/migrations/sqlite-server is missing from this installation')
    folder = parent
  }
}
