import { z } from 'zod'
import type { RowProblem } from '../../import/row-problem.ts'
import { ImportId } from '../../model/ids.ts'
import { type OperationContext, request } from '../../model/operation.ts'
import type { Tx } from '../../model/tx.ts'
import { Day, QtyOrZero } from '../../model/units.ts'
import { virtualLocation } from '../find-location.ts'
import { LocationCode, locationByCode } from '../layout/location-code.ts'
import { productBySku, Sku } from '../products/product-row.ts'
import { knownLot, lotFor } from './lots.ts'
import { balanceId, moveStock } from './move-stock.ts'

const StockRow = z.object({
  bin: LocationCode,
  sku: Sku,
  lot: z.string().trim().min(1).max(60).nullable().default(null),
  expiryOn: Day.nullable().default(null),
  /** First-in date, where the file tells it. */
  receivedOn: Day.nullable().default(null),
  qtyEach: QtyOrZero,
})

/**
 * Says how much lies where: sets the quantity on hand of each bin, product and lot that is named, by a movement of the
 * difference from or to the ledger's adjustment. Never below what orders hold there. What is not named is not touched.
 */
export const importStock = request('importStock', {
  permission: 'approveCount',
  spaces: 'both',
  args: z.object({ importId: ImportId, rows: z.array(StockRow).min(1).max(500) }),
  run(tx, a, op) {
    const counts = { created: 0, updated: 0, skipped: 0 }
    const refused: { index: number; problem: RowProblem }[] = []
    const adjustment = virtualLocation(tx, op, 'adjustment').id
    a.rows.forEach((row, index) => {
      const found = placeOf(tx, op, row)
      if ('problem' in found) {
        refused.push({ index, problem: found.problem })
        return
      }
      const { bin, productId, balance } = found
      const hereEach = balance?.qtyEach ?? 0
      const differenceEach = row.qtyEach - hereEach
      if (differenceEach === 0) {
        counts.skipped++
        return
      }
      moveStock(tx, op, {
        productId,
        lotId: lotFor(tx, op, productId, row.lot, row.expiryOn),
        from: differenceEach > 0 ? adjustment : bin,
        to: differenceEach > 0 ? bin : adjustment,
        qtyEach: Math.abs(differenceEach),
        cause: 'import',
        importId: a.importId,
        ...(row.receivedOn === null ? {} : { receivedOn: row.receivedOn }),
      })
      counts[hereEach === 0 ? 'created' : 'updated']++
    })
    return { ...counts, refused }
  },
})

function placeOf(tx: Tx, op: OperationContext, row: z.output<typeof StockRow>) {
  const problem = (code: 'skuUnknown' | 'binUnknown' | 'notABin' | 'lotRequired') => ({
    problem: { code } as RowProblem,
  })
  const product = productBySku(tx, row.sku)
  if (!product) return problem('skuUnknown')
  if (product.lotPolicy === 'lot' && row.lot === null) return problem('lotRequired')
  const bin = locationByCode(tx, op, row.bin)
  if (!bin?.active) return problem('binUnknown')
  if (bin.kind !== 'bin') return problem('notABin')
  const lotId = knownLot(tx, product.id, row.lot)
  const balance = lotId === undefined ? undefined : tx.get('balance', balanceId(bin.id, product.id, lotId))
  if (balance && row.qtyEach < balance.allocatedEach) {
    return { problem: { code: 'belowAllocated', allocatedEach: balance.allocatedEach } as RowProblem }
  }
  return { bin: bin.id, productId: product.id, balance }
}
