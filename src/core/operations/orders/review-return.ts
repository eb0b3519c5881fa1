import { z } from 'zod'
import { type LotId, NO_LOT, type ProductId, ReturnId } from '../../model/ids.ts'
import { type OperationContext, request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { LongText } from '../../model/units.ts'
import { BinCode } from '../bin-code.ts'
import { findLocation, virtualLocation } from '../find-location.ts'
import { recordEvent } from '../record-event.ts'
import { moveStock } from '../stock/move-stock.ts'

/**
 * After the inspection the disposition decides the stock: restocked goods get a bin, a credit alone moves nothing. Goods
 * of a cancelled order already lie in Returns; others come in from the customer. Money is not decided here.
 */
export const reviewReturn = request('reviewReturn', {
  permission: 'reviewReturn',
  args: z.object({
    returnId: ReturnId,
    outcome: z.enum(['restocked', 'creditOnly', 'rejected']),
    bin: BinCode.nullable().default(null),
    note: LongText.default(''),
  }),
  check(tx, a, op) {
    const back = tx.get('return', a.returnId) ?? refuse('notFound', { what: 'return', id: a.returnId })
    if (back.status !== 'toReview' && back.status !== a.outcome) {
      refuse('notFound', { what: 'returnToReview', id: back.number })
    }
    if (a.outcome === 'restocked' && back.status === 'toReview') binOrRefuse(tx, op, a.bin)
  },
  run(tx, a, op): null {
    const back = tx.get('return', a.returnId) ?? refuse('notFound', { what: 'return', id: a.returnId })
    if (back.status !== 'toReview') return null
    const neverLeft = isOfCancelledOrder(tx, back)
    const from = virtualLocation(tx, op, neverLeft ? 'returns' : 'customer').id
    // Goods that never left the house cannot be refused to a customer: what is not fit for a bin is scrap.
    const to =
      a.outcome === 'restocked'
        ? binOrRefuse(tx, op, a.bin).id
        : neverLeft
          ? virtualLocation(tx, op, 'scrap').id
          : null
    if (to !== null) moveGoods(tx, op, back, from, to)
    tx.update('return', back.id, { status: a.outcome, note: a.note === '' ? back.note : a.note })
    if (back.orderId !== null && tx.get('order', back.orderId)) {
      recordEvent(tx, op, back.orderId, 'reviewReturn', {
        number: back.number,
        outcome: a.outcome,
        bin: a.bin,
      })
    }
    return null
  },
})

function binOrRefuse(tx: Tx, op: OperationContext, code: string | null): Row<'location'> {
  const place = code === null ? undefined : findLocation(tx, op, code)
  if (place?.kind !== 'bin' || !place.active) refuse('binUnknown', { value: code ?? '' })
  return place
}

function isOfCancelledOrder(tx: Tx, back: Row<'return'>): boolean {
  return back.orderId !== null && tx.get('order', back.orderId)?.status === 'cancelled'
}

function moveGoods(
  tx: Tx,
  op: OperationContext,
  back: Row<'return'>,
  from: Row<'location'>['id'],
  to: Row<'location'>['id'],
): void {
  for (const line of tx.where('returnLine', { returnId: back.id })) {
    if (line.productId === null || line.qtyEach < 1) continue
    for (const { lotId, qtyEach } of lotsOf(tx, back, line.productId, line.qtyEach, from)) {
      moveStock(tx, op, {
        productId: line.productId,
        lotId,
        qtyEach,
        from,
        to,
        cause: 'return',
        orderId: back.orderId,
        receivedOn: op.at.slice(0, 10),
      })
    }
  }
}

interface LotPart {
  readonly lotId: LotId
  readonly qtyEach: number
}

/** Which lots came back: those that lie in Returns, else those that the order was sent. */
function lotsOf(
  tx: Tx,
  back: Row<'return'>,
  productId: ProductId,
  wantedEach: number,
  from: Row<'location'>['id'],
): LotPart[] {
  const known: LotPart[] = isOfCancelledOrder(tx, back)
    ? tx.where('balance', { locationId: from, productId })
    : back.orderId === null
      ? []
      : tx
          .where('movement', { orderId: back.orderId })
          .filter((m) => m.cause === 'ship' && m.productId === productId)
  const parts: LotPart[] = []
  let openEach = wantedEach
  for (const { lotId, qtyEach } of known) {
    const takenEach = Math.min(openEach, Math.max(0, qtyEach))
    if (takenEach > 0) parts.push({ lotId, qtyEach: takenEach })
    openEach -= takenEach
  }
  if (openEach === 0) return parts
  const product = tx.get('product', productId)
  if (product?.lotPolicy === 'lot') refuse('lotRequired', { sku: product.sku })
  return [...parts, { lotId: NO_LOT, qtyEach: openEach }]
}
