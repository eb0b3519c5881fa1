import { z } from 'zod'
import { OrderId, type ParcelId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'

type Value = { parcelId: ParcelId }

export const startPacking = request('startPacking', {
  args: z.object({ orderId: OrderId }),
  permission: 'pack',
  run(): Value {
    throw new Error('startPacking is being written')
  },
})
