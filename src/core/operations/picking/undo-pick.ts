import { z } from 'zod'
import { type PickId, PickTaskId } from '../../model/ids.ts'
import { fact } from '../../model/operation.ts'

type Value = { pickId: PickId; qtyEach: number } | null

export const undoPick = fact('undoPick', {
  args: z.object({ taskId: PickTaskId }),
  permission: 'pick',
  run(): Value {
    throw new Error('undoPick is being written')
  },
})
