import { z } from 'zod'
import type { OperationContext } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'

/** In capitals: a scanner in keyboard mode may type the same label either way. */
export const LocationCode = z.string().trim().toUpperCase().min(1).max(40)

export function locationByCode(tx: Tx, op: OperationContext, code: string): Row<'location'> | undefined {
  return tx.where('location', { warehouseId: op.warehouseId, code })[0]
}
