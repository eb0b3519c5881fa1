import type { CustomerRow } from '../operations/customers/customer-row.ts'
import type { ImportedOrder, ImportedReturn } from '../operations/orders/imported-order.ts'
import type { ImportTable } from './cells.ts'
import type { ImportContext } from './import-context.ts'
import { buildOrder, buildReturn } from './order-drafts.ts'
import { groupOrderRows, type OrderGroup, type OrderRow } from './order-rows.ts'
import { customerOf } from './party.ts'
import type { Rejection } from './reasons.ts'
import type { RowReader, UnknownCountry } from './row-reader.ts'

/** The orders and returns of a file, and the products and customers that they name. */
export interface PlannedOrder {
  readonly order: ImportedOrder | null
  readonly back: ImportedReturn | null
  /** Lines of the file by SKU, to name those that an operation refuses. */
  readonly linesOf: ReadonlyMap<string, readonly number[]>
}

export interface OrderedProduct {
  readonly sku: string
  readonly name: string
  readonly priceMinor: number
  readonly currency: string
}

export interface OrdersPlan {
  readonly kind: 'orders'
  readonly items: readonly PlannedOrder[]
  readonly products: ReadonlyMap<string, OrderedProduct>
  readonly customers: ReadonlyMap<string, CustomerRow>
  readonly rejected: readonly Rejection[]
  readonly unknownCountries: readonly UnknownCountry[]
}

export function planOrders(table: ImportTable, reader: RowReader, context: ImportContext): OrdersPlan {
  const rejected: Rejection[] = []
  const groups = groupOrderRows(table, reader, context, rejected)
  const spelling = commonSpellings(groups)
  const products = new Map<string, OrderedProduct>()
  const customers = new Map<string, CustomerRow>()
  // Rows that sold something describe goods; rows without a price say "damaged" and "check" in the same column.
  for (const sold of [true, false]) {
    for (const group of groups)
      for (const row of group.rows) if (isSale(row) === sold) learnProduct(products, row, spelling)
  }
  const marked = marksCancellations(groups)
  const items: PlannedOrder[] = []
  for (const group of groups) {
    const { order, back, linesOf } = planGroup(group, marked, spelling, reader, context, rejected)
    if (!order && !back) continue
    items.push({ order, back, linesOf })
    for (const { party } of group.rows) {
      const { code } = party
      if (code !== null && !customers.has(code)) customers.set(code, customerOf({ ...party, code }))
    }
  }
  return { kind: 'orders', items, products, customers, rejected, unknownCountries: reader.unknownCountries() }
}

function planGroup(
  group: OrderGroup,
  marked: boolean,
  spelling: (sku: string) => string,
  reader: RowReader,
  context: ImportContext,
  rejected: Rejection[],
): PlannedOrder {
  const spelled = { ...group, rows: group.rows.map((row) => ({ ...row, sku: spelling(row.sku) })) }
  const cancels = (marked && isMarked(group.number)) || group.rows.every(({ qtyEach }) => qtyEach < 0)
  const linesOf = new Map<string, number[]>()
  for (const { sku, row } of spelled.rows) linesOf.set(sku, [...(linesOf.get(sku) ?? []), row.line])
  if (cancels) return { order: null, back: buildReturn(spelled, group.number, reader, context), linesOf }
  // Goods that come back inside of an order are a return of their own; a discount is a charge with a negative amount.
  const goes = spelled.rows.filter(({ qtyEach, charge }) => qtyEach > 0 || charge !== undefined)
  const comes = spelled.rows.filter(({ qtyEach, charge }) => qtyEach < 0 && charge === undefined)
  return {
    order: buildOrder({ ...spelled, rows: goes }, reader, context, rejected),
    back:
      comes.length > 0
        ? buildReturn({ ...spelled, rows: comes }, `${group.number}-R`.slice(0, 60), reader, context)
        : null,
    linesOf,
  }
}

const isSale = ({ qtyEach, priceMinor }: OrderRow): boolean => qtyEach > 0 && priceMinor > 0

function learnProduct(
  products: Map<string, OrderedProduct>,
  row: OrderRow,
  spelling: (sku: string) => string,
): void {
  if (row.charge !== undefined) return
  const sku = spelling(row.sku)
  const known = products.get(sku)
  if (known && known.name !== '' && (known.priceMinor > 0 || row.priceMinor === 0)) return
  // "damaged", "thrown away": a row that takes goods off the books without a price names a reason, not the goods.
  const name = row.qtyEach < 0 && row.priceMinor === 0 ? '' : row.name
  products.set(sku, {
    sku,
    name: known?.name || name,
    priceMinor: known?.priceMinor || row.priceMinor,
    currency: known?.currency ?? row.currency,
  })
}

/** `85123a` and `85123A` are one product, typed twice. The spelling that most rows have is the product's. */
function commonSpellings(groups: readonly OrderGroup[]): (sku: string) => string {
  const counts = new Map<string, Map<string, number>>()
  for (const { rows } of groups) {
    for (const { sku } of rows) {
      const spellings = counts.get(sku.toUpperCase()) ?? new Map<string, number>()
      spellings.set(sku, (spellings.get(sku) ?? 0) + 1)
      counts.set(sku.toUpperCase(), spellings)
    }
  }
  const best = new Map<string, string>()
  for (const [key, spellings] of counts) {
    best.set(key, [...spellings].reduce((a, b) => (b[1] > a[1] ? b : a))[0])
  }
  return (sku) => best.get(sku.toUpperCase()) ?? sku
}

const isMarked = (number: string): boolean => /^C\d+$/.test(number)

/** A C before the number marks a cancellation, but only where the other numbers are plain digits: C1001 may be an order. */
function marksCancellations(groups: readonly OrderGroup[]): boolean {
  return groups.some(({ number }) => /^\d+$/.test(number))
}
