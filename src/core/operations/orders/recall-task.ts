import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const recallTask = request('recallTask', {
  args: z.object({ taskId: PickTaskId }),
  permission: 'releaseOrders',
  run(): Value {
    throw new Error('recallTask is being written')
  },
})
