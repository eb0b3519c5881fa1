import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { SERVER_FILE } from '../../../db/backup-folder.ts'
import { installedMigrations, type Migration } from '../../../db/migrations.ts'
import { isRestoring, UnfinishedRestoreError } from '../../../db/restore-folder.ts'
import { lockServerFolder } from '../../../db/sqlite-lock.ts'
import { migrateSqlite, missingOn } from '../../../db/sqlite-migrations.ts'
import type { ServerStore } from './server-store.ts'
import { sqliteServerStore } from './sqlite-server-store.ts'

/**
 * The embedded database of a server: one file, WAL with synchronous=FULL, so that what a station was told is taken outlives
 * a power cut.
 */
const CACHE_KIB = 64 * 1024
/** Pages of 4 KiB: folding the log back costs less when many commits have written the same pages. */
const AUTO_CHECKPOINT_PAGES = 16_000

export interface SqliteOptions {
  /** Of this program. */
  readonly version?: string
  readonly migrations?: readonly Migration[]
  /** How many operations at most share a commit. */
  readonly together?: number
}

/** @throws NewerDatabaseError where a newer version has written the file. */
export function openSqlite(dataDir: string, options: SqliteOptions = {}): ServerStore {
  mkdirSync(dataDir, { recursive: true })
  if (isRestoring(dataDir)) throw new UnfinishedRestoreError(dataDir)
  const lock = lockServerFolder(dataDir)
  const db = new Database(join(dataDir, SERVER_FILE), { timeout: 1000 })
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = OFF')
    db.pragma(`cache_size = -${CACHE_KIB}`)
    db.pragma(`wal_autocheckpoint = ${AUTO_CHECKPOINT_PAGES}`)
    db.pragma('temp_store = MEMORY')
    toThisSchema(db, options)
    const store = sqliteServerStore(db, options.together)
    return {
      ...store,
      async close() {
        await store.close()
        lock.release()
      },
    }
  } catch (error) {
    db.close()
    lock.release()
    throw error
  }
}

/** Nothing is pending on a server: the rows are migrated as they are, all of them or none. */
function toThisSchema(db: Database.Database, { version = '0.0.0', migrations }: SqliteOptions): void {
  const missing = missingOn(db, migrations ?? installedMigrations('sqlite-server'), 'serverInfo')
  if (missing.length === 0) return
  db.transaction(() => migrateSqlite(db, missing, 'serverInfo', version)).immediate()
}
