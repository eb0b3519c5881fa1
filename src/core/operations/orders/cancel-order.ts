import { z } from 'zod'
import { OrderId } from '../../model/ids.ts'
import { ShortText } from '../../model/units.ts'
import { request } from '../../model/operation.ts'

type Value = { goodsToReturnEach: number }

export const cancelOrder = request('cancelOrder', {
  args: z.object({ orderId: OrderId, reason: ShortText }),
  permission: 'cancelOrder',
  run(): Value {
    throw new Error('cancelOrder is being written')
  },
})
