import { z } from 'zod'
import { ImportId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'

/** The record of an import, before its first row: so that what it makes can be named, and undone, even if it is cut off. */
export const startImport = request('startImport', {
  permission: 'importData',
  args: z.object({
    importId: ImportId,
    kind: z.enum(['orders', 'products', 'stock', 'customers']),
    fileName: z.string().trim().min(1).max(300),
    /** SHA-256 of the file, in hex: by it the screens know a file that came before. */
    fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  check(tx, a) {
    if (tx.get('import', a.importId)) refuse('codeTaken', { value: a.importId })
  },
  run(tx, a, op) {
    const { importId, ...columns } = a
    tx.insert('import', {
      id: importId,
      warehouseId: op.warehouseId,
      ...columns,
      status: 'running',
      createdCount: 0,
      updatedCount: 0,
      skippedCount: 0,
      rejectedCount: 0,
      userId: op.userId,
      at: op.at,
    })
  },
})
