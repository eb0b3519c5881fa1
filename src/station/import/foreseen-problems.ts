import type { RowProblem } from '../../core/import/row-problem.ts'
import type { ImportOptions } from '../../core/protocol/commands.ts'
import type { Station } from '../core/station.ts'
import type { ImportBatch } from './import-session.ts'
import { makesBins } from './makes-bins.ts'

/** What the operation would refuse in a row if the file were written now: a preview must not promise more than is kept. */
type RowOf<K extends ImportBatch['kind']> = Extract<ImportBatch, { kind: K }>['items'][number]

export interface Foreseen {
  product(row: RowOf<'products'>['row']): RowProblem | null
  stock(row: RowOf<'stock'>['row']): RowProblem | null
  /** Of an order's line, by its SKU. */
  line(sku: string): RowProblem | null
}

export function foreseenProblems(
  station: Station,
  options: Pick<ImportOptions, 'newBins' | 'newProducts'>,
  spelled: (sku: string) => string,
): Foreseen {
  const { read } = station
  const warehouseId = station.identity?.warehouseId ?? ''
  const newBins = makesBins(station, options)

  return {
    product({ sku, barcodes }) {
      for (const { code } of barcodes) {
        const owner = read.get<{ sku: string }>(
          'select "sku" from "product" where "id" = (select "productId" from "barcode" where "code" = ?)',
          code,
        )
        if (owner && owner.sku !== spelled(sku)) return { code: 'barcodeTaken', sku: owner.sku }
      }
      return null
    },
    stock({ bin, sku, lot, qtyEach }) {
      const product = read.get<{ id: string; lotPolicy: string }>(
        'select "id", "lotPolicy" from "product" where "sku" = ?',
        spelled(sku),
      )
      if (!product) return { code: 'skuUnknown' }
      if (product.lotPolicy === 'lot' && lot === null) return { code: 'lotRequired' }
      const place = read.get<{ id: string; kind: string; active: number }>(
        'select "id", "kind", "active" from "location" where "warehouseId" = ? and "code" = ?',
        warehouseId,
        bin,
      )
      if (place ? place.active === 0 : !newBins) return { code: 'binUnknown' }
      if (place && place.kind !== 'bin') return { code: 'notABin' }
      const held = read.get<{ allocatedEach: number }>(
        `select "allocatedEach" from "balance" where "locationId" = ? and "productId" = ?
           and "lotId" = coalesce((select "id" from "lot" where "productId" = ? and "code" = ?), '')`,
        place?.id ?? '',
        product.id,
        product.id,
        lot,
      )
      return held && qtyEach < held.allocatedEach
        ? { code: 'belowAllocated', allocatedEach: held.allocatedEach }
        : null
    },
    line(sku) {
      if (options.newProducts === 'create') return null
      return read.get('select 1 from "product" where "sku" = ?', spelled(sku)) ? null : { code: 'skuUnknown' }
    },
  }
}
