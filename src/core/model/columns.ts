/**
 * The vocabulary in which tables.ts describes tables. A table is described once, as data; the row types, the stores,
 * the schemas of both SQL dialects and their migrations all follow from that description.
 */
export type ColumnKind = 'text' | 'int' | 'bool' | 'json'

export interface Column<Value> {
  readonly kind: ColumnKind
  readonly nullable: boolean
  /** Exists in the type only. */
  readonly value?: Value
}

export const text = <V extends string = string>(): Column<V> => ({ kind: 'text', nullable: false })
export const int = (): Column<number> => ({ kind: 'int', nullable: false })
export const bool = (): Column<boolean> => ({ kind: 'bool', nullable: false })
export const json = <V>(): Column<V> => ({ kind: 'json', nullable: false })
export const nullable = <V>(column: Column<V>): Column<V | null> => ({ kind: column.kind, nullable: true })

export type Columns = Readonly<Record<string, Column<unknown>>>

/**
 * Where a table's rows live. `organisation`: shared by all warehouses. `warehouse`: the row has a `warehouseId`, and lives
 * in that warehouse's space, or in the organisation's while it is null (an order that is not sourced yet).
 */
export type SpaceKind = 'organisation' | 'warehouse'

export interface Table<C extends Columns = Columns> {
  readonly space: SpaceKind
  readonly columns: C
  /** Columns that `Tx.where` may match on: any leading part of one of these. */
  readonly indexes: readonly (readonly string[])[]
  readonly unique: readonly (readonly string[])[]
}

type ValueOf<C> = C extends { readonly value?: infer V } ? V : never
type Defined<V> = Exclude<V, undefined>
export type RowOf<C extends Columns> = { [K in keyof C]: Defined<ValueOf<C[K]>> }

interface Keys<C extends Columns> {
  readonly indexes?: readonly (readonly (keyof C & string)[])[]
  readonly unique?: readonly (readonly (keyof C & string)[])[]
}

export function table<C extends Columns>(space: SpaceKind, columns: C, keys: Keys<C> = {}): Table<C> {
  return { space, columns, indexes: keys.indexes ?? [], unique: keys.unique ?? [] }
}
