import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const parkPickTask = request('parkPickTask', {
  args: z.object({ taskId: PickTaskId }),
  permission: 'pick',
  run(): Value {
    throw new Error('parkPickTask is being written')
  },
})
