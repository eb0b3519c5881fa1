import { z } from 'zod'
import { OrderId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const shipOrder = request('shipOrder', {
  args: z.object({ orderId: OrderId, approveShort: z.boolean().default(false) }),
  permission: 'ship',
  run(): Value {
    throw new Error('shipOrder is being written')
  },
})
