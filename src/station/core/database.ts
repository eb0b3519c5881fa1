import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { localIndexes } from '../../../db/local-indexes.ts'
import * as localSchema from '../../../db/local-schema.ts'

/**
 * The station's SQLite file: one writer and one reader connection. WAL with synchronous=FULL, so that a confirmed scan
 * outlives a power cut, and the readers never wait for the writer.
 */
const FILE_NAME = 'station.sqlite'

/** Pages of 4 KiB. The log is folded back when the station is idle, so that no scan pays for it; this is the emergency bound. */
const AUTO_CHECKPOINT_PAGES = 16_000

const CACHE_KIB = 48 * 1024

export type LocalDb = ReturnType<typeof openLocal>

export function openDatabase(dataDir: string) {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, FILE_NAME)
  const writer = new Database(file)
  writer.pragma('journal_mode = WAL')
  writer.pragma('synchronous = FULL')
  writer.pragma('busy_timeout = 5000')
  writer.pragma('foreign_keys = OFF')
  writer.pragma(`cache_size = -${CACHE_KIB}`)
  writer.pragma('temp_store = MEMORY')
  writer.pragma(`wal_autocheckpoint = ${AUTO_CHECKPOINT_PAGES}`)
  const local = openLocal(writer)
  migrate(local, { migrationsFolder: migrationsFolder() })
  for (const statement of localIndexes) writer.exec(statement)

  const reader = new Database(file, { readonly: true })
  reader.pragma('busy_timeout = 5000')
  reader.pragma(`cache_size = -${CACHE_KIB}`)
  return { file, writer, reader, local }
}

function openLocal(client: Database.Database) {
  return drizzle({ client, schema: localSchema })
}

/** Beside the sources when run from them, and beside the bundle in a packaged application. */
function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(folder, 'db', 'migrations', 'sqlite')
    if (existsSync(candidate)) return candidate
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error('the folder db/migrations/sqlite is missing from this installation')
    folder = parent
  }
}
