import type { Database } from 'better-sqlite3'
import { sqliteStore } from '../../db/sqlite-store.ts'
import type { Column } from '../../src/core/model/columns.ts'
import { type MemoryStore, memoryStore } from '../../src/core/model/memory-store.ts'
import { type SpaceName, spaceOf } from '../../src/core/model/spaces.ts'
import { type AnyRow, type TableName, tableNames, tables } from '../../src/core/model/tables.ts'

/** Every row of a database in one form, by `table|id`: two databases are equal when these maps are. Versions are left out. */
export type Tables = ReadonlyMap<string, string>

const columnsOf = new Map<TableName, readonly (readonly [string, Column<unknown>])[]>(
  tableNames.map((name) => [name, Object.entries(tables[name].columns as Record<string, Column<unknown>>)]),
)

const selects = tableNames.map((name) => {
  const columns = (columnsOf.get(name) ?? []).map(([column]) => `"${column}"`)
  return [name, `select ${columns.join(', ')}, "space" from "${name}" order by "id"`] as const
})

/** What is made for a database once. */
function perDatabase<T>(make: (db: Database) => T): (db: Database) => T {
  const made = new WeakMap<Database, T>()
  return (db) => {
    const known = made.get(db) ?? make(db)
    made.set(db, known)
    return known
  }
}

const statementsOf = perDatabase((db) =>
  selects.map(([table, sql]) => ({ table, rows: db.prepare<[], unknown[]>(sql).raw(true) })),
)

export function tablesOf(db: Database): Tables {
  const all = new Map<string, string>()
  for (const { table, rows } of statementsOf(db)) {
    for (const row of rows.all()) all.set(`${table}|${row[0]}`, JSON.stringify(row))
  }
  return all
}

export function tablesOfMemory(store: MemoryStore): Tables {
  const all = new Map<string, string>()
  for (const table of tableNames) {
    for (const row of store.all(table)) all.set(`${table}|${row.id}`, textOf(table, row))
  }
  return all
}

function textOf(table: TableName, row: AnyRow): string {
  const values = row as unknown as Record<string, unknown>
  const encoded = (columnsOf.get(table) ?? []).map(([name, { kind }]) => {
    const value = values[name] ?? null
    if (value === null) return null
    if (kind === 'bool') return value ? 1 : 0
    return kind === 'json' ? JSON.stringify(value) : value
  })
  return JSON.stringify([...encoded, spaceOf(table, row)])
}

/** One row's columns, as the database has them. */
export function fieldsOf(table: TableName, text: string): Readonly<Record<string, unknown>> {
  const values = JSON.parse(text) as unknown[]
  return Object.fromEntries((columnsOf.get(table) ?? []).map(([name], index) => [name, values[index]]))
}

/** A fresh database with these rows. */
export function memoryOf(all: Tables): MemoryStore {
  const store = memoryStore()
  for (const [key, text] of all) {
    const table = key.slice(0, key.indexOf('|')) as TableName
    const values = JSON.parse(text) as unknown[]
    const row: Record<string, unknown> = {}
    for (const [index, [name, { kind }]] of (columnsOf.get(table) ?? []).entries()) {
      const value = values[index] ?? null
      if (value === null) row[name] = null
      else if (kind === 'bool') row[name] = value === 1
      else row[name] = kind === 'json' ? JSON.parse(value as string) : value
    }
    store.insert(table, row as never, { space: values.at(-1) as SpaceName, version: 0 })
  }
  return store
}

/** What differs, a line for each row; of a long list the beginning. */
export function differences(actual: Tables, expected: Tables): string[] {
  const lines: string[] = []
  for (const [key, text] of expected) {
    const found = actual.get(key)
    if (found !== text) lines.push(`${key}: ${found ?? 'is missing'}; should be ${text}`)
  }
  for (const [key, text] of actual) if (!expected.has(key)) lines.push(`${key}: is too many: ${text}`)
  return lines.length > 6 ? [...lines.slice(0, 6), `and ${lines.length - 6} more`] : lines
}

/** A station's rows, read as the arguments of random operations are made from them. */
export const viewOf = perDatabase((db): MemoryStore => {
  const rows = sqliteStore(db)
  const ids = new Map(
    tableNames.map((table) => [
      table,
      db.prepare<[], { id: string }>(`select "id" from "${table}" order by "id"`),
    ]),
  )
  return {
    ...rows,
    all: <T extends TableName>(table: T) =>
      (ids.get(table)?.all() ?? []).flatMap(({ id }) => rows.get(table, id) ?? []),
    stampOf: () => undefined,
  }
})
