import { textOf } from '../../core/import/cells.ts'
import { importFields } from '../../core/import/fields.ts'
import type { ImportContext } from '../../core/import/import-context.ts'
import type { PlannedCustomer } from '../../core/import/plan-customers.ts'
import { type ImportPlan, planImport } from '../../core/import/plan-import.ts'
import type { OrderedProduct, PlannedOrder } from '../../core/import/plan-orders.ts'
import type { PlannedProduct } from '../../core/import/plan-products.ts'
import type { PlannedStock } from '../../core/import/plan-stock.ts'
import type { Rejection } from '../../core/import/reasons.ts'
import { completeMapping, missingFields } from '../../core/import/recognise-columns.ts'
import { detectFormats, type Formats, type UnknownCountry } from '../../core/import/row-reader.ts'
import type { CustomerRow } from '../../core/operations/customers/customer-row.ts'
import type { ImportOptions } from '../../core/protocol/commands.ts'
import { type ReadTable, readTable } from './read-table.ts'

/**
 * One file on its way in: read once, planned as often as its options change, handed out in batches. All that takes long and
 * needs no database happens here, in a thread of its own, so that scans go on.
 */
export interface ImportSession {
  /** What the file's columns are and which are recognised, without planning anything. */
  look(options: ImportOptions): Promise<ColumnSummary>
  plan(options: ImportOptions, context: ImportContext): Promise<PlanSummary>
  /** The next items of the plan, from the beginning after each `plan`; empty at the end. */
  take(limit: number): Promise<ImportBatch>
}

export interface ColumnSummary {
  readonly columns: readonly string[]
  readonly mapping: Readonly<Record<string, string | null>>
  readonly fields: readonly { readonly key: string; readonly required: boolean }[]
  readonly missing: readonly string[]
  readonly unknownColumns: readonly string[]
  readonly unknownFields: readonly string[]
}

export interface PlanSummary extends ColumnSummary {
  readonly encoding: string
  readonly sample: readonly (readonly string[])[]
  readonly rowCount: number
  readonly formats: Formats
  readonly itemCount: number
  readonly rejected: readonly Rejection[]
  readonly unknownCountries: readonly UnknownCountry[]
}

export type ImportBatch =
  | {
      readonly kind: 'orders'
      readonly items: readonly PlannedOrder[]
      /** Named by these items and by none before. */
      readonly products: readonly OrderedProduct[]
      readonly customers: readonly CustomerRow[]
    }
  | { readonly kind: 'products'; readonly items: readonly PlannedProduct[] }
  | { readonly kind: 'customers'; readonly items: readonly PlannedCustomer[] }
  | { readonly kind: 'stock'; readonly items: readonly PlannedStock[] }

const SAMPLE_ROWS = 20
/** A cell of a broken file may be as long as the file. */
const SAMPLE_CELL = 200

export function importSession(file: Uint8Array): ImportSession {
  let read: { encoding: ImportOptions['encoding']; result: Promise<ReadTable> } | undefined
  let plan: ImportPlan | undefined
  let next = 0
  const named = new Set<string>()

  const readAs = async (encoding: ImportOptions['encoding']): Promise<ReadTable> => {
    if (read?.encoding !== encoding || !read) read = { encoding, result: readTable(file, encoding) }
    return await read.result
  }

  return {
    async look(options) {
      return summarize(options, (await readAs(options.encoding)).table.columns)
    },
    async plan(options, context) {
      const { table, encoding, rejected } = await readAs(options.encoding)
      const found = summarize(options, table.columns)
      const { mapping, missing } = found
      const detected = detectFormats(table, mapping)
      const formats: Formats = {
        decimal: options.decimal === 'auto' ? detected.decimal : options.decimal,
        dateOrder: options.dateOrder === 'auto' ? detected.dateOrder : options.dateOrder,
      }
      plan = missing.length === 0 ? planImport(options.kind, table, mapping, formats, context) : undefined
      next = 0
      named.clear()
      return {
        ...found,
        encoding,
        sample: table.rows
          .slice(0, SAMPLE_ROWS)
          .map(({ cells }) => table.columns.map((_, index) => textOf(cells[index]).slice(0, SAMPLE_CELL))),
        rowCount: table.rows.length + rejected.length,
        formats,
        itemCount: plan?.items.length ?? 0,
        rejected: [...rejected, ...(plan?.rejected ?? [])].sort((a, b) => a.line - b.line),
        unknownCountries: plan && 'unknownCountries' in plan ? plan.unknownCountries : [],
      }
    },
    async take(limit) {
      if (!plan) throw new Error('nothing is planned')
      const from = next
      next = Math.min(plan.items.length, from + limit)
      if (plan.kind === 'orders') return ordersBatch(plan, plan.items.slice(from, next), named)
      // The union's kind and its items go together; slicing does not change that.
      return { kind: plan.kind, items: plan.items.slice(from, next) } as ImportBatch
    },
  }
}

function summarize({ kind, mapping: given }: ImportOptions, columns: readonly string[]): ColumnSummary {
  const completed = completeMapping(kind, columns, given)
  return {
    columns,
    ...completed,
    fields: importFields[kind].map(({ key, required }) => ({ key, required })),
    missing: missingFields(kind, completed.mapping),
  }
}

function ordersBatch(
  plan: Extract<ImportPlan, { kind: 'orders' }>,
  items: readonly PlannedOrder[],
  named: Set<string>,
): ImportBatch {
  const products: OrderedProduct[] = []
  const customers: CustomerRow[] = []
  const first = (key: string): boolean => {
    const unseen = !named.has(key)
    named.add(key)
    return unseen
  }
  for (const { order, back } of items) {
    const codes = [
      ...(order?.lines ?? []).map(({ sku }) => sku),
      ...(back?.lines ?? []).map(({ code }) => code),
    ]
    for (const code of codes) {
      const product = plan.products.get(code)
      if (product && first(`product ${code}`)) products.push(product)
    }
    for (const code of [order?.customer, back?.customer]) {
      const customer = code ? plan.customers.get(code) : undefined
      if (customer && first(`customer ${code}`)) customers.push(customer)
    }
  }
  return { kind: 'orders', items, products, customers }
}
