import { z } from 'zod'
import { PickId, ProductId } from '../../model/ids.ts'
import { Qty } from '../../model/units.ts'
import { BinCode } from '../bin-code.ts'
import { fact } from '../../model/operation.ts'

type Value = { leftEach: number; lineDone: boolean; taskDone: boolean }

export const confirmPick = fact('confirmPick', {
  args: z.object({
    pickId: PickId,
    bin: BinCode,
    productId: ProductId,
    qtyEach: Qty,
    lot: z.string().trim().min(1).max(60).nullable().default(null),
    /** What the scanner read; null when the picker named the product by hand. */
    code: z.string().max(500).nullable().default(null),
    /** The picker has been told that the lot differs from the plan, and takes it. */
    otherLot: z.boolean().optional(),
  }),
  permission: 'pick',
  run(): Value {
    throw new Error('confirmPick is being written')
  },
})
