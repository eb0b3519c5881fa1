import type { OrderLineId, ProductId } from '../../model/ids.ts'
import type { OperationContext, ReadTx } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import { productStockId } from '../stock/move-stock.ts'

/**
 * Promises are kept in order of sale: what an earlier order was promised cannot be allocated to a later one. Lines are
 * read only for a product of which more was promised than there is; for all others the order does not matter.
 */
export interface PromiseBook {
  /** How much of the product may be allocated to this line now. */
  allocatableEach(line: Row<'orderLine'>): number
  /** An allocation turned so much of a promise into a hold. */
  kept(line: Row<'orderLine'>, qtyEach: number): void
}

interface Entry {
  readonly lineId: OrderLineId
  readonly sale: string
  promisedEach: number
}

export function promiseBook(tx: ReadTx, op: OperationContext): PromiseBook {
  const pages = new Map<ProductId, Entry[]>()
  const page = (productId: ProductId): Entry[] => {
    const known = pages.get(productId)
    if (known) return known
    const entries: Entry[] = []
    for (const line of tx.where('orderLine', { productId })) {
      if (line.promisedEach > 0 && line.warehouseId === op.warehouseId) {
        entries.push({ lineId: line.id, sale: saleOf(tx, line), promisedEach: line.promisedEach })
      }
    }
    pages.set(productId, entries)
    return entries
  }

  return {
    allocatableEach(line) {
      const stock = tx.get('productStock', productStockId(op, line.productId))
      if (!stock) return 0
      const buffer = tx.get('product', line.productId)?.bufferEach ?? 0
      const freeEach = stock.onHandEach - stock.allocatedEach - buffer
      if (freeEach >= stock.promisedEach) return Math.max(0, freeEach)
      const sale = saleOf(tx, line)
      let beforeEach = 0
      for (const entry of page(line.productId)) if (entry.sale < sale) beforeEach += entry.promisedEach
      return Math.max(0, freeEach - beforeEach)
    },
    kept(line, qtyEach) {
      const entry = pages.get(line.productId)?.find((each) => each.lineId === line.id)
      if (entry) entry.promisedEach -= qtyEach
    },
  }
}

/** Sorts as the sales did; the line's number settles two lines of one order. */
function saleOf(tx: ReadTx, line: Row<'orderLine'>): string {
  const order = tx.get('order', line.orderId)
  return `${order?.orderedAt ?? ''} ${order?.number ?? ''} ${String(line.lineNo).padStart(6, '0')}`
}
