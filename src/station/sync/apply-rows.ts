import type { RowStore } from '../../core/model/row-store.ts'
import { spaceOf } from '../../core/model/spaces.ts'
import type { RowChange, Tombstone } from '../../core/protocol/sync.ts'

/** The server's rows as they are. Removals first, so that a unique key that moved to another row is free. */
export function applyRows(
  store: RowStore,
  rows: readonly RowChange[],
  tombstones: readonly Tombstone[],
): void {
  for (const { table, id, space } of tombstones) {
    const row = store.get(table, id)
    // A row that moved to another space is gone from the one only: where it is now, it stays.
    if (row && spaceOf(table, row) === space) store.remove(table, id, { space, version: 0 })
  }
  for (const { table, row } of rows) {
    const here = store.get(table, row.id)
    if (here) store.remove(table, row.id, { space: spaceOf(table, here), version: 0 })
  }
  for (const { table, version, row } of rows) {
    store.insert(table, row as never, { space: spaceOf(table, row), version })
  }
}
