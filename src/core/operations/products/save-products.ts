import { z } from 'zod'
import type { RowProblem } from '../../import/row-problem.ts'
import { ImportId, type ProductId } from '../../model/ids.ts'
import { type OperationContext, request } from '../../model/operation.ts'
import type { Tx } from '../../model/tx.ts'
import { differences, type UpsertCounts } from '../upsert.ts'
import { insertProduct, ProductRow, productBySku } from './product-row.ts'

/**
 * Adds and changes products, by SKU. A code belongs to one product alone: a row that wants another product's barcode is
 * left out whole and said so, the others go on. Codes are added and corrected here, never taken away, since goods with
 * the old label may still lie on the shelf.
 */
export const saveProducts = request('saveProducts', {
  permission: 'editProducts',
  spaces: 'organisation',
  args: z.object({
    importId: ImportId.nullable().default(null),
    products: z.array(ProductRow).min(1).max(500),
  }),
  run(tx, a, op): UpsertCounts & { refused: { index: number; problem: RowProblem }[] } {
    const counts = { created: 0, updated: 0, skipped: 0 }
    const refused: { index: number; problem: RowProblem }[] = []
    a.products.forEach(({ barcodes, ...wanted }, index) => {
      const product = productBySku(tx, wanted.sku)
      const problem = takenBarcode(tx, product?.id, barcodes)
      if (problem) {
        refused.push({ index, problem })
        return
      }
      if (!product) {
        saveBarcodes(tx, op, insertProduct(tx, op, wanted, a.importId), barcodes)
        counts.created++
        return
      }
      const changed = differences(product, wanted)
      if (changed) tx.update('product', product.id, changed)
      const codesChanged = saveBarcodes(tx, op, product.id, barcodes)
      counts[changed || codesChanged ? 'updated' : 'skipped']++
    })
    return { ...counts, refused }
  },
})

function takenBarcode(
  tx: Tx,
  productId: ProductId | undefined,
  barcodes: ProductRow['barcodes'],
): RowProblem | undefined {
  for (const { code } of barcodes) {
    const row = tx.where('barcode', { code })[0]
    if (row && row.productId !== productId) {
      return { code: 'barcodeTaken', sku: tx.get('product', row.productId)?.sku ?? '' }
    }
  }
  return undefined
}

/** @returns whether anything changed */
function saveBarcodes(
  tx: Tx,
  op: OperationContext,
  productId: ProductId,
  barcodes: ProductRow['barcodes'],
): boolean {
  let any = false
  for (const barcode of barcodes) {
    const row = tx.where('barcode', { code: barcode.code })[0]
    if (!row) tx.insert('barcode', { id: op.newId(), productId, ...barcode })
    const changed = row && differences(row, barcode)
    if (changed) tx.update('barcode', row.id, changed)
    if (!row || changed) any = true
  }
  return any
}
