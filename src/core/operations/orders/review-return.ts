import { z } from 'zod'
import { ReturnId } from '../../model/ids.ts'
import { LongText } from '../../model/units.ts'
import { BinCode } from '../bin-code.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const reviewReturn = request('reviewReturn', {
  args: z.object({
    returnId: ReturnId,
    outcome: z.enum(['restocked', 'creditOnly', 'rejected']),
    bin: BinCode.nullable().default(null),
    note: LongText.default(''),
  }),
  permission: 'reviewReturn',
  run(): Value {
    throw new Error('reviewReturn is being written')
  },
})
