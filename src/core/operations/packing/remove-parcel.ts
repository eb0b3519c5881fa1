import { z } from 'zod'
import { ParcelId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const removeParcel = request('removeParcel', {
  args: z.object({ parcelId: ParcelId }),
  permission: 'pack',
  run(): Value {
    throw new Error('removeParcel is being written')
  },
})
