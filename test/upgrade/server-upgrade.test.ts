import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { installedMigrations, type Migration, type Schema } from '../../db/migrations.ts'
import { openSqlite } from '../../src/server/store/open-sqlite.ts'
import { migratePostgres } from '../../src/server/store/postgres-migrations.ts'
import { openPostgres } from '../../src/server/store/postgres-server-store.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { oldBytes, oldFolders } from './old-house.testkit.ts'

/** All that there is, then one whose second statement cannot be done. */
const broken = (schema: Schema): readonly Migration[] => [
  ...installedMigrations(schema),
  {
    tag: '9999_broken',
    when: Number.MAX_SAFE_INTEGER,
    hash: 'broken',
    statements: ['create table "planted" ("id" text primary key)', 'alter table "nowhere" add "x" text'],
  },
]
const beforeAllOf = (schema: Schema): readonly Migration[] => installedMigrations(schema).slice(0, 1)

describe('a server on SQLite', () => {
  const folders = oldFolders()
  afterEach(() => folders.removeAll())
  const oldServer = (): string => {
    const dataDir = join(folders.fresh(), 'server')
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'server.sqlite'), oldBytes('server'))
    return dataDir
  }
  const tablesIn = (dataDir: string): string[] => {
    const db = new Database(join(dataDir, 'server.sqlite'), { readonly: true })
    const rows = db.prepare<[], { name: string }>('select name from sqlite_master order by name').all()
    db.close()
    return rows.map(({ name }) => name)
  }

  it('[UP4] comes to this schema with what it has, and is of the same epoch', async () => {
    const dataDir = oldServer()
    const old = new Database(join(dataDir, 'server.sqlite'))
    const epoch = old.prepare(`select "value" from "serverInfo" where "key" = 'epoch'`).pluck().get()
    old.close()
    const store = openSqlite(dataDir, { version: '7.8.9' })
    expect(await store.epoch()).toBe(epoch)
    expect((await store.log({ limit: 1 }))[0]).toMatchObject({ numbers: null })
    expect(await store.info('writtenBy')).toBe('7.8.9')
    await store.close()
  })

  it('[UP4] takes all steps or none', async () => {
    const dataDir = oldServer()
    const before = tablesIn(dataDir)
    expect(() => openSqlite(dataDir, { migrations: broken('sqlite-server') })).toThrow(/nowhere/)
    expect(tablesIn(dataDir)).toEqual(before)
    await openSqlite(dataDir).close()
  })

  it('[UP3] does not start on what a newer version has written', async () => {
    const dataDir = oldServer()
    await openSqlite(dataDir, { version: '7.8.9' }).close()
    expect(() => openSqlite(dataDir, { migrations: beforeAllOf('sqlite-server') })).toThrow(
      /newer version of Entrepot\. Install version 7\.8\.9/,
    )
    await openSqlite(dataDir).close()
  })
})

describe('a server on PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 90_000)
  afterAll(() => postgres.stop(), 60_000)

  it('[UP4] comes to this schema once, however many processes start at the same time', async () => {
    const url = await postgres.newDatabase()
    await migratePostgres(url, { migrations: beforeAllOf('postgres') })
    const stores = await Promise.all(
      [1, 2, 3].map(() => openPostgres(url, { connections: 2, version: '7.8.9' })),
    )
    const epochs = new Set(await Promise.all(stores.map((store) => store.epoch())))
    expect(epochs.size).toBe(1)
    expect(await stores[0]?.info('writtenBy')).toBe('7.8.9')
    await Promise.all(stores.map((store) => store.close()))
  }, 60_000)

  it('[UP4] takes all steps or none', async () => {
    const url = await postgres.newDatabase()
    await migratePostgres(url, { migrations: beforeAllOf('postgres') })
    await expect(migratePostgres(url, { migrations: broken('postgres') })).rejects.toThrow(/nowhere/)
    // Nothing of it is there: not the columns of those that could be done, not the table of the one that could not.
    await migratePostgres(url)
    const store = await openPostgres(url, { connections: 2 })
    await store.close()
  }, 60_000)

  it('[UP3] does not start on what a newer version has written', async () => {
    const url = await postgres.newDatabase()
    await migratePostgres(url, { version: '7.8.9' })
    await expect(migratePostgres(url, { migrations: beforeAllOf('postgres') })).rejects.toThrow(
      /newer version of Entrepot\. Install version 7\.8\.9/,
    )
  }, 60_000)
})
