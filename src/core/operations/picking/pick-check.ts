import { NO_LOT } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { skipReason } from '../../planning/allocate.ts'
import { findLocation } from '../find-location.ts'
import { shelfRule } from '../orders/allocate-line.ts'
import { productOfCode } from '../product-of-code.ts'
import { settingOf } from '../set-up/change-setting.ts'
import { knownLot } from '../stock/lots.ts'
import { balanceId } from '../stock/move-stock.ts'
import { leftOf } from './change-pick.ts'

/**
 * Judges a scan against the pick while the person stands there. A wrong scan is refused with what it *is* and changes
 * nothing; the product is never inferred from the bin.
 */
export interface ScannedPick {
  readonly bin: string
  readonly productId: Row<'product'>['id']
  readonly qtyEach: number
  readonly lot: string | null
  readonly code: string | null
  readonly otherLot?: boolean | undefined
}

export function refuseWrongBin(
  tx: Tx,
  op: OperationContext,
  pick: Row<'pick'>,
  scan: ScannedPick,
): Row<'location'> {
  const expected = tx.get('location', pick.locationId)
  const place = findLocation(tx, op, scan.bin) ?? refuse('binUnknown', { value: scan.bin })
  if (place.id === pick.locationId) return place
  // Without strict mode goods of the same kind may come from another bin, where nobody else holds them.
  if (settingOf(tx, 'strictMode') || place.kind !== 'bin') {
    refuse('wrongBin', { expected: expected?.code ?? '', scanned: place.code })
  }
  refuseIfHeld(tx, pick, place, pick.lotId, scan.qtyEach)
  return place
}

export function refuseWrongProduct(tx: Tx, op: OperationContext, pick: Row<'pick'>, scan: ScannedPick): void {
  const code = scan.code
  if (code !== null) {
    const found = productOfCode(tx, op, code) ?? refuse('codeUnknown', { value: code })
    if (found.product.id !== pick.productId) refuseAs(tx, pick, found.product)
    const leftEach = leftOf(pick)
    if (found.qtyEach > 1 && leftEach > 0 && found.qtyEach > leftEach && scan.qtyEach > leftEach) {
      refuse('caseInsteadOfUnit', { qtyEach: found.qtyEach, leftEach })
    }
  }
  if (scan.productId === pick.productId) return
  refuseAs(
    tx,
    pick,
    tx.get('product', scan.productId) ?? refuse('notFound', { what: 'product', id: scan.productId }),
  )
}

export function refuseWrongLot(
  tx: Tx,
  op: OperationContext,
  pick: Row<'pick'>,
  scan: ScannedPick,
  place: Row<'location'>,
): void {
  const expected = pick.lotId === NO_LOT ? '' : (tx.get('lot', pick.lotId)?.code ?? '')
  if (scan.lot === null) {
    // The label says no lot. With one lot in the bin there is nothing to mistake it for.
    const lots = tx.where('balance', { locationId: place.id, productId: pick.productId })
    if (pick.lotId !== NO_LOT && lots.length > 1) refuse('lotRequired', { sku: skuOf(tx, pick) })
    return
  }
  const lotId = knownLot(tx, pick.productId, scan.lot)
  if (lotId === pick.lotId || (pick.lotId === NO_LOT && lotId === undefined)) return
  const lot = lotId === undefined ? undefined : tx.get('lot', lotId)
  const order = tx.get('order', pick.orderId)
  const mayReplace =
    scan.otherLot === true &&
    lot &&
    skipReason(lot.expiryOn, shelfRule(tx, op, order, pick.productId)) === null
  if (!mayReplace) refuse('lotDiffers', { expected, scanned: scan.lot })
  refuseIfHeld(tx, pick, place, lot.id, scan.qtyEach)
}

/** Goods that another order holds are not there for this one. */
function refuseIfHeld(
  tx: Tx,
  pick: Row<'pick'>,
  place: Row<'location'>,
  lotId: Row<'pick'>['lotId'],
  qtyEach: number,
): void {
  const balance = tx.get('balance', balanceId(place.id, pick.productId, lotId))
  const hereEach = balance ? Math.max(0, balance.qtyEach - balance.allocatedEach) : 0
  if (hereEach < qtyEach) refuse('notEnoughHere', { bin: place.code, sku: skuOf(tx, pick), hereEach })
}

function refuseAs(tx: Tx, pick: Row<'pick'>, scanned: Row<'product'>): never {
  const expected = tx.get('product', pick.productId)
  refuse('wrongProduct', {
    expectedSku: expected?.sku ?? '',
    expectedName: expected?.name ?? '',
    scannedSku: scanned.sku,
    scannedName: scanned.name,
  })
}

function skuOf(tx: Tx, pick: Row<'pick'>): string {
  return tx.get('product', pick.productId)?.sku ?? ''
}
