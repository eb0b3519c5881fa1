import { MissingRowError, type RowStore, type Stamp, TakenError } from './row-store.ts'
import type { SpaceName } from './spaces.ts'
import { type Row, type TableName, tableNames, tables } from './tables.ts'
import type { Match } from './tx.ts'

/** The reference store: what the SQL stores must equal. For tests, simulation and the planner's what-if. */
export interface MemoryStore extends RowStore {
  /** Every row of a table in order of id. */
  all<T extends TableName>(table: T): Row<T>[]
  /** Version and space of a row, as the last write stamped them. */
  stampOf(table: TableName, id: string): Stamp | undefined
}

type Stored = Record<string, unknown>

export function memoryStore(): MemoryStore {
  const rows = new Map<TableName, Map<string, Stored>>(tableNames.map((name) => [name, new Map()]))
  const stamps = new Map<string, Stamp>()
  const versions = new Map<SpaceName, number>()
  // Unique keys and lookups: "table|columns|values" -> ids.
  const lookup = new Map<string, Set<string>>()

  const rowsOf = (table: TableName): Map<string, Stored> => {
    const found = rows.get(table)
    if (!found) throw new Error(`no table ${table}`)
    return found
  }
  const lookupKey = (table: TableName, columns: readonly string[], row: Stored): string =>
    `${table}|${columns.join()}|${JSON.stringify(columns.map((c) => row[c] ?? null))}`

  const eachKey = (table: TableName, row: Stored, visit: (key: string) => void): void => {
    const keys: readonly (readonly string[])[] = [...tables[table].indexes, ...tables[table].unique]
    for (const columns of keys) {
      for (let n = 1; n <= columns.length; n++) visit(lookupKey(table, columns.slice(0, n).sort(), row))
    }
  }
  const index = (table: TableName, row: Stored): void =>
    eachKey(table, row, (key) => {
      const ids = lookup.get(key) ?? new Set()
      ids.add(row.id as string)
      lookup.set(key, ids)
    })
  const unindex = (table: TableName, row: Stored): void =>
    eachKey(table, row, (key) => {
      const ids = lookup.get(key)
      ids?.delete(row.id as string)
      if (ids?.size === 0) lookup.delete(key)
    })
  const refuseTaken = (table: TableName, row: Stored): void => {
    const keys: readonly (readonly string[])[] = tables[table].unique
    for (const columns of keys) {
      // As in SQL, null equals nothing.
      if (columns.some((c) => row[c] === null)) continue
      const ids = lookup.get(lookupKey(table, [...columns].sort(), row))
      if (ids && [...ids].some((id) => id !== row.id)) throw new TakenError(table, columns.join())
    }
  }
  const copy = (row: Stored): Stored => structuredCloneOfJson(row)

  return {
    get<T extends TableName>(table: T, id: string) {
      const row = rowsOf(table).get(id)
      return row && (copy(row) as Row<T>)
    },
    where<T extends TableName>(table: T, match: Match<T>) {
      const columns = Object.keys(match).sort()
      const ids = lookup.get(lookupKey(table, columns, match as Stored)) ?? []
      return [...ids].sort(byBytes).map((id) => copy(rowsOf(table).get(id) as Stored) as Row<T>)
    },
    insert(table, row, stamp) {
      const stored = copy(row as Stored)
      const id = stored.id as string
      if (rowsOf(table).has(id)) throw new TakenError(table, 'id')
      refuseTaken(table, stored)
      rowsOf(table).set(id, stored)
      stamps.set(`${table}|${id}`, stamp)
      index(table, stored)
    },
    update(table, id, columns, stamp) {
      const before = rowsOf(table).get(id)
      if (!before) throw new MissingRowError(table, id)
      const after = { ...before, ...copy(columns as Stored) }
      refuseTaken(table, after)
      unindex(table, before)
      rowsOf(table).set(id, after)
      stamps.set(`${table}|${id}`, stamp)
      index(table, after)
    },
    remove(table, id) {
      const before = rowsOf(table).get(id)
      if (!before) throw new MissingRowError(table, id)
      unindex(table, before)
      rowsOf(table).delete(id)
      stamps.delete(`${table}|${id}`)
    },
    left() {},
    nextVersion(space) {
      const version = (versions.get(space) ?? 0) + 1
      versions.set(space, version)
      return version
    },
    all<T extends TableName>(table: T) {
      return [...rowsOf(table).keys()]
        .sort(byBytes)
        .map((id) => copy(rowsOf(table).get(id) as Stored) as Row<T>)
    },
    stampOf: (table, id) => stamps.get(`${table}|${id}`),
  }
}

/** Order of SQLite's BINARY and PostgreSQL's "C" collation, for the ASCII that ids are made of. */
function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Rows hold JSON values only, so that a copy through JSON is exact, and catches what a database could not keep. */
function structuredCloneOfJson(row: Stored): Stored {
  return JSON.parse(JSON.stringify(row)) as Stored
}
