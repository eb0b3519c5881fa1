import {
  bigint,
  boolean,
  customType,
  index,
  json,
  type PgColumnBuilderBase,
  pgTable,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Column } from '../src/core/model/columns.ts'
import { type TableName, tableNames, tables } from '../src/core/model/tables.ts'

/** Text that sorts bytewise, as in SQLite: operations see rows in the same order on every store. */
const bytewiseText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

/** The tables of src/core/model/tables.ts in PostgreSQL's dialect. */
function columnBuilder(name: string, column: Column<unknown>): PgColumnBuilderBase {
  const builder =
    column.kind === 'int'
      ? bigint(name, { mode: 'number' })
      : column.kind === 'bool'
        ? boolean(name)
        : column.kind === 'json'
          ? json(name)
          : bytewiseText(name)
  if (name === 'id') return builder.primaryKey().notNull()
  return column.nullable ? builder : builder.notNull()
}

function postgresTableOf(name: TableName) {
  const spec = tables[name]
  const columns: Record<string, PgColumnBuilderBase> = {}
  for (const [column, definition] of Object.entries(spec.columns))
    columns[column] = columnBuilder(column, definition)
  columns.space = bytewiseText('space').notNull()
  columns.version = bigint('version', { mode: 'number' }).notNull()
  const indexes: readonly (readonly string[])[] = spec.indexes
  const uniques: readonly (readonly string[])[] = spec.unique
  return pgTable(name, columns, (t) => {
    const on = (names: readonly string[]) => names.map((c) => t[c] as never) as [never, ...never[]]
    return [
      ...indexes.map((c) => index(`${name}_${c.join('_')}`).on(...on(c))),
      ...uniques.map((c) => uniqueIndex(`${name}_${c.join('_')}_unique`).on(...on(c))),
      index(`${name}_space_version`).on(...on(['space', 'version'])),
    ]
  })
}

export const postgresTables = Object.fromEntries(
  tableNames.map((name) => [name, postgresTableOf(name)]),
) as Record<TableName, ReturnType<typeof postgresTableOf>>
