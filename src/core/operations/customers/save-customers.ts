import { z } from 'zod'
import { ImportId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { differences, type UpsertCounts } from '../upsert.ts'
import { CustomerRow, insertCustomer } from './customer-row.ts'

/** Adds and changes customers, by code. Orders that were placed before keep the address that they were placed with. */
export const saveCustomers = request('saveCustomers', {
  permission: 'editCustomers',
  spaces: 'organisation',
  args: z.object({
    importId: ImportId.nullable().default(null),
    customers: z.array(CustomerRow).min(1).max(500),
  }),
  run(tx, a, op): UpsertCounts {
    const counts = { created: 0, updated: 0, skipped: 0 }
    for (const wanted of a.customers) {
      const row = tx.where('customer', { code: wanted.code })[0]
      if (!row) {
        insertCustomer(tx, op, wanted, a.importId)
        counts.created++
        continue
      }
      const changed = differences(row, wanted)
      if (changed) tx.update('customer', row.id, changed)
      counts[changed ? 'updated' : 'skipped']++
    }
    return counts
  },
})
