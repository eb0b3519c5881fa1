import { z } from 'zod'
import { request } from '../../model/operation.ts'
import { ShortText } from '../../model/units.ts'
import { differences, type UpsertCounts } from '../upsert.ts'

/** HH:MM in the warehouse's own time. */
export const CutOff = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Adds and changes carriers with their cut-offs, by code. */
export const saveCarriers = request('saveCarriers', {
  permission: 'editLayout',
  spaces: 'organisation',
  args: z.object({
    carriers: z
      .array(
        z.object({
          code: z.string().trim().toUpperCase().min(1).max(20),
          name: ShortText,
          serviceName: ShortText,
          cutOff: CutOff,
          active: z.boolean().default(true),
        }),
      )
      .min(1)
      .max(100),
  }),
  run(tx, a, op): UpsertCounts {
    const counts = { created: 0, updated: 0, skipped: 0 }
    for (const carrier of a.carriers) {
      const row = tx.where('carrier', { code: carrier.code })[0]
      if (!row) {
        tx.insert('carrier', { id: op.newId(), ...carrier })
        counts.created++
        continue
      }
      const changed = differences(row, carrier)
      if (changed) tx.update('carrier', row.id, changed)
      counts[changed ? 'updated' : 'skipped']++
    }
    return counts
  },
})
