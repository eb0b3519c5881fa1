import { z } from 'zod'
import { ParcelId, ProductId } from '../../model/ids.ts'
import { Qty } from '../../model/units.ts'
import { fact } from '../../model/operation.ts'

type Value = { leftEach: number }

export const packItem = fact('packItem', {
  args: z.object({
    parcelId: ParcelId,
    productId: ProductId,
    lot: z.string().trim().min(1).max(60).nullable().default(null),
    qtyEach: Qty,
    /** What the scanner read; null when the packer named the product by hand. */
    code: z.string().max(500).nullable().default(null),
  }),
  permission: 'pack',
  run(): Value {
    throw new Error('packItem is being written')
  },
})
