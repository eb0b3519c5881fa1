import { z } from 'zod'
import { CarrierId, CustomerId, type OrderId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { Address, Currency, Instant, Language, LongText, Minor, Qty, ShortText } from '../../model/units.ts'
import { recordEvent } from '../record-event.ts'
import { takeOrderNumber } from '../take-number.ts'
import { writeOrder } from './write-order.ts'

/** An order by hand. Its lines name products by SKU; a number that is taken is refused, not changed. */
export const placeOrder = request('placeOrder', {
  permission: 'enterOrder',
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
    lines: z
      .array(z.object({ sku: z.string().trim().min(1).max(100), qtyEach: Qty, priceMinor: Minor }))
      .max(1000),
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
  check(tx, a) {
    if (a.lines.length === 0) refuse('noLines')
    if (a.customerId !== null && !tx.get('customer', a.customerId)) {
      refuse('customerUnknown', { value: a.customerId })
    }
    if (a.carrierId !== null && !tx.get('carrier', a.carrierId)) {
      refuse('notFound', { what: 'carrier', id: a.carrierId })
    }
    if (a.number !== null && tx.where('order', { number: a.number }).length > 0) {
      refuse('orderNumberTaken', { number: a.number })
    }
  },
  run(tx, a, op): { orderId: OrderId; number: string } {
    const lines = a.lines.map(({ sku, qtyEach, priceMinor }) => {
      const product = tx.where('product', { sku })[0] ?? refuse('skuUnknown', { sku })
      return { productId: product.id, sku, name: product.name, qtyEach, priceMinor }
    })
    const number = a.number ?? takeOrderNumber(tx, op)
    const orderId = writeOrder(tx, op, { ...a, number, lines, importId: null })
    recordEvent(tx, op, orderId, 'placeOrder', { number, lineCount: lines.length })
    return { orderId, number }
  },
})
