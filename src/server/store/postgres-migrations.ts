import pg from 'pg'
import {
  installedMigrations,
  type Migration,
  missingMigrations,
  NewerDatabaseError,
  WRITTEN_BY,
} from '../../../db/migrations.ts'
import { clientConfig } from './postgres-connections.ts'

/**
 * Brings a PostgreSQL database to this code's schema, in one transaction: all of the steps that it has not taken, or none. drizzle's
 * own table says which it has.
 */
export interface PostgresSchemaOptions {
  /** Of this program. */
  readonly version?: string
  readonly migrations?: readonly Migration[]
}

/** Any number, the same for every server process: one migrates, the others wait and find nothing left to do. */
const MIGRATION_LOCK = 4_207_331

/** @throws NewerDatabaseError where a newer version has written it. */
export async function migratePostgres(
  url: string,
  { version = '0.0.0', migrations = installedMigrations('postgres') }: PostgresSchemaOptions = {},
): Promise<void> {
  const client = new pg.Client(clientConfig(url, 'migrate'))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const missing = missingMigrations(migrations, await latestTaken(client))
    if (!missing) throw new NewerDatabaseError('The database', await writtenBy(client))
    if (missing.length > 0) await takeAll(client, missing, version)
  } finally {
    // The lock goes with the connection.
    await client.end()
  }
}

async function takeAll(client: pg.Client, missing: readonly Migration[], version: string): Promise<void> {
  await client.query('begin')
  await client.query('create schema if not exists "drizzle"')
  await client.query(
    'create table if not exists "drizzle"."__drizzle_migrations" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  )
  for (const { hash, when, statements } of missing) {
    for (const statement of statements) await client.query(statement)
    await client.query(
      'insert into "drizzle"."__drizzle_migrations" ("hash", "created_at") values ($1, $2)',
      [hash, when],
    )
  }
  await client.query(
    'insert into "serverInfo" ("key", "value") values ($1, $2) on conflict ("key") do update set "value" = excluded."value"',
    [WRITTEN_BY, version],
  )
  await client.query('commit')
}

async function latestTaken(client: pg.Client): Promise<number | null> {
  const { rows: tables } = await client.query<{ name: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations') as "name"`,
  )
  if (tables[0]?.name == null) return null
  const { rows } = await client.query<{ latest: string | null }>(
    'select max("created_at") as "latest" from "drizzle"."__drizzle_migrations"',
  )
  const latest = rows[0]?.latest ?? null
  return latest === null ? null : Number(latest)
}

async function writtenBy(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ value: string }>(
    'select "value" from "serverInfo" where "key" = $1',
    [WRITTEN_BY],
  )
  return rows[0]?.value ?? null
}
