import { z } from 'zod'
import { CaseId } from '../../model/ids.ts'
import { LongText } from '../../model/units.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const settleCase = request('settleCase', {
  args: z.object({
    caseId: CaseId,
    resolution: z.enum(['accepted', 'binCounted', 'shipShort', 'waitForStock', 'noAction']),
    note: LongText.default(''),
  }),
  permission: 'settleCase',
  run(): Value {
    throw new Error('settleCase is being written')
  },
})
