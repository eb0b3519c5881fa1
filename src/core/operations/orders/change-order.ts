import { z } from 'zod'
import { CarrierId, OrderId } from '../../model/ids.ts'
import { Instant, LongText } from '../../model/units.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const changeOrder = request('changeOrder', {
  args: z.object({
    orderId: OrderId,
    dueAt: Instant.optional(),
    priority: z.int().min(0).max(9).optional(),
    note: LongText.nullable().optional(),
    giftNote: LongText.nullable().optional(),
    carrierId: CarrierId.nullable().optional(),
  }),
  permission: 'changeOrder',
  run(): Value {
    throw new Error('changeOrder is being written')
  },
})
