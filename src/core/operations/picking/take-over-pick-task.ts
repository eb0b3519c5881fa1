import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const takeOverPickTask = request('takeOverPickTask', {
  args: z.object({ taskId: PickTaskId }),
  permission: 'takeOverTask',
  run(): Value {
    throw new Error('takeOverPickTask is being written')
  },
})
