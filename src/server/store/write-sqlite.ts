import type { ServerRows } from '../../../db/sqlite-server-rows.ts'
import type { Stored } from './known-rows.ts'
import type { WorkingChanges } from './working-changes.ts'
import type { Load } from './working-set.ts'

/**
 * Writes what a batch has changed: all removals, then changes, then new rows, so that a unique key is free before it is taken. Of a
 * changed row only the columns that changed: every index on another column stays as it is.
 */
export function writeToSqlite(rows: ServerRows, changes: WorkingChanges): void {
  for (const [name, { removed }] of changes.tables) {
    const table = rows.table(name)
    for (const id of removed) table.remove(id)
  }
  for (const [name, { updated }] of changes.tables) {
    const table = rows.table(name)
    for (const { row, before, stamp } of updated)
      table.update(row.id as string, changedColumns(before, row), stamp)
  }
  for (const [name, { inserted }] of changes.tables) {
    const table = rows.table(name)
    for (const { row, stamp } of inserted) table.insert(row, stamp)
  }
  for (const key of changes.risen) rows.raise(key)
  for (const { table, id, ...stamp } of changes.graves) rows.bury(table, id, stamp)
  for (const [space, version] of changes.versions) rows.setCounter(space, version)
}

function changedColumns(before: Stored | null, row: Stored): Record<string, unknown> {
  const changed: Record<string, unknown> = {}
  for (const name of Object.keys(row)) if (!before || before[name] !== row[name]) changed[name] = row[name]
  return changed
}

export const loader =
  (rows: ServerRows): Load =>
  (name, columns, values) => {
    const table = rows.table(name)
    if (columns.length === 1 && columns[0] === 'id') {
      const row = table.get(values[0] as string)
      return row ? [row] : []
    }
    return table.where(Object.fromEntries(columns.map((column, i) => [column, values[i]])))
  }
