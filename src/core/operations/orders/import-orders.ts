import { z } from 'zod'
import type { RowProblem } from '../../import/row-problem.ts'
import { ImportId } from '../../model/ids.ts'
import { type OperationContext, request } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { Currency, Minor } from '../../model/units.ts'
import { CustomerRow, insertCustomer } from '../customers/customer-row.ts'
import { insertProduct, productBySku, Sku } from '../products/product-row.ts'
import { recordEvent } from '../record-event.ts'
import { ImportedOrder, ImportedReturn } from './imported-order.ts'
import { appendLines, type LineDraft, writeOrder } from './write-order.ts'

/** A product that an order names: enough to make it where the catalogue has none. */
const OrderedProduct = z.object({
  sku: Sku,
  name: z.string().trim().max(200),
  priceMinor: Minor,
  currency: Currency,
})

/**
 * Orders and returns of a file, with the products and customers that they name and that nobody knows yet. What has a
 * number that exists is left as it is, so that a file that comes twice makes nothing twice.
 */
export const importOrders = request('importOrders', {
  permission: 'importData',
  spaces: 'both',
  args: z.object({
    importId: ImportId,
    products: z.array(OrderedProduct).max(2000).default([]),
    customers: z.array(CustomerRow).max(400).default([]),
    orders: z.array(ImportedOrder).max(200),
    returns: z.array(ImportedReturn).max(200).default([]),
  }),
  run(tx, a, op): ImportedCounts {
    const counts: ImportedCounts = {
      orders: 0,
      returns: 0,
      products: 0,
      customers: 0,
      completed: 0,
      skipped: 0,
      refused: [],
    }
    for (const product of a.products) {
      if (productBySku(tx, product.sku)) continue
      insertProduct(tx, op, { ...unsaid, ...product, name: product.name || product.sku }, a.importId)
      counts.products++
    }
    for (const customer of a.customers) {
      if (tx.where('customer', { code: customer.code }).length > 0) continue
      insertCustomer(tx, op, customer, a.importId)
      counts.customers++
    }
    for (const order of a.orders) takeOrder(tx, op, a.importId, order, counts)
    for (const back of a.returns) takeReturn(tx, op, a.importId, back, counts)
    return counts
  },
})

interface ImportedCounts {
  orders: number
  returns: number
  products: number
  customers: number
  /** Orders that were there and got lines that they did not have. */
  completed: number
  skipped: number
  refused: { number: string; sku: string; problem: RowProblem }[]
}

const unsaid = {
  description: null,
  lengthMm: null,
  widthMm: null,
  heightMm: null,
  weightGrams: null,
  lotPolicy: null,
  minShelfDays: null,
  bufferEach: null,
  abcClass: null,
  hazard: null,
  active: null,
} as const

function takeOrder(
  tx: Tx,
  op: OperationContext,
  importId: ImportId,
  order: ImportedOrder,
  counts: ImportedCounts,
): void {
  const existing = tx.where('order', { number: order.number })[0]
  const lines: LineDraft[] = []
  for (const line of order.lines) {
    const product = productBySku(tx, line.sku)
    if (product) lines.push({ ...line, productId: product.id, name: line.name || product.name })
    else counts.refused.push({ number: order.number, sku: line.sku, problem: { code: 'skuUnknown' } })
  }
  if (existing) {
    counts[completeOrder(tx, op, importId, existing, order, lines) ? 'completed' : 'skipped']++
    return
  }
  if (lines.length === 0 && order.lines.length > 0) return
  const { customer, carrier, rejectedRows, ...columns } = order
  const orderId = writeOrder(tx, op, {
    ...columns,
    lines,
    importId,
    customerId: customerId(tx, customer),
    carrierId: carrier === null ? null : (tx.where('carrier', { code: carrier })[0]?.id ?? null),
  })
  recordEvent(tx, op, orderId, 'importOrders', { importId, lines: lines.length, rejectedRows })
  counts.orders++
}

/**
 * Rows that were rejected the first time come again in a corrected file: the order that they belong to gets the products
 * that it does not have yet. Only while nobody has worked on it, and only if it is the same order: an imported one, of the
 * same customer and time.
 */
function completeOrder(
  tx: Tx,
  op: OperationContext,
  importId: ImportId,
  existing: Row<'order'>,
  order: ImportedOrder,
  lines: readonly LineDraft[],
): boolean {
  const same = existing.orderedAt === order.orderedAt && existing.customerName === order.customerName
  if (!same || existing.importId === null || existing.status !== 'open') return false
  const has = new Set(tx.where('orderLine', { orderId: existing.id }).map((line) => line.productId))
  const more = lines.filter((line) => !has.has(line.productId))
  if (more.length === 0) return false
  appendLines(tx, op, existing, more)
  recordEvent(tx, op, existing.id, 'importOrders', {
    importId,
    lines: more.length,
    rejectedRows: order.rejectedRows,
  })
  return true
}

function takeReturn(
  tx: Tx,
  op: OperationContext,
  importId: ImportId,
  back: ImportedReturn,
  counts: ImportedCounts,
): void {
  if (tx.where('return', { number: back.number }).length > 0) {
    counts.skipped++
    return
  }
  const { lines, order, customer, ...columns } = back
  const returnId = op.newId<'return'>()
  tx.insert('return', {
    id: returnId,
    warehouseId: op.warehouseId,
    ...columns,
    orderId: order === null ? null : (tx.where('order', { number: order })[0]?.id ?? null),
    customerId: customerId(tx, customer),
    status: 'toReview',
    creditMinor: lines.reduce((sum, line) => sum + line.qtyEach * line.priceMinor, 0),
    importId,
  })
  for (const { goods, ...line } of lines) {
    tx.insert('returnLine', {
      id: op.newId(),
      warehouseId: op.warehouseId,
      returnId,
      ...line,
      productId: goods ? (productBySku(tx, line.code)?.id ?? null) : null,
    })
  }
  counts.returns++
}

function customerId(tx: Tx, code: string | null) {
  return code === null ? null : (tx.where('customer', { code })[0]?.id ?? null)
}
