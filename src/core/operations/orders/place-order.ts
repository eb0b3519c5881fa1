import { z } from 'zod'
import { CarrierId, CustomerId, type OrderId } from '../../model/ids.ts'
import { Address, Currency, Instant, Language, LongText, Minor, Qty, ShortText } from '../../model/units.ts'
import { request } from '../../model/operation.ts'

type Value = { orderId: OrderId; number: string }

export const placeOrder = request('placeOrder', {
  args: z.object({
    /** Null: the next number of this station's block. */
    number: z.string().trim().min(1).max(60).nullable().default(null),
    channel: z.string().trim().min(1).max(60),
    customerId: CustomerId.nullable().default(null),
    customerName: ShortText,
    shipTo: Address,
    currency: Currency,
    language: Language,
    orderedAt: Instant,
    dueAt: Instant,
    carrierId: CarrierId.nullable().default(null),
    giftNote: LongText.nullable().default(null),
    note: LongText.nullable().default(null),
    paid: z.boolean(),
    priority: z.int().min(0).max(9),
    lines: z.array(z.object({ sku: z.string().trim().min(1).max(100), qtyEach: Qty, priceMinor: Minor })).max(1000),
    charges: z
      .array(
        z.object({
          kind: z.enum(['postage', 'discount', 'fee', 'manual']),
          code: z.string().trim().max(60),
          name: z.string().trim().max(200),
          amountMinor: Minor,
        }),
      )
      .max(100)
      .default([]),
  }),
  permission: 'enterOrder',
  run(): Value {
    throw new Error('placeOrder is being written')
  },
})
