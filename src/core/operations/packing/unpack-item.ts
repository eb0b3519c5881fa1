import { z } from 'zod'
import { OrderLineId, ParcelId } from '../../model/ids.ts'
import { Qty } from '../../model/units.ts'
import { fact } from '../../model/operation.ts'

type Value = null

export const unpackItem = fact('unpackItem', {
  args: z.object({ parcelId: ParcelId, orderLineId: OrderLineId, qtyEach: Qty }),
  permission: 'pack',
  run(): Value {
    throw new Error('unpackItem is being written')
  },
})
