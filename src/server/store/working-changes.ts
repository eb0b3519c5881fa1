import type { Stamp } from '../../core/model/row-store.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { TableName } from '../../core/model/tables.ts'
import type { KnownRows, Stored } from './known-rows.ts'

/** What a batch leaves to be written: of each row only what it is at the end, however often it was changed. */
export interface Grave {
  readonly space: SpaceName
  readonly table: TableName
  readonly id: string
  readonly version: number
}

export interface ChangedRow {
  readonly row: Stored
  readonly stamp: Stamp
  /** As it is in the database; null where it is not there. */
  readonly before: Stored | null
}

export interface TableChanges {
  readonly inserted: ChangedRow[]
  readonly updated: ChangedRow[]
  readonly removed: string[]
}

export interface WorkingChanges {
  readonly tables: ReadonlyMap<TableName, TableChanges>
  readonly versions: ReadonlyMap<SpaceName, number>
  readonly graves: readonly Grave[]
  /** Rows that are there again: the keys of their tombstones. */
  readonly risen: readonly string[]
}

export const graveKey = (space: SpaceName, table: TableName, id: string): string => `${space}|${table}|${id}`

export function changesOf(rows: KnownRows, ids: ReadonlySet<string>): TableChanges {
  const changes: TableChanges = { inserted: [], updated: [], removed: [] }
  for (const id of ids) {
    const state = rows.state(id)
    const origin = rows.origin(id)
    if (!state) {
      if (origin) changes.removed.push(id)
      continue
    }
    if (!state.stamp) continue
    const change = { row: state.row, stamp: state.stamp, before: origin ?? null }
    if (!origin) {
      changes.inserted.push(change)
    } else if (rows.keepsKeys(origin, state.row)) {
      changes.updated.push(change)
    } else {
      // A unique key may be on its way from one row to another: all that give one up go before all that take one.
      changes.removed.push(id)
      changes.inserted.push(change)
    }
  }
  return changes
}
