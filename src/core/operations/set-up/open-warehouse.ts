import { z } from 'zod'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { furnishWarehouse, WarehouseFields } from './furnish-warehouse.ts'

/**
 * Another warehouse of the same organisation: it shares people, catalogue, customers and carriers, and has places and stock of
 * its own. It is written into the new warehouse's space, which no station carries yet: so the server runs it, when an
 * administrator asks.
 */
export const openWarehouse = request('openWarehouse', {
  permission: 'manageSettings',
  spaces: 'both',
  args: z.object({ warehouse: WarehouseFields }),
  check(tx, { warehouse }, op) {
    // It is opened in its own space, which a station does not have.
    if (warehouse.id !== op.warehouseId)
      refuse('badArguments', { path: 'warehouse.id', message: 'not the warehouse that is opened' })
    if (tx.where('warehouse', { code: warehouse.code }).length > 0)
      refuse('codeTaken', { value: warehouse.code })
    if (tx.get('warehouse', warehouse.id)) refuse('codeTaken', { value: warehouse.id })
  },
  run(tx, { warehouse }, op) {
    tx.insert('warehouse', warehouse)
    furnishWarehouse(tx, op)
  },
})
