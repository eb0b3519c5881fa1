import { classifyScan } from '../codes/scan.ts'
import type { OperationContext } from '../model/operation.ts'
import type { Row } from '../model/tables.ts'
import type { Tx } from '../model/tx.ts'

/**
 * What is this product code? A barcode of ours, a GTIN in any of its spellings, a GS1 element string, or a SKU as printed
 * on a shelf. A code that means no product of the catalogue is null: a product is never guessed.
 */
export interface ProductOfCode {
  readonly product: Row<'product'>
  /** Base units that one scan of the code stands for. */
  readonly qtyEach: number
  readonly lot: string | null
}

export function productOfCode(tx: Tx, op: OperationContext, raw: string): ProductOfCode | null {
  const text = raw.trim()
  const direct = byBarcode(tx, text, 1, null)
  if (direct) return direct
  const scan = classifyScan(raw, { referenceYear: Number(op.at.slice(0, 4)) })
  if (scan.kind === 'ean') return byGtin(tx, scan.gtin, 1, null)
  if (scan.kind === 'gs1') {
    const { gtin, contentGtin, lot, qtyEach } = scan.content
    if (gtin !== null) return byGtin(tx, gtin, 1, lot)
    return contentGtin === null ? null : byGtin(tx, contentGtin, qtyEach ?? 1, lot)
  }
  const scanned = byBarcode(tx, scan.text, 1, null)
  if (scanned) return scanned
  for (const sku of new Set([scan.text, scan.text.toUpperCase()])) {
    const product = tx.where('product', { sku })[0]
    if (product) return { product, qtyEach: 1, lot: null }
  }
  return null
}

/** One GTIN is written with 12, 13 or 14 digits; files and labels do not agree on which. */
export function gtinSpellings(gtin: string): string[] {
  const codes = [gtin, gtin.padStart(14, '0')]
  if (gtin.length === 13 && gtin.startsWith('0')) codes.push(gtin.slice(1))
  return codes
}

function byGtin(tx: Tx, gtin: string, times: number, lot: string | null): ProductOfCode | null {
  for (const code of gtinSpellings(gtin)) {
    const found = byBarcode(tx, code, times, lot)
    if (found) return found
  }
  return null
}

function byBarcode(tx: Tx, code: string, times: number, lot: string | null): ProductOfCode | null {
  const barcode = tx.where('barcode', { code })[0]
  const product = barcode && tx.get('product', barcode.productId)
  return product ? { product, qtyEach: barcode.qtyEach * times, lot } : null
}
