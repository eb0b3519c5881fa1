import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import * as localSchema from '../../../db/local-schema.ts'
import { installedMigrations, type Migration } from '../../../db/migrations.ts'
import { isRestoring, UnfinishedRestoreError } from '../../../db/restore-folder.ts'
import { upgrade } from './upgrade.ts'

/**
 * The station's SQLite file: one writer and one reader connection. WAL with synchronous=FULL, so that a confirmed scan
 * outlives a power cut, and the readers never wait for the writer.
 */
const FILE_NAME = 'station.sqlite'

/** Pages of 4 KiB. The log is folded back when the station is idle, so that no scan pays for it; this is the emergency bound. */
const AUTO_CHECKPOINT_PAGES = 16_000

const CACHE_KIB = 48 * 1024

export type LocalDb = ReturnType<typeof openLocal>

export interface DatabaseOptions {
  /** Of this program. */
  readonly version?: string
  readonly migrations?: readonly Migration[]
}

/** @throws NewerDatabaseError where a newer version has written the file. */
export function openDatabase(dataDir: string, { version = '0.0.0', migrations }: DatabaseOptions = {}) {
  mkdirSync(dataDir, { recursive: true })
  if (isRestoring(dataDir)) throw new UnfinishedRestoreError(dataDir)
  const file = join(dataDir, FILE_NAME)
  const writer = new Database(file)
  writer.pragma('journal_mode = WAL')
  writer.pragma('synchronous = FULL')
  writer.pragma('busy_timeout = 5000')
  writer.pragma('foreign_keys = OFF')
  writer.pragma(`cache_size = -${CACHE_KIB}`)
  writer.pragma('temp_store = MEMORY')
  writer.pragma(`wal_autocheckpoint = ${AUTO_CHECKPOINT_PAGES}`)
  try {
    upgrade(writer, migrations ?? installedMigrations('sqlite'), version)
  } catch (error) {
    writer.close()
    throw error
  }
  const local = openLocal(writer)

  const reader = new Database(file, { readonly: true })
  reader.pragma('busy_timeout = 5000')
  reader.pragma(`cache_size = -${CACHE_KIB}`)
  return { file, writer, reader, local }
}

function openLocal(client: Database.Database) {
  return drizzle({ client, schema: localSchema })
}
