import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { clientConfig } from './postgres-connections.ts'

/** Any number, the same for every server process: one migrates, the others wait and find nothing left to do. */
const MIGRATION_LOCK = 4_207_331

export async function migratePostgres(url: string): Promise<void> {
  const client = new pg.Client(clientConfig(url, 'migrate'))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle({ client }), { migrationsFolder: migrationsFolder() })
  } finally {
    // The lock goes with the connection.
    await client.end()
  }
}

/** Beside the sources when run from them, and beside the bundle in a packaged application. */
function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const candidate = join(folder, 'db', 'migrations', 'postgres')
    if (existsSync(candidate)) return candidate
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error('the folder db/migrations/postgres is missing from this installation')
    folder = parent
  }
}
