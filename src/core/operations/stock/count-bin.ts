import { z } from 'zod'
import { CaseId } from '../../model/ids.ts'
import { fact, type OperationContext, requirePermission } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { QtyOrZero } from '../../model/units.ts'
import { BinCode } from '../bin-code.ts'
import { closeCase } from '../cases/close-case.ts'
import { raiseCase } from '../cases/raise-case.ts'
import { findLocation, virtualLocation } from '../find-location.ts'
import { knownLot } from './lots.ts'
import { balanceId, moveStock } from './move-stock.ts'

/**
 * Somebody counted: the books follow by a movement from or to the adjustment. Holds stay; where less is there than is
 * held, a supervisor must decide whose order goes short.
 */
export const countBin = fact('countBin', {
  permission: 'countStock',
  args: z.object({
    bin: BinCode,
    sku: z.string().trim().min(1).max(100),
    lot: z.string().trim().min(1).max(60).nullable().default(null),
    countedEach: QtyOrZero,
    caseId: CaseId.nullable().default(null),
  }),
  check(tx, a, op) {
    const place = findLocation(tx, op, a.bin)
    if (place?.kind !== 'bin') refuse('binUnknown', { value: a.bin })
    const product = tx.where('product', { sku: a.sku })[0] ?? refuse('skuUnknown', { sku: a.sku })
    const lots = tx.where('balance', { locationId: place.id, productId: product.id })
    if (a.lot === null && lots.length > 1) refuse('lotRequired', { sku: a.sku })
    if (knownLot(tx, product.id, a.lot) === undefined) refuse('notFound', { what: 'lot', id: a.lot ?? '' })
    if (a.caseId !== null) requirePermission(tx, op, 'settleCase')
  },
  run(tx, a, op): { differenceEach: number } {
    const place = findLocation(tx, op, a.bin)
    const product = tx.where('product', { sku: a.sku })[0]
    const lotId = product && place ? lotInBin(tx, place, product, a.lot) : undefined
    const data = { bin: a.bin, sku: a.sku, name: product?.name ?? '', lot: a.lot, countedEach: a.countedEach }
    if (place?.kind !== 'bin' || !product || lotId === undefined) {
      raiseCase(tx, op, {
        kind: 'countDiffers',
        productId: product?.id ?? null,
        locationId: place?.id ?? null,
        data,
      })
      return { differenceEach: 0 }
    }
    const before = tx.get('balance', balanceId(place.id, product.id, lotId))
    const differenceEach = a.countedEach - (before?.qtyEach ?? 0)
    adjust(tx, op, place, product, lotId, differenceEach)
    const allocatedEach = before?.allocatedEach ?? 0
    closeCounts(tx, place, product, lotId, a.countedEach)
    if (a.caseId !== null) {
      const found = tx.get('case', a.caseId)
      if (found?.status === 'open') closeCase(tx, op, found, 'binCounted')
    }
    if (differenceEach !== 0 && a.countedEach < allocatedEach) {
      raiseCase(tx, op, {
        kind: 'countDiffers',
        productId: product.id,
        locationId: place.id,
        data: { ...data, expectedEach: before?.qtyEach ?? 0, allocatedEach, differenceEach },
      })
    }
    return { differenceEach }
  },
})

/** Without a lot on the count: the one lot that lies there, or goods that are not kept by lot. */
function lotInBin(tx: Tx, place: Row<'location'>, product: Row<'product'>, lot: string | null) {
  if (lot !== null) return knownLot(tx, product.id, lot)
  const here = tx.where('balance', { locationId: place.id, productId: product.id })
  if (here.length > 1) return here.find((balance) => balance.lotId === '')?.lotId
  return here[0]?.lotId ?? knownLot(tx, product.id, null)
}

function adjust(
  tx: Tx,
  op: OperationContext,
  place: Row<'location'>,
  product: Row<'product'>,
  lotId: Row<'balance'>['lotId'],
  differenceEach: number,
): void {
  if (differenceEach === 0) return
  const outside = virtualLocation(tx, op, 'adjustment').id
  const [from, to] = differenceEach > 0 ? [outside, place.id] : [place.id, outside]
  const qtyEach = Math.abs(differenceEach)
  moveStock(tx, op, { productId: product.id, lotId, from, to, qtyEach, cause: 'count' })
}

function closeCounts(
  tx: Tx,
  place: Row<'location'>,
  product: Row<'product'>,
  lotId: Row<'balance'>['lotId'],
  countedEach: number,
): void {
  for (const task of tx.where('countTask', { locationId: place.id, productId: product.id })) {
    if (task.status !== 'open' || task.lotId !== lotId) continue
    tx.update('countTask', task.id, { status: 'done', countedEach })
  }
}
