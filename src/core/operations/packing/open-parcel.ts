import { z } from 'zod'
import { OrderId, type ParcelId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'

type Value = { parcelId: ParcelId; parcelNo: number }

export const openParcel = request('openParcel', {
  args: z.object({ orderId: OrderId }),
  permission: 'pack',
  run(): Value {
    throw new Error('openParcel is being written')
  },
})
