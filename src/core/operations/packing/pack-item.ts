import { z } from 'zod'
import { type LotId, NO_LOT, ParcelId, ProductId } from '../../model/ids.ts'
import { fact, type OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { Qty } from '../../model/units.ts'
import { raiseCase } from '../cases/raise-case.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { handPlace, totesOf } from '../picking/order-totes.ts'
import { productOfCode } from '../product-of-code.ts'
import { recordEvent } from '../record-event.ts'
import { knownLot } from '../stock/lots.ts'
import { putIntoParcel } from './change-parcel.ts'
import { openParcelOrRefuse } from './pack-rules.ts'

/**
 * Every item is verified as it goes into its parcel, whatever screen asks: goods that are foreign, not picked or too many
 * are refused at the scan. Never more is packed than was picked; on replay the rest is a case.
 */
export const packItem = fact('packItem', {
  permission: 'pack',
  args: z.object({
    parcelId: ParcelId,
    productId: ProductId,
    lot: z.string().trim().min(1).max(60).nullable().default(null),
    qtyEach: Qty,
    /** What the scanner read; null when the packer named the product by hand. */
    code: z.string().max(500).nullable().default(null),
  }),
  check(tx, a, op) {
    const parcel = openParcelOrRefuse(tx, a.parcelId)
    const code = a.code
    const scanned =
      code === null ? null : (productOfCode(tx, op, code) ?? refuse('codeUnknown', { value: code }))
    const product =
      scanned?.product ??
      tx.get('product', a.productId) ??
      refuse('notFound', { what: 'product', id: a.productId })
    const { sku, name } = product
    const lines = linesOf(tx, parcel, product.id)
    if (lines.length === 0 || product.id !== a.productId) refuse('notInOrder', { sku, name })
    if (a.lot !== null) refuseForeignLot(tx, parcel, product.id, a.lot)
    const leftEach = sum(lines, (line) => line.pickedEach - line.packedEach)
    if (a.qtyEach <= leftEach) return
    const orderedEach = sum(lines, (line) => line.orderedEach - line.cancelledEach)
    const packedEach = sum(lines, (line) => line.packedEach)
    if (packedEach + a.qtyEach > orderedEach) refuse('overPack', { sku, name, orderedEach })
    refuse('notPicked', { sku, name })
  },
  run(tx, a, op): { leftEach: number } {
    const parcel = tx.get('parcel', a.parcelId)
    const product = tx.get('product', a.productId)
    if (!parcel) {
      raiseForLostParcel(tx, op, a, product)
      return { leftEach: 0 }
    }
    const lines = linesOf(tx, parcel, a.productId)
    // Sealed meanwhile by somebody else: the goods are in it all the same.
    const mayEach = parcel.status === 'open' || parcel.status === 'sealed' ? a.qtyEach : 0
    let openEach = mayEach
    for (const line of lines) {
      const qtyEach = Math.min(openEach, line.pickedEach - line.packedEach)
      if (qtyEach <= 0) continue
      for (const part of takeFromTotes(tx, op, parcel, line, qtyEach, a.lot)) {
        putIntoParcel(tx, op, tx.get('parcel', parcel.id) ?? parcel, { line, ...part })
      }
      openEach -= qtyEach
    }
    const packedEach = mayEach - openEach
    if (packedEach < a.qtyEach || parcel.status !== 'open') {
      raiseCase(tx, op, {
        kind: 'packDiffers',
        orderId: parcel.orderId,
        productId: product?.id ?? null,
        data: {
          sku: product?.sku ?? '',
          name: product?.name ?? '',
          parcelNo: parcel.parcelNo,
          qtyEach: a.qtyEach,
          packedEach,
        },
      })
    }
    if (packedEach > 0) {
      recordEvent(tx, op, parcel.orderId, 'packItem', {
        sku: product?.sku ?? '',
        name: product?.name ?? '',
        qtyEach: packedEach,
        parcelNo: parcel.parcelNo,
      })
    }
    advanceOrder(tx, parcel.orderId)
    const order = tx.get('order', parcel.orderId)
    return { leftEach: order ? Math.max(0, order.pickedEach - order.packedEach) : 0 }
  },
})

/** The parcel was never accepted: one case for each product in it, however often it was scanned. */
function raiseForLostParcel(
  tx: Tx,
  op: OperationContext,
  { parcelId, qtyEach }: { readonly parcelId: ParcelId; readonly qtyEach: number },
  product: Row<'product'> | undefined,
): void {
  const known = tx
    .where('case', { status: 'open' })
    .find(
      (each) =>
        each.kind === 'packDiffers' &&
        each.data.parcelId === parcelId &&
        each.productId === (product?.id ?? null),
    )
  if (known) {
    const data = { ...known.data, qtyEach: Number(known.data.qtyEach ?? 0) + qtyEach }
    tx.update('case', known.id, { data })
    return
  }
  const data = { parcelId, sku: product?.sku ?? '', name: product?.name ?? '', qtyEach }
  raiseCase(tx, op, { kind: 'packDiffers', productId: product?.id ?? null, data })
}

function refuseForeignLot(tx: Tx, parcel: Row<'parcel'>, productId: ProductId, lot: string): void {
  const lots = new Set(toteStock(tx, parcel.orderId, productId).map((balance) => balance.lotId))
  lots.delete(NO_LOT)
  const lotId = knownLot(tx, productId, lot)
  if (lots.size === 0 || (lotId !== undefined && lots.has(lotId))) return
  const expected = [...lots].map((each) => tx.get('lot', each)?.code ?? '').join(', ')
  refuse('lotDiffers', { expected, scanned: lot })
}

function linesOf(tx: Tx, parcel: Row<'parcel'>, productId: ProductId): Row<'orderLine'>[] {
  return tx
    .where('orderLine', { orderId: parcel.orderId })
    .filter((line) => line.productId === productId)
    .sort((a, b) => a.lineNo - b.lineNo)
}

interface TotePart {
  readonly toteId: Row<'location'>['id']
  readonly lotId: LotId
  readonly qtyEach: number
}

/** Out of the order's totes, the scanned lot first; what no tote holds is taken from the first one, below zero. */
function takeFromTotes(
  tx: Tx,
  op: OperationContext,
  parcel: Row<'parcel'>,
  line: Row<'orderLine'>,
  wantedEach: number,
  lot: string | null,
): TotePart[] {
  const scanned = knownLot(tx, line.productId, lot)
  const parts: TotePart[] = []
  let openEach = wantedEach
  const stock = toteStock(tx, parcel.orderId, line.productId)
  const preferred = stock.sort((a, b) => Number(b.lotId === scanned) - Number(a.lotId === scanned))
  for (const { locationId, lotId, qtyEach } of preferred) {
    const takenEach = Math.min(openEach, qtyEach)
    if (takenEach <= 0) continue
    parts.push({ toteId: locationId, lotId, qtyEach: takenEach })
    openEach -= takenEach
  }
  if (openEach === 0) return parts
  const toteId = (totesOf(tx, parcel.orderId)[0] ?? handPlace(tx, op, parcel.orderId)).id
  return [...parts, { toteId, lotId: scanned ?? NO_LOT, qtyEach: openEach }]
}

function toteStock(tx: Tx, orderId: Row<'order'>['id'], productId: ProductId): Row<'balance'>[] {
  return totesOf(tx, orderId).flatMap((tote) => tx.where('balance', { locationId: tote.id, productId }))
}

function sum(lines: readonly Row<'orderLine'>[], of: (line: Row<'orderLine'>) => number): number {
  return lines.reduce((total, line) => total + of(line), 0)
}
