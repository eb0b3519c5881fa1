import { z } from 'zod'
import { request } from '../../model/operation.ts'
import { Grams, ShortText } from '../../model/units.ts'
import { differences, type UpsertCounts } from '../upsert.ts'

const Side = z.int().min(1).max(10_000)

/** Adds and changes the standard boxes, by code. A box that is out of use stays, since parcels name it. */
export const saveBoxes = request('saveBoxes', {
  permission: 'editLayout',
  spaces: 'organisation',
  args: z.object({
    boxes: z
      .array(
        z.object({
          code: z.string().trim().toUpperCase().min(1).max(20),
          name: ShortText,
          lengthMm: Side,
          widthMm: Side,
          heightMm: Side,
          emptyWeightGrams: Grams,
          maxWeightGrams: Grams,
          active: z.boolean().default(true),
        }),
      )
      .min(1)
      .max(100),
  }),
  run(tx, a, op): UpsertCounts {
    const counts = { created: 0, updated: 0, skipped: 0 }
    for (const box of a.boxes) {
      const row = tx.where('box', { code: box.code })[0]
      if (!row) {
        tx.insert('box', { id: op.newId(), ...box })
        counts.created++
        continue
      }
      const changed = differences(row, box)
      if (changed) tx.update('box', row.id, changed)
      counts[changed ? 'updated' : 'skipped']++
    }
    return counts
  },
})
