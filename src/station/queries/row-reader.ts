import type { Column } from '../../core/model/columns.ts'
import { type Row, type TableName, tables } from '../../core/model/tables.ts'
import type { ReadDb, SqlValue } from '../core/read-db.ts'

/** Whole rows on the read-only connection, as operations see them. Column names of `where` come from code, never from a client. */
export function readRow<T extends TableName>(read: ReadDb, table: T, id: string): Row<T> | undefined {
  return readRows(read, table, '"id" = ?', id)[0]
}

export function readRows<T extends TableName>(
  read: ReadDb,
  table: T,
  where: string,
  ...params: readonly SqlValue[]
): Row<T>[] {
  const names = Object.keys(tables[table].columns).map((name) => `"${name}"`)
  const rows = read.all<Record<string, unknown>>(
    `select ${names.join(', ')} from "${table}" where ${where}`,
    ...params,
  )
  return rows.map((row) => decodeRow(table, row))
}

/** What SQLite keeps as 0, 1 and text, as the row's own kinds. */
export function decodeRow<T extends TableName>(table: T, stored: Readonly<Record<string, unknown>>): Row<T> {
  const columns: Readonly<Record<string, Column<unknown>>> = tables[table].columns
  const row: Record<string, unknown> = { ...stored }
  for (const [name, { kind }] of Object.entries(columns)) {
    const value = row[name]
    if (value === null) continue
    if (kind === 'bool') row[name] = value === 1
    if (kind === 'json') row[name] = JSON.parse(value as string)
  }
  return row as Row<T>
}
