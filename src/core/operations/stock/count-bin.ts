import { z } from 'zod'
import { CaseId } from '../../model/ids.ts'
import { QtyOrZero } from '../../model/units.ts'
import { BinCode } from '../bin-code.ts'
import { fact } from '../../model/operation.ts'

type Value = { differenceEach: number }

export const countBin = fact('countBin', {
  args: z.object({
    bin: BinCode,
    sku: z.string().trim().min(1).max(100),
    lot: z.string().trim().min(1).max(60).nullable().default(null),
    countedEach: QtyOrZero,
    caseId: CaseId.nullable().default(null),
  }),
  permission: 'countStock',
  run(): Value {
    throw new Error('countBin is being written')
  },
})
