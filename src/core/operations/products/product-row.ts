import { z } from 'zod'
import type { ImportId, ProductId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { Currency, Grams, LongText, Minor, QtyOrZero, ShortText } from '../../model/units.ts'

/** A product as a person or a file gives it. Null: not said; what is there stays, or gets its beginning value. */
export const Sku = z.string().trim().min(1).max(80)

const Side = z.int().min(0).max(100_000)

export const ProductRow = z.object({
  sku: Sku,
  name: ShortText.nullable().default(null),
  description: LongText.nullable().default(null),
  lengthMm: Side.nullable().default(null),
  widthMm: Side.nullable().default(null),
  heightMm: Side.nullable().default(null),
  weightGrams: Grams.nullable().default(null),
  priceMinor: Minor.nullable().default(null),
  currency: Currency.nullable().default(null),
  lotPolicy: z.enum(['none', 'lot']).nullable().default(null),
  minShelfDays: z.int().min(0).max(10_000).nullable().default(null),
  bufferEach: QtyOrZero.nullable().default(null),
  abcClass: z.enum(['A', 'B', 'C']).nullable().default(null),
  hazard: z.string().trim().min(1).max(60).nullable().default(null),
  active: z.boolean().nullable().default(null),
  barcodes: z
    .array(
      z.object({
        code: z.string().trim().min(1).max(60),
        unit: z.enum(['each', 'case']),
        qtyEach: z.int().min(1).max(1_000_000),
      }),
    )
    .max(20)
    .default([]),
})
export type ProductRow = z.output<typeof ProductRow>

export function insertProduct(
  tx: Tx,
  op: OperationContext,
  wanted: Omit<ProductRow, 'barcodes'>,
  importId: ImportId | null,
): ProductId {
  const id = op.newId<'product'>()
  tx.insert('product', {
    id,
    sku: wanted.sku,
    name: wanted.name ?? wanted.sku,
    description: wanted.description ?? '',
    lengthMm: wanted.lengthMm ?? 0,
    widthMm: wanted.widthMm ?? 0,
    heightMm: wanted.heightMm ?? 0,
    weightGrams: wanted.weightGrams ?? 0,
    priceMinor: wanted.priceMinor ?? 0,
    currency: wanted.currency ?? tx.get('warehouse', op.warehouseId)?.currency ?? 'EUR',
    lotPolicy: wanted.lotPolicy ?? 'none',
    minShelfDays: wanted.minShelfDays ?? 0,
    bufferEach: wanted.bufferEach ?? 0,
    abcClass: wanted.abcClass ?? 'C',
    hazard: wanted.hazard,
    active: wanted.active ?? true,
    importId,
  })
  return id
}

export function productBySku(tx: Tx, sku: string): Row<'product'> | undefined {
  return tx.where('product', { sku })[0]
}
