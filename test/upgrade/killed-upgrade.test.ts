import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { installedMigrations, type Migration } from '../../db/migrations.ts'
import { openStation, type Station } from '../../src/station/core/station.ts'
import { upgrade } from '../../src/station/core/upgrade.ts'
import { differences } from '../simulation/tables.testkit.ts'
import { copyFolder } from '../simulation/template.testkit.ts'
import { oldFolders, openFile, shownBy, shownColumns } from './old-house.testkit.ts'

/** A step of the kind that a later version may bring: a column with a default, and a table that is built anew. */
function planted(folder: string): Migration {
  const file = openFile(folder)
  const statementsOf = file.prepare<[], { sql: string }>(
    `select sql from sqlite_master where tbl_name = 'product' and sql is not null and type in ('table', 'index')
     and name not in ('product_buffer', 'product_sku_nocase') order by type = 'index'`,
  )
  const [table, ...indexes] = statementsOf.all().map(({ sql }) => sql)
  file.close()
  if (!table) throw new Error('no table of products')
  return {
    tag: '9999_planted',
    when: Number.MAX_SAFE_INTEGER,
    hash: 'planted',
    statements: [
      `alter table "order" add "planted" text default 'seed' not null`,
      'pragma foreign_keys=off',
      table.replace(/product/, '__new_product'),
      // The last one first, so that each row has another number than it had.
      'insert into "__new_product" select * from "product" order by "id" desc',
      'drop table "product"',
      'alter table "__new_product" rename to "product"',
      'pragma foreign_keys=on',
      ...indexes,
    ],
  }
}

/** Like the database's own trouble, which no operation may take for its own. */
class KilledError extends Error {
  readonly code = 'SQLITE_KILLED'
}

/** Calls back before every statement that could change something. */
function watch(db: Database, point: (what: string) => void): void {
  const exec = db.exec.bind(db)
  db.exec = (sql) => {
    point(sql)
    return exec(sql)
  }
  const prepare = db.prepare.bind(db) as (sql: string) => ReturnType<Database['prepare']>
  db.prepare = ((sql: string) => {
    const statement = prepare(sql)
    const run = statement.run.bind(statement) as (...values: unknown[]) => ReturnType<typeof statement.run>
    statement.run = (...values: unknown[]) => {
      point('run')
      return run(...values)
    }
    return statement
  }) as Database['prepare']
}

describe('an upgrade that is killed', () => {
  const folders = oldFolders()
  let opened: Station[] = []
  let source: string
  let steps: readonly Migration[]
  beforeEach(() => {
    source = folders.station('member')
    // A table as it is when all other steps are taken.
    const whole = folders.station('member')
    openStation({ dataDir: whole }).close()
    steps = [...installedMigrations('sqlite'), planted(whole)]
  })
  afterEach(() => {
    for (const station of opened) station.close()
    opened = []
    folders.removeAll()
  })
  const copyOf = (from: string): string => {
    const to = join(folders.fresh(), 'copy')
    mkdirSync(to)
    copyFolder(from, to)
    return to
  }
  const whatIsIn = (folder: string) => {
    const db = openFile(folder)
    const shown = shownBy(db, shownColumns(db))
    const outbox = db.prepare('select "seq", "opId", "state" from "outbox" order by "seq"').all()
    const taken = db.prepare('select "hash" from "__drizzle_migrations"').all().length
    db.close()
    return { shown, outbox, taken }
  }
  /** @returns how many points there were, and which were statements of the steps themselves */
  const run = (folder: string, at: (n: number, what: string) => void): string[] => {
    const db = openFile(folder)
    // So little that pages go to the disk long before the end.
    db.pragma('cache_size = 10')
    const points: string[] = []
    watch(db, (what) => {
      points.push(what)
      at(points.length - 1, what)
    })
    try {
      upgrade(db, steps, '9.9.9')
    } finally {
      db.close()
    }
    return points
  }

  it('[UP2] has happened wholly or not at all, wherever it was, and the next start finishes it', () => {
    const before = whatIsIn(source)
    const finished = copyOf(source)
    const points = run(finished, () => {})
    const after = whatIsIn(finished)
    expect(after.taken).toBe(steps.length)
    expect(after.outbox).toEqual(before.outbox)
    expect(
      [...after.shown].filter(([key]) => key.startsWith('order|')).every(([, row]) => row.includes('seed')),
    ).toBe(true)

    const runs = points.flatMap((what, n) => (what === 'run' ? [n] : []))
    const some = runs.filter((_, n) => n % Math.ceil(runs.length / 20) === 0)
    const kills = [...points.flatMap((what, n) => (what === 'run' ? [] : [n])), ...some]
    expect(kills.length).toBeGreaterThan(40)
    for (const kill of kills) {
      const folder = copyOf(source)
      const killed = join(folders.fresh(), 'killed')
      expect(() =>
        run(folder, (n) => {
          if (n !== kill) return
          copyFolder(folder, killed)
          throw new KilledError()
        }),
      ).toThrow(KilledError)
      expect(whatIsIn(killed), `killed at ${kill}, ${points[kill]}`).toEqual(before)
      // What was thrown in the same process is rolled back as well.
      expect(whatIsIn(folder)).toEqual(before)
      run(killed, () => {})
      expect(differences(whatIsIn(killed).shown, after.shown)).toEqual([])
    }
  }, 120_000)

  it('[UP1] runs what is pending in the new schema, with images by which it can be undone there', () => {
    const station = openStation({ dataDir: source, migrations: steps })
    opened.push(station)
    const found = station.read.all<{ planted: string }>('select distinct "planted" from "order"')
    expect(found).toEqual([{ planted: 'seed' }])
    const words = station.read.all<{ sku: string }>(
      `select "product"."sku" from "productSearch" join "product" on "product"."rowid" = "productSearch"."rowid"
       where "productSearch" match 'sku:card*'`,
    )
    expect(words).toEqual([{ sku: 'CARD' }])
    // A second upgrade undoes by them.
    const again = copyOf(source)
    const db = openFile(again)
    const shown = shownBy(db, shownColumns(db))
    const next: Migration = { tag: 'next', when: Number.MAX_SAFE_INTEGER + 2, hash: 'next', statements: [] }
    upgrade(db, [...steps, next], '9.9.9')
    expect(differences(shownBy(db, shownColumns(db)), shown)).toEqual([])
    db.close()
  })
})
