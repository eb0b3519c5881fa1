import { z } from 'zod'
import type { MovementId } from '../../model/ids.ts'
import { fact } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import { Day, Qty } from '../../model/units.ts'
import { BinCode } from '../bin-code.ts'
import { findLocation, virtualLocation } from '../find-location.ts'
import { productBySku, Sku } from '../products/product-row.ts'
import { lotFor } from './lots.ts'
import { moveStock } from './move-stock.ts'

/**
 * Goods came in from a supplier and were put into a bin. A fact: on replay the bin may be gone, then they are booked to
 * receiving; a product that nobody knows any more cannot be booked and becomes a case.
 */
export const receiveStock = fact('receiveStock', {
  permission: 'receiveStock',
  spaces: 'both',
  args: z.object({
    bin: BinCode,
    sku: Sku,
    lot: z.string().trim().min(1).max(60).nullable().default(null),
    expiryOn: Day.nullable().default(null),
    qtyEach: Qty,
  }),
  check(tx, a, op) {
    const bin = findLocation(tx, op, a.bin)
    if (bin?.kind !== 'bin' || !bin.active) refuse('binUnknown', { value: a.bin })
    const product = productBySku(tx, a.sku)
    if (!product) refuse('skuUnknown', { sku: a.sku })
    if (product.lotPolicy === 'lot' && a.lot === null) refuse('lotRequired', { sku: a.sku })
  },
  run(tx, a, op): { movementId: MovementId | null } {
    const product = productBySku(tx, a.sku)
    const bin = findLocation(tx, op, a.bin)
    if (!product) {
      tx.insert('case', {
        id: op.newId(),
        warehouseId: op.warehouseId,
        kind: 'countDiffers',
        status: 'open',
        orderId: null,
        productId: null,
        locationId: bin?.id ?? null,
        pickId: null,
        data: { sku: a.sku, bin: a.bin, receivedEach: a.qtyEach },
        userId: op.userId,
        stationId: op.stationId,
        raisedAt: op.at,
        closedAt: null,
        closedBy: null,
        resolution: null,
        followsId: null,
        snoozedUntil: null,
      })
      return { movementId: null }
    }
    const inside = (place: Row<'location'> | undefined): place is Row<'location'> => place?.kind === 'bin'
    const movementId = moveStock(tx, op, {
      productId: product.id,
      lotId: lotFor(tx, op, product.id, a.lot, a.expiryOn),
      from: virtualLocation(tx, op, 'supplier').id,
      to: inside(bin) ? bin.id : virtualLocation(tx, op, 'receiving').id,
      qtyEach: a.qtyEach,
      cause: 'receive',
      receivedOn: op.at.slice(0, 10),
    })
    return { movementId }
  },
})
