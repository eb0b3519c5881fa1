import type { RowStore } from '../../core/model/row-store.ts'
import { type SpaceName, spaceOf } from '../../core/model/spaces.ts'
import { type Row, type TableName, tables } from '../../core/model/tables.ts'
import type { Match } from '../../core/model/tx.ts'

/**
 * An operation reads what its station carries and nothing else, so that it does on the server what it did there. Unique
 * keys are unique in the whole house: who asks for one whole key is told the truth, wherever the row lives.
 */
export function scopedStore(store: RowStore, spaces: ReadonlySet<SpaceName>): RowStore {
  return {
    get<T extends TableName>(table: T, id: string): Row<T> | undefined {
      const row = store.get(table, id)
      return row && spaces.has(spaceOf(table, row)) ? row : undefined
    },
    where<T extends TableName>(table: T, match: Match<T>): Row<T>[] {
      const rows = store.where(table, match)
      return namesWholeKey(table, match) ? rows : rows.filter((row) => spaces.has(spaceOf(table, row)))
    },
    insert: store.insert,
    update: store.update,
    remove: store.remove,
    left: store.left,
    nextVersion: store.nextVersion,
  }
}

/** Whether `match` names a unique key whole, and no part of it null: one row at most answers it. */
export function namesWholeKey(table: TableName, match: object): boolean {
  const values = match as Readonly<Record<string, unknown>>
  const keys: readonly (readonly string[])[] = tables[table].unique
  return keys.some((key) => key.every((column) => values[column] !== undefined && values[column] !== null))
}
