import type { CarrierId, CustomerId, ImportId, OrderId, ProductId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { ChargeKind } from '../../model/states.ts'
import type { Row } from '../../model/tables.ts'
import { add, type Tx } from '../../model/tx.ts'
import type { Address, Language } from '../../model/units.ts'
import { promise } from '../stock/move-stock.ts'

/**
 * The rows of a new order. Every line promises its whole quantity at once, also beyond what is available: promises go in
 * the order of sale, and who came later waits.
 */
export interface OrderDraft {
  readonly number: string
  readonly channel: string
  readonly customerId: CustomerId | null
  readonly customerName: string
  readonly shipTo: Address
  readonly currency: string
  readonly language: Language
  readonly orderedAt: string
  readonly dueAt: string
  readonly carrierId: CarrierId | null
  readonly giftNote: string | null
  readonly note: string | null
  readonly paid: boolean
  readonly priority: number
  readonly importId: ImportId | null
  readonly lines: readonly LineDraft[]
  readonly charges: readonly ChargeDraft[]
}

export interface LineDraft {
  readonly productId: ProductId
  readonly sku: string
  readonly name: string
  readonly qtyEach: number
  readonly priceMinor: number
}

export interface ChargeDraft {
  readonly kind: ChargeKind
  readonly code: string
  readonly name: string
  readonly amountMinor: number
}

export function writeOrder(tx: Tx, op: OperationContext, draft: OrderDraft): OrderId {
  const { lines, charges, ...columns } = draft
  const id = op.newId<'order'>()
  const orderedEach = lines.reduce((sum, line) => sum + line.qtyEach, 0)
  const goodsMinor = lines.reduce((sum, line) => sum + line.qtyEach * line.priceMinor, 0)
  const chargesMinor = charges.reduce((sum, charge) => sum + charge.amountMinor, 0)
  tx.insert('order', {
    id,
    warehouseId: op.warehouseId,
    ...columns,
    // Charges alone leave nothing to pick, pack or send: such an order begins at its end.
    status: lines.length === 0 ? 'shipped' : 'open',
    goodsMinor,
    chargesMinor,
    totalMinor: goodsMinor + chargesMinor,
    lineCount: lines.length,
    orderedEach,
    pickedEach: 0,
    packedEach: 0,
    shippedEach: 0,
    cancelledEach: 0,
    parcelCount: 0,
  })
  for (const [index, line] of lines.entries()) insertLine(tx, op, id, index + 1, line)
  for (const charge of charges) {
    tx.insert('orderCharge', { id: op.newId(), warehouseId: op.warehouseId, orderId: id, ...charge })
  }
  return id
}

/** Lines that came later: an order that was imported without them gets them behind its others. */
export function appendLines(
  tx: Tx,
  op: OperationContext,
  order: Pick<Row<'order'>, 'id' | 'lineCount'>,
  lines: readonly LineDraft[],
): void {
  for (const [index, line] of lines.entries()) insertLine(tx, op, order.id, order.lineCount + index + 1, line)
  const goodsMinor = lines.reduce((sum, line) => sum + line.qtyEach * line.priceMinor, 0)
  tx.update('order', order.id, {
    lineCount: add(lines.length),
    orderedEach: add(lines.reduce((sum, line) => sum + line.qtyEach, 0)),
    goodsMinor: add(goodsMinor),
    totalMinor: add(goodsMinor),
  })
}

function insertLine(tx: Tx, op: OperationContext, orderId: OrderId, lineNo: number, line: LineDraft): void {
  tx.insert('orderLine', {
    id: op.newId(),
    warehouseId: op.warehouseId,
    orderId,
    lineNo,
    productId: line.productId,
    sku: line.sku,
    name: line.name,
    priceMinor: line.priceMinor,
    orderedEach: line.qtyEach,
    promisedEach: line.qtyEach,
    allocatedEach: 0,
    pickedEach: 0,
    packedEach: 0,
    shippedEach: 0,
    cancelledEach: 0,
  })
  promise(tx, op, line.productId, line.qtyEach)
}
