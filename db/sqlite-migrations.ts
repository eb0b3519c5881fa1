import type { Database } from 'better-sqlite3'
import { type Migration, missingMigrations, NewerDatabaseError, WRITTEN_BY } from './migrations.ts'

/** Migrations on SQLite. The caller holds the transaction. */
export type InfoTable = 'stationInfo' | 'serverInfo'

/** @throws NewerDatabaseError; nothing was written. */
export function missingOn(
  db: Database,
  migrations: readonly Migration[],
  infoTable: InfoTable,
): readonly Migration[] {
  const latest = hasTable(db, '__drizzle_migrations')
    ? db
        .prepare<[], { latest: number | null }>(
          'select max(cast("created_at" as integer)) as "latest" from "__drizzle_migrations"',
        )
        .get()?.latest
    : null
  const missing = missingMigrations(migrations, latest ?? null)
  if (missing) return missing
  const writer = db
    .prepare<[string], { value: string }>(`select "value" from "${infoTable}" where "key" = ?`)
    .get(WRITTEN_BY)
  throw new NewerDatabaseError(db.name, writer?.value ?? null)
}

export function migrateSqlite(
  db: Database,
  missing: readonly Migration[],
  infoTable: InfoTable,
  version: string,
): void {
  db.exec(
    'create table if not exists "__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  )
  const taken = db.prepare('insert into "__drizzle_migrations" ("hash", "created_at") values (?, ?)')
  for (const { hash, when, statements } of missing) {
    for (const statement of statements) db.exec(statement)
    taken.run(hash, when)
  }
  db.prepare(
    `insert into "${infoTable}" ("key", "value") values (?, ?) on conflict ("key") do update set "value" = excluded."value"`,
  ).run(WRITTEN_BY, version)
}

export function hasTable(db: Database, name: string): boolean {
  return db.prepare(`select 1 from sqlite_master where type = 'table' and name = ?`).get(name) !== undefined
}

export function columnsOf(db: Database, table: string): ReadonlySet<string> {
  const rows = db.prepare<[string], { name: string }>('select name from pragma_table_info(?)').all(table)
  return new Set(rows.map(({ name }) => name))
}
