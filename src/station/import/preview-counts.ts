import type { PlannedOrder } from '../../core/import/plan-orders.ts'
import type { Rejection } from '../../core/import/reasons.ts'
import type { RowProblem } from '../../core/import/row-problem.ts'
import { differences } from '../../core/operations/upsert.ts'
import type { ImportOptions } from '../../core/protocol/commands.ts'
import type { Station } from '../core/station.ts'
import { readRows } from '../queries/row-reader.ts'
import { foundFor } from './apply-batch.ts'
import { catalogueSpelling } from './catalogue-spelling.ts'
import { foreseenProblems } from './foreseen-problems.ts'
import type { ImportBatch, ImportSession } from './import-session.ts'
import { nextTurn } from './pacer.ts'

/** How many of a plan's items would be new, changed, left as they are or refused, if it were written now. Reads only. */
interface PreviewCounts {
  new: number
  changed: number
  skipped: number
}

export interface PreviewVerdicts {
  readonly counts: PreviewCounts
  readonly rejected: readonly Rejection[]
}

const BATCH = 200

export async function previewCounts(
  station: Station,
  session: ImportSession,
  options: ImportOptions,
): Promise<PreviewVerdicts> {
  const counts: PreviewCounts = { new: 0, changed: 0, skipped: 0 }
  const rejected: Rejection[] = []
  const judge = judgeOf(station, options)
  for (let batch = await session.take(BATCH); batch.items.length > 0; batch = await session.take(BATCH)) {
    for (const verdict of judge(batch)) {
      if (typeof verdict === 'string') counts[verdict]++
      else rejected.push(...verdict)
    }
    await nextTurn()
  }
  return { counts, rejected }
}

type Verdict = keyof PreviewCounts | readonly Rejection[]

const refused = (lines: readonly number[], found: string, problem: RowProblem): Rejection[] =>
  lines.map((line) => ({ line, column: null, found, problem }))

function judgeOf(station: Station, options: ImportOptions): (batch: ImportBatch) => Verdict[] {
  const { read, identity } = station
  const spelled = catalogueSpelling(read)
  const foreseen = foreseenProblems(station, options, spelled)
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
  const orderVerdicts = (
    { number, lines }: NonNullable<PlannedOrder['order']>,
    linesOf: ReadonlyMap<string, readonly number[]>,
  ): Verdict[] => {
    const rejections = lines.flatMap(({ sku }) => {
      const problem = foreseen.line(sku)
      return problem ? refused(linesOf.get(sku) ?? [], sku, problem) : []
    })
    if (has('select 1 from "order" where "number" = ?', number)) return ['skipped', rejections]
    const allRefused = lines.length > 0 && lines.every(({ sku }) => foreseen.line(sku) !== null)
    return allRefused ? [rejections] : ['new', rejections]
  }
  return (batch) => {
    switch (batch.kind) {
      case 'orders':
        return batch.items.flatMap(({ order, back, linesOf }) => [
          ...(order ? orderVerdicts(order, linesOf) : []),
          ...(back
            ? ([has('select 1 from "return" where "number" = ?', back.number) ? 'skipped' : 'new'] as const)
            : []),
        ])
      case 'products':
        return batch.items.map(({ line, row }) => {
          const problem = foreseen.product(row)
          return problem
            ? refused([line], row.barcodes.map(({ code }) => code).join(' '), problem)
            : product(row)
        })
      case 'customers':
        return batch.items.map(({ row }) => {
          const found = readRows(read, 'customer', '"code" = ?', row.code)[0]
          return !found ? 'new' : differences(found, row) ? 'changed' : 'skipped'
        })
      case 'stock':
        return batch.items.map(({ lines, row }) => {
          const problem = foreseen.stock(row)
          return problem ? refused(lines, foundFor(problem, row), problem) : stock(row)
        })
    }
  }
}
