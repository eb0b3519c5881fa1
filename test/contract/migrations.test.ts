import { readFileSync } from 'node:fs'
import { getTableName } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as postgresEntry from '../../db/postgres-entry.ts'
import * as sqliteEntry from '../../db/sqlite-entry.ts'
import * as sqliteServerEntry from '../../db/sqlite-server-entry.ts'
import { tableNames } from '../../src/core/model/tables.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

const localTables = [
  'outbox',
  'spentSerial',
  'cursor',
  'stagedPage',
  'space',
  'stationInfo',
  'session',
  'client',
  'attempt',
  'printer',
  'printJob',
]
const serverTables = ['operationLog', 'tombstone', 'stationAccount', 'serverInfo', 'space']
const named = (module: Record<string, unknown>) => Object.values(module).map((t) => getTableName(t as never))

describe('migrations', () => {
  it('are generated from every table of the model, in both dialects', () => {
    expect(named(postgresEntry).sort()).toEqual([...tableNames, ...serverTables].sort())
    expect(named(sqliteServerEntry).sort()).toEqual([...tableNames, ...serverTables].sort())
    expect(named(sqliteEntry).sort()).toEqual([...tableNames, ...localTables].sort())
  })
})

describe('PostgreSQL', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres({ lasting: false })
  }, 60_000)
  afterAll(() => postgres.stop())

  it('takes the migrations and sorts ids as the other stores do', async () => {
    const journal = JSON.parse(readFileSync('db/migrations/postgres/meta/_journal.json', 'utf8')) as {
      entries: { tag: string }[]
    }
    for (const { tag } of journal.entries) {
      await postgres.query(readFileSync(`db/migrations/postgres/${tag}.sql`, 'utf8'))
    }
    const { rows } = await postgres.query(
      `select table_name from information_schema.tables where table_schema = 'public'`,
    )
    expect(rows.map((row) => row.table_name).sort()).toEqual([...tableNames, ...serverTables].sort())

    for (const id of ['b', 'a', 'B', 'a-1', 'Z']) {
      await postgres.query(
        `insert into "setting" ("id", "value", "space", "version") values ($1, '{}', 'org', 1)`,
        [id],
      )
    }
    const sorted = await postgres.query(`select "id" from "setting" order by "id"`)
    expect(sorted.rows.map((row) => row.id)).toEqual(['B', 'Z', 'a', 'a-1', 'b'])
  })
})
