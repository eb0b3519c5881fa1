import type { SpaceName } from './spaces.ts'
import type { Row, TableName } from './tables.ts'
import type { Match } from './tx.ts'

/**
 * What a store must be able to do for the recording Tx, and no more: memory, SQLite and PostgreSQL are behind it, and
 * one contract suite holds for all of them.
 */
export interface RowStore {
  get<T extends TableName>(table: T, id: string): Row<T> | undefined
  where<T extends TableName>(table: T, match: Match<T>): Row<T>[]
  insert<T extends TableName>(table: T, row: Row<T>, stamp: Stamp): void
  /** Writes the named columns of a row that exists. */
  update<T extends TableName>(table: T, id: string, columns: Partial<Row<T>>, stamp: Stamp): void
  remove(table: TableName, id: string, stamp: Stamp): void
  /** The row has moved out of this space: who follows only this space must hear that it is gone. */
  left(table: TableName, id: string, stamp: Stamp): void
  /** The counter of a space, raised by one and returned: one step for each transaction that writes there. */
  nextVersion(space: SpaceName): number
}

export interface Stamp {
  readonly space: SpaceName
  readonly version: number
}

/** An id or unique key that is taken. A fault of the caller, who must look first. */
export class TakenError extends Error {
  readonly table: TableName
  constructor(table: TableName, key: string) {
    super(`${table}: ${key} is taken`)
    this.name = 'TakenError'
    this.table = table
  }
}

export class MissingRowError extends Error {
  constructor(table: TableName, id: string) {
    super(`${table}: there is no row ${id}`)
    this.name = 'MissingRowError'
  }
}
