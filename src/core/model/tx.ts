import type { Row, TableName, Tables } from './tables.ts'

/**
 * The five-method door to the data. Synchronous, deterministic: `where` answers in order of id, so that an operation
 * does the same on every store.
 */
export interface Tx {
  get<T extends TableName>(table: T, id: Row<T>['id']): Row<T> | undefined
  /** Rows whose columns equal `match`; its columns must lead one of the table's indexes. Ordered by id (bytewise). */
  where<T extends TableName>(table: T, match: Match<T>): Row<T>[]
  /** Throws where the id or a unique key is taken. */
  insert<T extends TableName>(table: T, row: Row<T>): void
  /** Throws where there is no such row. */
  update<T extends TableName>(table: T, id: Row<T>['id'], patch: Patch<T>): void
  /** Throws where there is no such row. */
  delete<T extends TableName>(table: T, id: Row<T>['id']): void
}

export type Match<T extends TableName> = { readonly [C in keyof Row<T>]?: Row<T>[C] }

/** A change by so much, which commutes; the only way in which counted columns change. */
export interface Delta {
  readonly add: number
}

export type Patch<T extends TableName> = {
  readonly [C in Exclude<keyof Row<T>, 'id'>]?: Row<T>[C] extends number ? Row<T>[C] | Delta : Row<T>[C]
}

export const add = (amount: number): Delta => ({ add: amount })

export function isDelta(value: unknown): value is Delta {
  return typeof value === 'object' && value !== null && 'add' in value && typeof value.add === 'number'
}

/** Whether `match` names exactly the leading columns of an index or unique key of the table. */
export function leadsAnIndex(spec: Tables[TableName], match: object): boolean {
  const columns = new Set(Object.keys(match))
  if (columns.size === 0) return false
  const keys: readonly (readonly string[])[] = [...spec.indexes, ...spec.unique]
  return keys.some(
    (key) => key.length >= columns.size && key.slice(0, columns.size).every((c) => columns.has(c)),
  )
}
