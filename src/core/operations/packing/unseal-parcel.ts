import { z } from 'zod'
import { ParcelId } from '../../model/ids.ts'
import { ShortText } from '../../model/units.ts'
import { request } from '../../model/operation.ts'

type Value = null

export const unsealParcel = request('unsealParcel', {
  args: z.object({ parcelId: ParcelId, reason: ShortText }),
  permission: 'unsealParcel',
  run(): Value {
    throw new Error('unsealParcel is being written')
  },
})
