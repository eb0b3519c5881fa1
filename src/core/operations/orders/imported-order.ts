import { z } from 'zod'
import { Address, Currency, Instant, Language, LongText, Minor, Qty, ShortText } from '../../model/units.ts'
import { CustomerCode } from '../customers/customer-row.ts'
import { Sku } from '../products/product-row.ts'

/** Orders and returns as a file gives them: products, customers and carriers by the codes that the file knows. */
const OrderNumber = z.string().trim().min(1).max(60)

export const MAX_LINES = 1000

export const ImportedOrder = z.object({
  number: OrderNumber,
  channel: z.string().trim().min(1).max(60),
  /** Null: somebody who bought without giving a name, or whom the file does not name. */
  customer: CustomerCode.nullable().default(null),
  customerName: ShortText,
  shipTo: Address,
  currency: Currency,
  language: Language,
  orderedAt: Instant,
  dueAt: Instant,
  carrier: z.string().trim().toUpperCase().min(1).max(20).nullable().default(null),
  giftNote: LongText.nullable().default(null),
  note: LongText.nullable().default(null),
  paid: z.boolean().default(true),
  priority: z.int().min(0).max(9).default(0),
  lines: z
    .array(z.object({ sku: Sku, name: z.string().trim().max(200), qtyEach: Qty, priceMinor: Minor }))
    .max(MAX_LINES),
  charges: z
    .array(
      z.object({
        kind: z.enum(['postage', 'discount', 'fee', 'manual']),
        code: z.string().trim().max(60),
        name: z.string().trim().max(200),
        amountMinor: Minor,
      }),
    )
    .max(MAX_LINES + 10)
    .default([]),
  /** Rows of the file that belong to this order and could not be read: its timeline says so. */
  rejectedRows: z.int().min(0).default(0),
})
export type ImportedOrder = z.output<typeof ImportedOrder>

export const ImportedReturn = z.object({
  number: OrderNumber,
  /** The order that was sent back, where the file names it. */
  order: OrderNumber.nullable().default(null),
  customer: CustomerCode.nullable().default(null),
  customerName: ShortText,
  currency: Currency,
  returnedAt: Instant,
  note: LongText.nullable().default(null),
  /** `goods` false: a charge that is given back, nothing comes in. */
  lines: z
    .array(
      z.object({
        code: z.string().trim().min(1).max(80),
        goods: z.boolean(),
        name: z.string().trim().max(200),
        qtyEach: Qty,
        priceMinor: Minor,
      }),
    )
    .min(1)
    .max(MAX_LINES),
})
export type ImportedReturn = z.output<typeof ImportedReturn>
