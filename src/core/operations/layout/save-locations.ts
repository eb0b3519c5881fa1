import { z } from 'zod'
import { type OperationContext, request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Tx } from '../../model/tx.ts'
import { Millimetres } from '../../model/units.ts'
import { differences, type UpsertCounts } from '../upsert.ts'
import { LocationCode, locationByCode } from './location-code.ts'

const LocationRow = z.object({
  code: LocationCode,
  kind: z.enum(['bin', 'tote']),
  zone: z.string().trim().toUpperCase().min(1).max(20).nullable().default(null),
  aisle: z.string().trim().max(20).nullable().default(null),
  xMm: Millimetres.default(0),
  yMm: Millimetres.default(0),
  level: z.int().min(0).max(100).default(0),
  walkSequence: z.int().min(0).max(100_000_000).default(0),
  pickFace: z.boolean().default(true),
  active: z.boolean().default(true),
})

/** Adds and changes bins and totes, by code. What the ledger or a parcel stands on is no bin and cannot become one. */
export const saveLocations = request('saveLocations', {
  permission: 'editLayout',
  args: z.object({ locations: z.array(LocationRow).min(1).max(500) }),
  check(tx, a, op) {
    for (const wanted of a.locations) {
      const row = locationByCode(tx, op, wanted.code)
      if (row && row.kind !== wanted.kind) refuse('codeTaken', { value: wanted.code })
      if (row?.active && !wanted.active && tx.where('balance', { locationId: row.id }).length > 0) {
        refuse('binNotEmpty', { value: wanted.code })
      }
      if (wanted.zone !== null && !zoneId(tx, op, wanted.zone))
        refuse('notFound', { what: 'zone', id: wanted.zone })
    }
  },
  run(tx, a, op): UpsertCounts {
    const counts = { created: 0, updated: 0, skipped: 0 }
    for (const { zone, ...wanted } of a.locations) {
      const columns = { ...wanted, zoneId: zone === null ? null : (zoneId(tx, op, zone) ?? null) }
      const row = locationByCode(tx, op, wanted.code)
      if (!row) {
        tx.insert('location', { id: op.newId(), warehouseId: op.warehouseId, ...columns, orderId: null })
        counts.created++
        continue
      }
      const changed = differences(row, columns)
      if (changed) tx.update('location', row.id, changed)
      counts[changed ? 'updated' : 'skipped']++
    }
    return counts
  },
})

function zoneId(tx: Tx, op: OperationContext, code: string) {
  return tx.where('zone', { warehouseId: op.warehouseId, code })[0]?.id
}
