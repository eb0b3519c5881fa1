import { z } from 'zod'
import { type LocationId, PickTaskId } from '../../model/ids.ts'
import { fact } from '../../model/operation.ts'

type Value = { toteId: LocationId }

export const bindTote = fact('bindTote', {
  args: z.object({ taskId: PickTaskId, toteCode: z.string().trim().min(1).max(60) }),
  permission: 'pick',
  run(): Value {
    throw new Error('bindTote is being written')
  },
})
