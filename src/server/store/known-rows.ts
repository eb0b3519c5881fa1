import { MissingRowError, type Stamp, TakenError } from '../../core/model/row-store.ts'
import { type SpaceName, spaceOf } from '../../core/model/spaces.ts'
import { type TableName, tables } from '../../core/model/tables.ts'
import { columnsOf } from './row-columns.ts'

/**
 * The rows of one table as far as a batch knows them: loaded, changed, made and removed. A row or predicate that was loaded
 * once stays known, since the batch holds the locks of its spaces. What was loaded is never altered: a change puts a new
 * object in its place, so that putting the old one back is an exact undo.
 */
export type Stored = Readonly<Record<string, unknown>>

/** `stamp` is null as long as the row is as it was loaded. */
export interface Current {
  readonly row: Stored
  readonly stamp: Stamp | null
}

/** Null: known not to be there. */
export type State = Current | null

export interface KnownRows {
  /** Undefined: not known. */
  state(id: string): State | undefined
  set(id: string, state: State | undefined): void
  /** Null: not known. */
  matching(columns: readonly string[], values: readonly unknown[]): Current[] | null
  /** Those that are known to match, which may not be all. */
  matchingSoFar(columns: readonly string[], values: readonly unknown[]): Current[]
  refuseTaken(row: Stored): void
  /** Whether a change left all unique keys as they were. */
  keepsKeys(before: Stored, after: Stored): boolean
  /** What a query answered. Rows that the batch has touched already stay as the batch has them. */
  learn(columns: readonly string[], asked: readonly (readonly unknown[])[], rows: readonly Stored[]): void
  /** As it is in the database; undefined where nobody has looked. */
  origin(id: string): Stored | null | undefined
  /** The database has now what the batch has. */
  settle(id: string): void
  size(): number
  /** Forgets rows of other spaces, and that a unique key is free: somebody else may have changed the one, and taken the other. */
  keepOnly(spaces: ReadonlySet<SpaceName>): void
}

type Key = string | number | boolean | null

interface Index {
  readonly columns: readonly string[]
  readonly ids: Map<Key, Set<string>>
  /** Keys all of whose rows are known. */
  readonly complete: Set<Key>
}

export function knownRows(table: TableName): KnownRows {
  const now = new Map<string, State>()
  const origins = new Map<string, Stored | null>()
  /** Loaded since `keepOnly` looked. */
  let learned: string[] = []
  const indexes = new Map<string, Index>()
  const uniques: readonly (readonly string[])[] = tables[table].unique.map((columns) => [...columns].sort())

  const uniqueColumns = [...new Set(uniques.flat())]

  const enter = (index: Index, row: Stored): void => {
    const key = keyOf(index.columns, row)
    const ids = index.ids.get(key)
    if (ids) ids.add(row.id as string)
    else index.ids.set(key, new Set([row.id as string]))
  }
  const leave = (index: Index, row: Stored): void => {
    index.ids.get(keyOf(index.columns, row))?.delete(row.id as string)
  }
  /** Made when a shape is asked for the first time: a batch asks for a few of the many that there could be. */
  const indexOn = (columns: readonly string[]): Index => {
    const name = columns.join()
    let index = indexes.get(name)
    if (!index) {
      index = { columns, ids: new Map(), complete: new Set() }
      for (const state of now.values()) if (state) enter(index, state.row)
      indexes.set(name, index)
    }
    return index
  }
  const set = (id: string, state: State | undefined): void => {
    const before = now.get(id)
    for (const index of indexes.values()) {
      if (before) leave(index, before.row)
      if (state) enter(index, state.row)
    }
    if (state === undefined) now.delete(id)
    else now.set(id, state)
  }
  const found = (columns: readonly string[], values: readonly unknown[]): Current[] => {
    const ids = indexOn(columns).ids.get(keyOfValues(values))
    if (!ids || ids.size === 0) return []
    return (ids.size === 1 ? [...ids] : [...ids].sort(bytewise)).map((id) => now.get(id) as Current)
  }
  /** Known by itself, or as a part of a wider predicate that is known. */
  const isComplete = (columns: readonly string[], values: readonly unknown[]): boolean => {
    for (const index of indexes.values()) {
      if (index.complete.size === 0 || index.columns.length > columns.length) continue
      const part = index.columns.map((column) => columns.indexOf(column))
      if (part.includes(-1)) continue
      if (index.complete.has(keyOfValues(part.map((i) => values[i])))) return true
    }
    return false
  }
  const isKey = (columns: readonly string[]): boolean =>
    uniques.some((key) => key.length === columns.length && key.every((c, i) => c === columns[i]))
  const isWholeKey = (columns: readonly string[], values: readonly unknown[]): boolean =>
    isKey(columns) && values.every((value) => value !== null && value !== undefined)

  return {
    state: (id) => now.get(id),
    set,
    matching(columns, values) {
      if (isComplete(columns, values)) return found(columns, values)
      if (!isWholeKey(columns, values)) return null
      // There can be no other.
      const only = found(columns, values)
      return only.length > 0 ? only : null
    },
    matchingSoFar: found,
    refuseTaken(row) {
      for (const columns of uniques) {
        if (columns.some((column) => row[column] === null)) continue
        for (const id of indexOn(columns).ids.get(keyOf(columns, row)) ?? []) {
          if (id !== row.id) throw new TakenError(table, columns.join())
        }
      }
    },
    keepsKeys: (before, after) => uniqueColumns.every((column) => before[column] === after[column]),
    learn(columns, asked, rows) {
      for (const row of rows) {
        const id = row.id as string
        if (now.has(id)) continue
        origins.set(id, row)
        set(id, { row, stamp: null })
        learned.push(id)
      }
      if (columns.length === 1 && columns[0] === 'id') {
        for (const [id] of asked as readonly [string][]) {
          if (now.has(id)) continue
          origins.set(id, null)
          now.set(id, null)
        }
        return
      }
      const { complete } = indexOn(columns)
      for (const values of asked) complete.add(keyOfValues(values))
    },
    origin: (id) => origins.get(id),
    settle(id) {
      const state = now.get(id)
      if (state !== undefined) origins.set(id, state === null ? null : state.row)
    },
    size() {
      let rows = now.size
      for (const { complete } of indexes.values()) rows += complete.size
      return rows
    },
    keepOnly(spaces) {
      for (const id of learned) {
        const state = now.get(id)
        if (!state || spaces.has(spaceOf(table, state.row))) continue
        set(id, undefined)
        origins.delete(id)
      }
      learned = []
      for (const { columns, complete } of indexes.values()) if (isKey(columns)) complete.clear()
    },
  }
}

/** A row as the store keeps it: every column, JSON as JSON gives it back. */
export function storedRow(table: TableName, row: Stored): Stored {
  const { names, jsonNames, blank } = columnsOf(table)
  const stored: Record<string, unknown> = { ...blank }
  for (const name of names) stored[name] = row[name] ?? null
  for (const name of jsonNames) stored[name] = jsonCopy(stored[name])
  return stored
}

export function changedRow(table: TableName, id: string, row: Stored | undefined, columns: Stored): Stored {
  if (!row) throw new MissingRowError(table, id)
  const { jsonNames, typeOf } = columnsOf(table)
  const changed: Record<string, unknown> = { ...row }
  for (const name of Object.keys(columns)) {
    typeOf(name)
    changed[name] = jsonNames.includes(name) ? jsonCopy(columns[name]) : (columns[name] ?? null)
  }
  return changed
}

/** What an operation may do with as it likes. */
export function copyOf(table: TableName, row: Stored): Record<string, unknown> {
  const copy = { ...row }
  for (const name of columnsOf(table).jsonNames) copy[name] = copyOfJson(copy[name])
  return copy
}

/** Of what is JSON already. */
function copyOfJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOfJson)
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    // The one name that an assignment would not keep.
    if (key === '__proto__') return jsonCopy(value)
    copy[key] = copyOfJson((value as Record<string, unknown>)[key])
  }
  return copy
}

function jsonCopy(value: unknown): unknown {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? (JSON.parse(JSON.stringify(value)) as unknown) : value
}

function keyOf(columns: readonly string[], row: Stored): Key {
  if (columns.length === 1) return (row[columns[0] as string] ?? null) as Key
  return keyOfValues(columns.map((column) => row[column]))
}

function keyOfValues(values: readonly unknown[]): Key {
  if (values.length === 1) return (values[0] ?? null) as Key
  return JSON.stringify(values.map((value) => value ?? null))
}

/** The order of the "C" collation, for the ASCII that ids are made of. */
function bytewise(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
