import {
  index,
  integer,
  type SQLiteColumnBuilderBase,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { Column } from '../src/core/model/columns.ts'
import { type TableName, tableNames, tables } from '../src/core/model/tables.ts'

/**
 * The tables of src/core/model/tables.ts in SQLite's dialect. For migrations only: operations go through the row store,
 * and queries are plain SQL over the same names.
 */
function columnBuilder(name: string, column: Column<unknown>): SQLiteColumnBuilderBase {
  const builder =
    column.kind === 'int'
      ? integer(name)
      : column.kind === 'bool'
        ? integer(name, { mode: 'boolean' })
        : column.kind === 'json'
          ? text(name, { mode: 'json' })
          : text(name)
  if (name === 'id') return builder.primaryKey().notNull()
  return column.nullable ? builder : builder.notNull()
}

function sqliteTableOf(name: TableName) {
  const spec = tables[name]
  const columns: Record<string, SQLiteColumnBuilderBase> = {}
  for (const [column, definition] of Object.entries(spec.columns))
    columns[column] = columnBuilder(column, definition)
  columns.space = text('space').notNull()
  columns.version = integer('version').notNull()
  const indexes: readonly (readonly string[])[] = spec.indexes
  const uniques: readonly (readonly string[])[] = spec.unique
  return sqliteTable(name, columns, (t) => {
    const on = (names: readonly string[]) => names.map((c) => t[c] as never) as [never, ...never[]]
    return [
      ...indexes.map((c) => index(`${name}_${c.join('_')}`).on(...on(c))),
      ...uniques.map((c) => uniqueIndex(`${name}_${c.join('_')}_unique`).on(...on(c))),
      // What a pull asks for: the rows of a space above a version.
      index(`${name}_space_version`).on(...on(['space', 'version'])),
    ]
  })
}

/** One export, read by the schema's entry for drizzle-kit. */
export const sqliteTables = Object.fromEntries(
  tableNames.map((name) => [name, sqliteTableOf(name)]),
) as Record<TableName, ReturnType<typeof sqliteTableOf>>
