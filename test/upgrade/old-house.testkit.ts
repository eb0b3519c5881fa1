import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { columnsOf } from '../../db/sqlite-migrations.ts'
import { tableNames } from '../../src/core/model/tables.ts'
import { scratchFolder } from '../simulation/template.testkit.ts'

/** Databases of the first schema, as test/fixtures/generation-1 describes them. */
export const oldBytes = (name: string): Buffer =>
  gunzipSync(readFileSync(`test/fixtures/generation-1/${name}.sqlite.gz`))

/** Data folders of one test. */
export function oldFolders() {
  const made: string[] = []
  const fresh = (): string => {
    const folder = scratchFolder()
    made.push(folder)
    return folder
  }
  return {
    fresh,
    station(name: 'member' | 'other-member' | 'alone'): string {
      const folder = join(fresh(), 'station')
      mkdirSync(folder)
      writeFileSync(join(folder, 'station.sqlite'), oldBytes(name))
      return folder
    },
    removeAll(): void {
      for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What people see of a database: every row of the model, in the columns of the given ones. */
export type Shown = ReadonlyMap<string, string>

export function shownBy(db: Database.Database, columns: ReadonlyMap<string, readonly string[]>): Shown {
  const all = new Map<string, string>()
  for (const [table, names] of columns) {
    const list = names.map((name) => `"${name}"`).join(', ')
    for (const row of db.prepare<[], { id: string }>(`select ${list} from "${table}"`).all()) {
      all.set(`${table}|${row.id}`, JSON.stringify(row))
    }
  }
  return all
}

/** The columns that people see, without those that the sync keeps for itself. */
export function shownColumns(db: Database.Database): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const table of tableNames) {
    const names = [...columnsOf(db, table)].filter((name) => name !== 'version')
    if (names.length > 0) found.set(table, names)
  }
  return found
}

export function openFile(folder: string): Database.Database {
  return new Database(join(folder, 'station.sqlite'))
}
