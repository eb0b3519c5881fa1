import type { ColumnKind } from '../../core/model/columns.ts'
import { type TableName, tableNames, tables } from '../../core/model/tables.ts'

/** What the SQL of PostgreSQL needs to know of a table: the names, quoted, and the type of each column. */
export interface TableColumns {
  readonly names: readonly string[]
  /** Kept as they are given in: copied where rows are handed out. */
  readonly jsonNames: readonly string[]
  /** All columns, null: rows that begin as a copy of it are copied much faster than those that grow column by column. */
  readonly blank: Readonly<Record<string, null>>
  /** `"id", "code", …` without space and version. */
  readonly list: string
  readonly typeOf: (column: string) => string
}

const sqlTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  int: 'int8',
  bool: 'bool',
  json: 'json',
}

export const quoted = (name: string): string => `"${name}"`

const described = new Map<TableName, TableColumns>(tableNames.map((table) => [table, describe(table)]))

export function columnsOf(table: TableName): TableColumns {
  const found = described.get(table)
  if (!found) throw new Error(`no table ${table}`)
  return found
}

function describe(table: TableName): TableColumns {
  const columns: Readonly<Record<string, { readonly kind: ColumnKind }>> = tables[table].columns
  const names = Object.keys(columns)
  return {
    names,
    jsonNames: names.filter((name) => columns[name]?.kind === 'json'),
    blank: { ...Object.fromEntries(names.map((name) => [name, null])) },
    list: names.map(quoted).join(', '),
    typeOf(name) {
      const column = columns[name]
      if (!column) throw new Error(`${table} has no column ${name}`)
      return sqlTypes[column.kind]
    },
  }
}
