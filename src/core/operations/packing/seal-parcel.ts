import { z } from 'zod'
import { BoxId, ParcelId } from '../../model/ids.ts'
import { Grams, ShortText } from '../../model/units.ts'
import { request } from '../../model/operation.ts'

type Value = { parcelNo: number; sscc: string; tracking: string }

export const sealParcel = request('sealParcel', {
  args: z.object({
    parcelId: ParcelId,
    boxId: BoxId.nullable().default(null),
    weightGrams: Grams,
    overrideReason: ShortText.nullable().default(null),
  }),
  permission: 'pack',
  run(): Value {
    throw new Error('sealParcel is being written')
  },
})
