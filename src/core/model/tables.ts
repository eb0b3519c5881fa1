import type { RowOf } from './columns.ts'
import { orderTables } from './order-tables.ts'
import { organisationTables } from './organisation-tables.ts'
import { stockTables } from './stock-tables.ts'
import { workTables } from './work-tables.ts'

/**
 * Every table that operations read and write, described once. Stations and servers hold the same tables; what only one
 * station has (outbox, sessions, print queue) is not here.
 *
 * Each row has an `id`. The stores add `space` and `version`, which operations never see.
 */
export const tables = { ...organisationTables, ...stockTables, ...orderTables, ...workTables } as const

export type Tables = typeof tables
export type TableName = keyof Tables
export type Row<T extends TableName> = RowOf<Tables[T]['columns']>
export type AnyRow = { [T in TableName]: Row<T> }[TableName]

export const tableNames = Object.keys(tables) as TableName[]
