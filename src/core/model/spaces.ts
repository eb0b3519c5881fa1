import type { WarehouseId } from './ids.ts'
import { type TableName, tables } from './tables.ts'

/** A version counter with everything that moves under it. */
export type SpaceName = 'org' | `wh:${string}`

export const ORGANISATION: SpaceName = 'org'
export const warehouseSpace = (id: WarehouseId): SpaceName => `wh:${id}`

/** The space in which a row lives. */
export function spaceOf(table: TableName, row: object): SpaceName {
  if (tables[table].space === 'organisation') return ORGANISATION
  const id = (row as { warehouseId?: WarehouseId | null }).warehouseId
  return id ? warehouseSpace(id) : ORGANISATION
}
