import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { installedMigrations, type Migration } from '../../../db/migrations.ts'
import { migrateSqlite, missingOn } from '../../../db/sqlite-migrations.ts'
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

export interface SchemaOptions {
  /** Of this program. */
  readonly version?: string
  readonly migrations?: readonly Migration[]
}

/** @throws NewerDatabaseError where a newer version has written the file. */
export function openSqlite(dataDir: string, options: SchemaOptions = {}): ServerStore {
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
    toThisSchema(db, options)
    return sqliteServerStore(db)
  } catch (error) {
    db.close()
    const busy =
      error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
    throw busy ? new DatabaseInUseError(file) : error
  }
}

/** Nothing is pending on a server: the rows are migrated as they are, all of them or none. */
function toThisSchema(db: Database.Database, { version = '0.0.0', migrations }: SchemaOptions): void {
  const missing = missingOn(db, migrations ?? installedMigrations('sqlite-server'), 'serverInfo')
  if (missing.length === 0) return
  db.transaction(() => migrateSqlite(db, missing, 'serverInfo', version)).immediate()
}
