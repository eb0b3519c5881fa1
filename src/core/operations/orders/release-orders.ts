import { z } from 'zod'
import { OrderId, type PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'

type Value = { released: { orderId: OrderId; taskId: PickTaskId; shortEach: number }[]; waiting: OrderId[] }

export const releaseOrders = request('releaseOrders', {
  args: z.object({
    orderIds: z.array(OrderId).min(1).max(500),
    allowPartial: z.boolean().default(false),
  }),
  permission: 'releaseOrders',
  run(): Value {
    throw new Error('releaseOrders is being written')
  },
})
