import { z } from 'zod'
import { request } from '../../model/operation.ts'
import { ShortText } from '../../model/units.ts'
import { differences, type UpsertCounts } from '../upsert.ts'

/** Adds and renames the areas of the warehouse, by code. */
export const saveZones = request('saveZones', {
  permission: 'editLayout',
  args: z.object({
    zones: z
      .array(z.object({ code: z.string().trim().toUpperCase().min(1).max(20), name: ShortText }))
      .min(1)
      .max(500),
  }),
  run(tx, a, op): UpsertCounts {
    const counts = { created: 0, updated: 0, skipped: 0 }
    for (const zone of a.zones) {
      const row = tx.where('zone', { warehouseId: op.warehouseId, code: zone.code })[0]
      if (!row) {
        tx.insert('zone', { id: op.newId(), warehouseId: op.warehouseId, ...zone })
        counts.created++
        continue
      }
      const changed = differences(row, zone)
      if (changed) tx.update('zone', row.id, changed)
      counts[changed ? 'updated' : 'skipped']++
    }
    return counts
  },
})
