import { differences } from '../../core/operations/upsert.ts'
import type { Station } from '../core/station.ts'
import { readRows } from '../queries/row-reader.ts'
import { catalogueSpelling } from './catalogue-spelling.ts'
import type { ImportBatch, ImportSession } from './import-session.ts'
import { nextTurn } from './pacer.ts'

/** How many of a plan's items would be new, changed or left as they are, if it were written now. Reads only. */
export interface PreviewCounts {
  new: number
  changed: number
  skipped: number
}

const BATCH = 200

export async function previewCounts(station: Station, session: ImportSession): Promise<PreviewCounts> {
  const counts: PreviewCounts = { new: 0, changed: 0, skipped: 0 }
  const judge = judgeOf(station)
  for (let batch = await session.take(BATCH); batch.items.length > 0; batch = await session.take(BATCH)) {
    for (const verdict of judge(batch)) counts[verdict]++
    await nextTurn()
  }
  return counts
}

type Verdict = keyof PreviewCounts

function judgeOf({ read, identity }: Station): (batch: ImportBatch) => Verdict[] {
  const spelled = catalogueSpelling(read)
  const warehouseId = identity?.warehouseId ?? ''
  const has = (sql: string, ...params: string[]): boolean => read.get(sql, ...params) !== undefined

  const product = (row: Extract<ImportBatch, { kind: 'products' }>['items'][number]['row']): Verdict => {
    const { barcodes, ...wanted } = { ...row, sku: spelled(row.sku) }
    const found = readRows(read, 'product', '"sku" = ?', wanted.sku)[0]
    if (!found) return 'new'
    const codes = barcodes.every(({ code, unit, qtyEach }) =>
      has(
        'select 1 from "barcode" where "code" = ? and "productId" = ? and "unit" = ? and "qtyEach" = ?',
        code,
        found.id,
        unit,
        String(qtyEach),
      ),
    )
    return differences(found, wanted) || !codes ? 'changed' : 'skipped'
  }
  const stock = ({
    bin,
    sku,
    lot,
    qtyEach,
  }: Extract<ImportBatch, { kind: 'stock' }>['items'][number]['row']): Verdict => {
    const here = read.get<{ qtyEach: number }>(
      `select "balance"."qtyEach" from "location"
         join "product" on "product"."sku" = ?
         left join "lot" on "lot"."productId" = "product"."id" and "lot"."code" = ?
         join "balance" on "balance"."id" = "location"."id" || '~' || "product"."id" || '~' || coalesce("lot"."id", '')
       where "location"."warehouseId" = ? and "location"."code" = ? and (? is null or "lot"."id" is not null)`,
      spelled(sku),
      lot,
      warehouseId,
      bin,
      lot,
    )
    return (here?.qtyEach ?? 0) === qtyEach ? 'skipped' : here ? 'changed' : 'new'
  }
  return (batch) => {
    switch (batch.kind) {
      case 'orders':
        return batch.items.flatMap(({ order, back }) => [
          ...(order
            ? ([has('select 1 from "order" where "number" = ?', order.number) ? 'skipped' : 'new'] as const)
            : []),
          ...(back
            ? ([has('select 1 from "return" where "number" = ?', back.number) ? 'skipped' : 'new'] as const)
            : []),
        ])
      case 'products':
        return batch.items.map(({ row }) => product(row))
      case 'customers':
        return batch.items.map(({ row }) => {
          const found = readRows(read, 'customer', '"code" = ?', row.code)[0]
          return !found ? 'new' : differences(found, row) ? 'changed' : 'skipped'
        })
      case 'stock':
        return batch.items.map(({ row }) => stock(row))
    }
  }
}
