import { parseEan } from '../codes/ean.ts'
import type { ProductRow } from '../operations/products/product-row.ts'
import { type ImportTable, type TableRow, textOf } from './cells.ts'
import type { ImportContext } from './import-context.ts'
import { joinRows, unlessContradicting } from './join-rows.ts'
import { readCurrency } from './order-rows.ts'
import type { Rejection } from './reasons.ts'
import { type RowReader, readRows } from './row-reader.ts'
import { yesOrNo } from './words.ts'

export interface PlannedProduct {
  readonly line: number
  readonly row: ProductRow
}

export interface ProductsPlan {
  readonly kind: 'products'
  readonly items: readonly PlannedProduct[]
  readonly rejected: readonly Rejection[]
}

const MAX_GRAMS = 100_000_000
const MAX_MM = 100_000
const MAX_BARCODES = 10
/** As many as one product is saved with at once. */
const MAX_BARCODES_JOINED = 20

export function planProducts(table: ImportTable, reader: RowReader, context: ImportContext): ProductsPlan {
  const rejected: Rejection[] = []
  const weightUnit = hasFractions(table, reader) ? 'kg' : 'g'
  const rows = readRows(table.rows, rejected, (row) => readProduct(reader, row, context, weightUnit)).map(
    ({ row, value }) => ({ line: row.line, row: value }),
  )
  const items = joinRows(rows, rejected, ({ sku }) => sku.toUpperCase(), joinProducts)
  return { kind: 'products', items, rejected }
}

/** Files list a product once for each of its barcodes. */
function joinProducts(first: ProductRow, later: ProductRow): ProductRow | null {
  const joined = unlessContradicting(
    { ...first, barcodes: null },
    { ...later, sku: first.sku, barcodes: null },
  )
  if (!joined) return null
  const known = new Set(first.barcodes.map(({ code }) => code))
  const barcodes = [...first.barcodes, ...later.barcodes.filter(({ code }) => !known.has(code))]
  return barcodes.length <= MAX_BARCODES_JOINED ? { ...joined, barcodes } : null
}

function readProduct(
  reader: RowReader,
  row: TableRow,
  context: ImportContext,
  weightUnit: string,
): ProductRow {
  const currency = readCurrency(reader, row, context)
  const priceMinor = reader.amount(row, 'price', currency)
  if (priceMinor !== null && priceMinor < 0) reader.reject(row, 'price', { code: 'belowZero' })
  return {
    sku: reader.code(row, 'sku', 80),
    name: reader.text(row, 'name') || null,
    description: reader.text(row, 'description', 4000) || null,
    lengthMm: reader.measure(row, 'length', 'mm', MAX_MM),
    widthMm: reader.measure(row, 'width', 'mm', MAX_MM),
    heightMm: reader.measure(row, 'height', 'mm', MAX_MM),
    weightGrams: reader.measure(row, 'weight', weightUnit, MAX_GRAMS),
    priceMinor,
    currency: priceMinor === null ? null : currency,
    lotPolicy: lotPolicyOf(reader, row),
    minShelfDays: notNegative(reader, row, 'minShelfDays', 10_000),
    bufferEach: notNegative(reader, row, 'buffer', 1_000_000_000),
    abcClass: abcClassOf(reader, row),
    hazard: reader.text(row, 'hazard', 60) || null,
    active: yesOrNo(reader.text(row, 'active')),
    barcodes: [
      ...barcodesOf(reader, row, 'barcode', 'each'),
      ...barcodesOf(reader, row, 'caseBarcode', 'case'),
    ],
  }
}

/** A weight without a unit is in grams, unless somebody wrote fractions: nobody weighs half a gram. */
function hasFractions(table: ImportTable, reader: RowReader): boolean {
  return table.rows.some((row) => /^\d+[.,]\d{1,3}$/.test(textOf(reader.cell(row, 'weight'))))
}

function notNegative(reader: RowReader, row: TableRow, key: string, max: number): number | null {
  const value = reader.wholeNumber(row, key, max)
  return value !== null && value < 0 ? reader.reject(row, key, { code: 'belowZero' }) : value
}

function lotPolicyOf(reader: RowReader, row: TableRow): 'lot' | 'none' | null {
  const text = reader.text(row, 'lotPolicy')
  if (text === '') return null
  const kept = yesOrNo(text)
  if (kept === null) reader.reject(row, 'lotPolicy', { code: 'notALotPolicy' })
  return kept ? 'lot' : 'none'
}

function abcClassOf(reader: RowReader, row: TableRow): 'A' | 'B' | 'C' | null {
  const text = reader.text(row, 'abcClass').toUpperCase()
  if (text === '') return null
  return text === 'A' || text === 'B' || text === 'C'
    ? text
    : reader.reject(row, 'abcClass', { code: 'notAClass' })
}

function barcodesOf(
  reader: RowReader,
  row: TableRow,
  key: string,
  unit: 'each' | 'case',
): ProductRow['barcodes'] {
  const codes = textOf(reader.cell(row, key))
    .split(/[|;,\s]+/)
    .filter((code) => code !== '')
  if (codes.length === 0) return []
  const qtyEach = unit === 'each' ? 1 : (reader.wholeNumber(row, 'caseQtyEach', 1_000_000) ?? 0)
  if (qtyEach < 1) reader.reject(row, 'caseQtyEach', { code: 'missing' })
  return codes
    .slice(0, MAX_BARCODES)
    .map((code) => ({ code: checkedBarcode(reader, row, key, code), unit, qtyEach }))
}

/** A number of the length of a GTIN that fails its check digit would never be read by a scanner. */
function checkedBarcode(reader: RowReader, row: TableRow, key: string, code: string): string {
  if (/^\d([.,]\d+)?E\+\d+$/i.test(code)) reader.reject(row, key, { code: 'shortenedNumber' })
  if (code.length > 60) reader.reject(row, key, { code: 'tooLong', max: 60 })
  const ean = parseEan(code)
  if (ean.ok) return ean.gtin
  return ean.reason === 'badCheckDigit' ? reader.reject(row, key, { code: 'badCheckDigit' }) : code
}
