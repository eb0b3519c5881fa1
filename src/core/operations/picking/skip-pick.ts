import { z } from 'zod'
import { PickId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const skipPick = request('skipPick', {
  args: z.object({ pickId: PickId }),
  permission: 'pick',
  run(): Value {
    throw new Error('skipPick is being written')
  },
})
