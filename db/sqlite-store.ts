import type { Database } from 'better-sqlite3'
import type { Column } from '../src/core/model/columns.ts'
import { MissingRowError, type RowStore, type Stamp, TakenError } from '../src/core/model/row-store.ts'
import type { SpaceName } from '../src/core/model/spaces.ts'
import { type Row, type TableName, tableNames, tables } from '../src/core/model/tables.ts'
import type { Match } from '../src/core/model/tx.ts'

/** The row store on SQLite. The caller holds the transaction; statements are prepared once. */
export function sqliteStore(db: Database, access = sqliteTables(db)): RowStore {
  const bump = db.prepare<[SpaceName], { version: number }>(
    'insert into "space" ("name", "version") values (?, 1) on conflict ("name") do update set "version" = "version" + 1 returning "version"',
  )
  return {
    get: <T extends TableName>(table: T, id: string) => access(table).get(id) as Row<T> | undefined,
    where: <T extends TableName>(table: T, match: Match<T>) =>
      access(table).where(match as Fields) as Row<T>[],
    insert: (table, row, stamp) => access(table).insert(row as Fields, stamp),
    update: (table, id, columns, stamp) => access(table).update(id, columns as Fields, stamp),
    remove: (table, id) => access(table).remove(id),
    left() {},
    nextVersion: (space) => bump.get(space)?.version ?? 1,
  }
}

/**
 * Every table of the model, each with its statements.
 * @param present of a database that is not at this schema: the columns that it has; others are left alone.
 */
export function sqliteTables(
  db: Database,
  present?: (table: TableName) => ReadonlySet<string>,
): (table: TableName) => TableAccess {
  const accesses = new Map(tableNames.map((name) => [name, tableAccess(db, name, present?.(name))]))
  return (table) => {
    const found = accesses.get(table)
    if (!found) throw new Error(`no table ${table}`)
    return found
  }
}

type Fields = Record<string, unknown>

export interface VersionedRow {
  readonly version: number
  readonly row: Fields
}

export interface TableAccess {
  get(id: string): Fields | undefined
  where(match: Fields): Fields[]
  insert(row: Fields, stamp: Stamp): void
  update(id: string, columns: Fields, stamp: Stamp): void
  remove(id: string): void
  /** Rows of a space above a version. */
  since(space: SpaceName, version: number, limit: number): VersionedRow[]
  /** Rows of a space with an id above `after`, in order of id. */
  page(space: SpaceName, after: string, limit: number): VersionedRow[]
}

function tableAccess(db: Database, table: TableName, present?: ReadonlySet<string>): TableAccess {
  const spec: Readonly<Record<string, Column<unknown>>> = tables[table].columns
  const names = Object.keys(spec).filter((name) => present?.has(name) ?? true)
  const quoted = names.map((name) => `"${name}"`).join(', ')
  const select = `select ${quoted} from "${table}"`
  const column = (name: string): Column<unknown> => {
    const found = spec[name]
    if (!found) throw new Error(`${table} has no column ${name}`)
    return found
  }
  const decoders = names.map((name) => decoderOf(column(name)))
  // A copy of one object with all columns: rows that grow column by column are ten times slower to copy later.
  const blank: Fields = { ...Object.fromEntries(names.map((name) => [name, null])) }
  const decodeRow = (values: unknown[]): Fields => {
    const row = { ...blank }
    for (let i = 0; i < names.length; i++) {
      const decode = decoders[i]
      row[names[i] as string] = decode ? decode(values[i]) : values[i]
    }
    return row
  }
  const versioned = ([version, ...values]: unknown[]): VersionedRow => ({
    version: version as number,
    row: decodeRow(values),
  })
  const encoders = names.map((name) => encoderOf(column(name)))
  // Each statement is made when it is asked for the first time, and found again by its columns.
  const getOne = once(() => db.prepare<unknown[], unknown[]>(`${select} where "id" = ?`).raw(true))
  const insertOne = once(() =>
    db.prepare(
      `insert into "${table}" (${quoted}, "space", "version") values (${names.map(() => '?').join(', ')}, ?, ?)`,
    ),
  )
  const removeOne = once(() => db.prepare(`delete from "${table}" where "id" = ?`))
  const sinceMany = once(() =>
    db
      .prepare<unknown[], unknown[]>(
        `select "version", ${quoted} from "${table}" where "space" = ? and "version" > ? limit ?`,
      )
      .raw(true),
  )
  const pageMany = once(() =>
    db
      .prepare<unknown[], unknown[]>(
        `select "version", ${quoted} from "${table}" where "id" > ? and "space" = ? order by "id" limit ?`,
      )
      .raw(true),
  )
  const wheres = byColumns((columns) => {
    const encodes = columns.map((name) => encoderOf(column(name)))
    const condition = columns.map((name) => `"${name}" is ?`).join(' and ')
    const sql = `${select} where ${condition} order by "id"`
    return { encodes, statement: db.prepare<unknown[], unknown[]>(sql).raw(true) }
  })
  const updates = byColumns((columns) => {
    const encodes = columns.map((name) => encoderOf(column(name)))
    const sets = [...columns.map((name) => `"${name}" = ?`), '"space" = ?', '"version" = ?'].join(', ')
    return { encodes, statement: db.prepare(`update "${table}" set ${sets} where "id" = ?`) }
  })

  return {
    get(id) {
      const values = getOne().get(id)
      return values && decodeRow(values)
    },
    where(match) {
      const columns = Object.keys(match).sort()
      const { encodes, statement } = wheres(columns)
      const values = columns.map((name, i) => encodes[i]?.(match[name]))
      return statement.all(...values).map(decodeRow)
    },
    insert(row, stamp) {
      const values: unknown[] = names.map((name, i) => encoders[i]?.(row[name]))
      values.push(stamp.space, stamp.version)
      asTaken(table, () => insertOne().run(values))
    },
    update(id, columns, stamp) {
      const changed = Object.keys(columns)
      const { encodes, statement } = updates(changed)
      const values: unknown[] = changed.map((name, i) => encodes[i]?.(columns[name]))
      values.push(stamp.space, stamp.version, id)
      const result = asTaken(table, () => statement.run(values))
      if (result.changes !== 1) throw new MissingRowError(table, id)
    },
    since: (space, version, limit) => sinceMany().all(space, version, limit).map(versioned),
    page: (space, after, limit) => pageMany().all(after, space, limit).map(versioned),
    remove(id) {
      if (removeOne().run(id).changes !== 1) throw new MissingRowError(table, id)
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function byColumns<T>(make: (columns: readonly string[]) => T): (columns: readonly string[]) => T {
  const known = new Map<string, T>()
  return (columns) => {
    const key = columns.join()
    let found = known.get(key)
    if (found === undefined) {
      found = make(columns)
      known.set(key, found)
    }
    return found
  }
}

function encoderOf(column: Column<unknown>): (value: unknown) => unknown {
  if (column.kind === 'bool') return (value) => (value === null || value === undefined ? null : value ? 1 : 0)
  if (column.kind === 'json')
    return (value) => (value === null || value === undefined ? null : JSON.stringify(value))
  return (value) => value ?? null
}

function decoderOf(column: Column<unknown>): ((value: unknown) => unknown) | undefined {
  if (column.kind === 'bool') return (value) => (value === null ? null : value === 1)
  if (column.kind === 'json') return (value) => (value === null ? null : JSON.parse(value as string))
  return undefined
}

function asTaken<T>(table: TableName, write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT_')) {
      const taken = error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
      if (taken) throw new TakenError(table, error.message)
    }
    throw error
  }
}
