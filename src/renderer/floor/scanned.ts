import { normalizeGtin } from '../../core/codes/ean.ts'
import { classifyScan, type Scan } from '../../core/codes/scan.ts'
import type { OrderId, ParcelId, ProductId } from '../../core/model/ids.ts'
import type { PickBarcode, ResolvedCode } from '../../core/protocol/queries/floor.ts'

/**
 * What a scan turned out to be, as the machines judge it. Invariant: a code is resolved here, from the rows on the screen,
 * or it is asked of the station; it is never guessed, so a code that means two things on this screen is asked for.
 */
export type Scanned =
  | {
      readonly kind: 'product'
      readonly productId: ProductId
      readonly sku: string
      readonly name: string
      readonly qtyEach: number
      readonly lot: string | null
    }
  | { readonly kind: 'bin'; readonly code: string }
  | { readonly kind: 'tote'; readonly code: string; readonly orderNumber: string | null }
  | { readonly kind: 'order'; readonly orderId: OrderId; readonly number: string }
  | {
      readonly kind: 'parcel'
      readonly parcelId: ParcelId
      readonly orderId: OrderId
      readonly orderNumber: string
      readonly parcelNo: number
    }
  | { readonly kind: 'box'; readonly code: string }
  | { readonly kind: 'badge'; readonly name: string }
  | { readonly kind: 'badCheck'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }

/** What the screen has loaded and can recognise by itself. */
export interface KnownCodes {
  readonly bins: readonly string[]
  readonly products: readonly {
    readonly productId: ProductId
    readonly sku: string
    readonly name: string
    readonly barcodes: readonly PickBarcode[]
  }[]
  readonly boxes: readonly string[]
}

/** @returns null when only the station can tell. */
export function resolveHere(known: KnownCodes, code: string, year: number): Scanned | null {
  const scan = classifyScan(code, { referenceYear: year })
  if (scan.kind === 'own') {
    const { kind, body } = scan.own
    if (kind === 'box' && known.boxes.includes(body)) return { kind: 'box', code: body }
    if (kind === 'bin') return binOf(known, body)
    return null
  }
  const bin = binOf(known, scan.text)
  const product = productOf(known, scan)
  return bin && product ? null : (bin ?? product)
}

/** A tote's label may be new: printed, and never used yet. It says by itself that it is a tote. */
export function asScanned(resolved: ResolvedCode, code: string, year: number): Scanned {
  if (resolved.kind === 'unknown') {
    const scan = classifyScan(code, { referenceYear: year })
    if (scan.kind === 'own' && scan.own.kind === 'tote') {
      return { kind: 'tote', code: scan.own.code, orderNumber: null }
    }
    return { kind: 'unknown', code: scan.text }
  }
  return resolved
}

function binOf(known: KnownCodes, text: string): Scanned | null {
  const bin = known.bins.find((candidate) => sameCode(candidate, text))
  return bin === undefined ? null : { kind: 'bin', code: bin }
}

function productOf(known: KnownCodes, scan: Scan): Scanned | null {
  const { gtin, lot, count } = contentOf(scan)
  const found = new Map<string, Scanned>()
  for (const { productId, sku, name, barcodes } of known.products) {
    for (const barcode of barcodes) {
      if (barcode.code !== scan.text && (gtin === null || normalizeGtin(barcode.code) !== gtin)) continue
      found.set(`${productId} ${barcode.qtyEach}`, {
        kind: 'product',
        productId,
        sku,
        name,
        qtyEach: barcode.qtyEach * count,
        lot,
      })
    }
  }
  // Two goods under one code: the screen must not choose.
  return found.size === 1 ? ([...found.values()][0] ?? null) : null
}

// As the station reads it: (01) is the piece in hand, (02) with (37) are the pieces inside.
function contentOf(scan: Scan): { gtin: string | null; lot: string | null; count: number } {
  if (scan.kind === 'ean') return { gtin: scan.gtin, lot: null, count: 1 }
  if (scan.kind !== 'gs1') return { gtin: null, lot: null, count: 1 }
  const { gtin, contentGtin, lot, qtyEach } = scan.content
  return gtin === null ? { gtin: contentGtin, lot, count: qtyEach ?? 1 } : { gtin, lot, count: 1 }
}

export function sameCode(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase()
}

/** What stands on the goods or label that was scanned, for a sentence. */
export function nameOf(scanned: Scanned): string {
  switch (scanned.kind) {
    case 'product':
    case 'badge':
      return scanned.name
    case 'order':
      return scanned.number
    case 'parcel':
      return `${scanned.orderNumber}/${scanned.parcelNo}`
    default:
      return scanned.code
  }
}
