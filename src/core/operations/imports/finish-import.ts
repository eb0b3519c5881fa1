import { z } from 'zod'
import { ImportId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'

const Count = z.int().min(0)

/** How an import ended: to its last row, or cancelled by a person with what was written so far. */
export const finishImport = request('finishImport', {
  permission: 'importData',
  args: z.object({
    importId: ImportId,
    outcome: z.enum(['done', 'cancelled']),
    createdCount: Count,
    updatedCount: Count,
    skippedCount: Count,
    rejectedCount: Count,
  }),
  check(tx, a) {
    if (!tx.get('import', a.importId)) refuse('notFound', { what: 'import', id: a.importId })
  },
  run(tx, a) {
    const { importId, outcome, ...counts } = a
    tx.update('import', importId, { status: outcome, ...counts })
  },
})
