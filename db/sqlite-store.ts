import type { Database, Statement } from 'better-sqlite3'
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
  const statements = new Map<string, Statement<unknown[]>>()
  const prepared = (sql: string): Statement<unknown[]> => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = db.prepare<unknown[]>(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  const column = (name: string): Column<unknown> => {
    const found = spec[name]
    if (!found) throw new Error(`${table} has no column ${name}`)
    return found
  }
  const decoders = names.map((name) => decoderOf(column(name)))
  const decodeRow = (values: unknown[]): Fields => {
    const row: Fields = {}
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

  return {
    get(id) {
      const values = prepared(`${select} where "id" = ?`).raw(true).get(id) as unknown[] | undefined
      return values && decodeRow(values)
    },
    where(match) {
      const columns = Object.keys(match).sort()
      const condition = columns.map((name) => `"${name}" is ?`).join(' and ')
      const values = columns.map((name) => encode(column(name), match[name]))
      const rows = prepared(`${select} where ${condition} order by "id"`)
        .raw(true)
        .all(...values) as unknown[][]
      return rows.map(decodeRow)
    },
    insert(row, stamp) {
      const sql = `insert into "${table}" (${quoted}, "space", "version") values (${names.map(() => '?').join(', ')}, ?, ?)`
      const values = names.map((name) => encode(column(name), row[name]))
      asTaken(table, () => prepared(sql).run(...values, stamp.space, stamp.version))
    },
    update(id, columns, stamp) {
      const changed = Object.keys(columns)
      const sets = [...changed.map((name) => `"${name}" = ?`), '"space" = ?', '"version" = ?'].join(', ')
      const values = changed.map((name) => encode(column(name), columns[name]))
      const statement = prepared(`update "${table}" set ${sets} where "id" = ?`)
      const result = asTaken(table, () => statement.run(...values, stamp.space, stamp.version, id))
      if (result.changes !== 1) throw new MissingRowError(table, id)
    },
    since(space, version, limit) {
      const sql = `select "version", ${quoted} from "${table}" where "space" = ? and "version" > ? limit ?`
      return (prepared(sql).raw(true).all(space, version, limit) as unknown[][]).map(versioned)
    },
    page(space, after, limit) {
      const sql = `select "version", ${quoted} from "${table}" where "id" > ? and "space" = ? order by "id" limit ?`
      return (prepared(sql).raw(true).all(after, space, limit) as unknown[][]).map(versioned)
    },
    remove(id) {
      if (prepared(`delete from "${table}" where "id" = ?`).run(id).changes !== 1)
        throw new MissingRowError(table, id)
    },
  }
}

function encode(column: Column<unknown>, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (column.kind === 'bool') return value ? 1 : 0
  return column.kind === 'json' ? JSON.stringify(value) : value
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
