import { placeOfCode } from '../../core/import/bin-place.ts'
import type { PlannedOrder } from '../../core/import/plan-orders.ts'
import type { RowProblem } from '../../core/import/row-problem.ts'
import type { ImportId } from '../../core/model/ids.ts'
import type { Outcome } from '../../core/model/operation.ts'
import { RefusedError } from '../../core/model/refusal.ts'
import type { Actor, Station } from '../core/station.ts'
import type { ImportBatch } from './import-session.ts'
import type { Tally } from './tally.ts'

/** Writes one batch of a plan, by one operation. What the operation leaves out is counted with its lines. */
export interface ApplyContext {
  readonly station: Station
  readonly actor: Actor
  readonly importId: ImportId
  readonly tally: Tally
  /** SKUs as the catalogue spells them. */
  readonly spelled: (sku: string) => string
  readonly createBins: boolean
  readonly createProducts: boolean
}

const MOST_PRODUCTS = 500

export function applyBatch(context: ApplyContext, batch: ImportBatch): void {
  switch (batch.kind) {
    case 'orders':
      applyOrders(context, batch, batch.items)
      break
    case 'products':
      applyProducts(context, batch.items)
      break
    case 'customers':
      applyCustomers(context, batch.items)
      break
    case 'stock':
      applyStock(context, batch.items)
  }
}

function applyOrders(
  context: ApplyContext,
  batch: Extract<ImportBatch, { kind: 'orders' }>,
  items: readonly PlannedOrder[],
): void {
  const { station, actor, importId, tally, spelled } = context
  const orders = items.flatMap(({ order }) =>
    order ? [{ ...order, lines: order.lines.map((line) => ({ ...line, sku: spelled(line.sku) })) }] : [],
  )
  const returns = items.flatMap(({ back }) =>
    back
      ? [
          {
            ...back,
            lines: back.lines.map((line) => (line.goods ? { ...line, code: spelled(line.code) } : line)),
          },
        ]
      : [],
  )
  const products = context.createProducts
    ? batch.products.map((product) => ({ ...product, sku: spelled(product.sku) }))
    : []
  // Long orders name more new products than one operation takes.
  while (products.length > MOST_PRODUCTS) {
    const some = {
      importId,
      products: products.splice(0, MOST_PRODUCTS),
      customers: [],
      orders: [],
      returns: [],
    }
    tally.created('products', taken(station.do('importOrders', some, actor)).value.products)
  }
  const outcome = station.do(
    'importOrders',
    { importId, products, customers: [...batch.customers], orders, returns },
    actor,
  )
  if (
    halved(
      outcome,
      items,
      (half) => applyOrders(context, batch, half),
      ({ linesOf }) => [...linesOf.values()].flat(),
      tally,
    )
  )
    return
  const { value } = taken(outcome)
  tally.created('orders', value.orders)
  tally.created('returns', value.returns)
  tally.created('products', value.products)
  tally.created('customers', value.customers)
  tally.updated('orders', value.completed)
  tally.skipped(value.skipped)
  for (const { number, sku, problem } of value.refused) {
    const item = items.find(({ order }) => order?.number === number)
    for (const [code, lines] of item?.linesOf ?? []) {
      if (spelled(code) !== sku) continue
      tally.rejected(lines.map((line) => ({ line, column: null, found: sku, problem })))
    }
  }
}

function applyProducts(
  context: ApplyContext,
  items: Extract<ImportBatch, { kind: 'products' }>['items'],
): void {
  const { station, actor, importId, tally, spelled } = context
  const products = items.map(({ row }) => ({ ...row, sku: spelled(row.sku) }))
  const outcome = station.do('saveProducts', { importId, products }, actor)
  if (
    halved(
      outcome,
      items,
      (half) => applyProducts(context, half),
      ({ line }) => [line],
      tally,
    )
  )
    return
  const { value } = taken(outcome)
  tally.created('products', value.created)
  tally.updated('products', value.updated)
  tally.skipped(value.skipped)
  for (const { index, problem } of value.refused) {
    const { line = 0, row } = items[index] ?? {}
    tally.rejected([
      { line, column: null, found: row?.barcodes.map(({ code }) => code).join(' ') ?? null, problem },
    ])
  }
}

function applyCustomers(
  context: ApplyContext,
  items: Extract<ImportBatch, { kind: 'customers' }>['items'],
): void {
  const { station, actor, importId, tally } = context
  const outcome = station.do('saveCustomers', { importId, customers: items.map(({ row }) => row) }, actor)
  if (
    halved(
      outcome,
      items,
      (half) => applyCustomers(context, half),
      ({ line }) => [line],
      tally,
    )
  )
    return
  const { value } = taken(outcome)
  tally.created('customers', value.created)
  tally.updated('customers', value.updated)
  tally.skipped(value.skipped)
}

function applyStock(context: ApplyContext, items: Extract<ImportBatch, { kind: 'stock' }>['items']): void {
  const { station, actor, importId, tally, spelled } = context
  const rows = items.map(({ row }) => ({ ...row, sku: spelled(row.sku) }))
  if (context.createBins)
    makeBins(
      context,
      rows.filter((row) => !isRefusedAnywhere(station, row)).map(({ bin }) => bin),
    )
  const outcome = station.do('importStock', { importId, rows }, actor)
  if (
    halved(
      outcome,
      items,
      (half) => applyStock(context, half),
      ({ lines }) => lines,
      tally,
    )
  )
    return
  const { value } = taken(outcome)
  tally.created('stock', value.created)
  tally.updated('stock', value.updated)
  tally.skipped(value.skipped)
  for (const { index, problem } of value.refused) {
    const { lines = [], row } = items[index] ?? {}
    const found = row ? foundFor(problem, row) : null
    tally.rejected(lines.map((line) => ({ line, column: null, found, problem })))
  }
}

/** The cell of a stock row that a problem is about. */
export function foundFor(problem: RowProblem, row: { bin: string; sku: string; qtyEach: number }): string {
  if (problem.code === 'binUnknown' || problem.code === 'notABin') return row.bin
  return problem.code === 'belowAllocated' ? String(row.qtyEach) : row.sku
}

/** A row that is left out whatever its bin is makes no bin. */
function isRefusedAnywhere({ read }: Station, { sku, lot }: { sku: string; lot: string | null }): boolean {
  const product = read.get<{ lotPolicy: string }>('select "lotPolicy" from "product" where "sku" = ?', sku)
  return !product || (product.lotPolicy === 'lot' && lot === null)
}

function makeBins({ station, actor, tally }: ApplyContext, bins: readonly string[]): void {
  const unknown = [...new Set(bins)].filter(
    (code) =>
      !station.read.get(
        'select 1 from "location" where "warehouseId" = ? and "code" = ?',
        station.identity?.warehouseId ?? '',
        code,
      ),
  )
  if (unknown.length === 0) return
  const locations = unknown.map((code) => ({
    code,
    kind: 'bin' as const,
    ...placeOfCode(code),
    zone: null,
    xMm: 0,
    yMm: 0,
    level: 0,
    pickFace: true,
    active: true,
  }))
  tally.created('bins', taken(station.do('saveLocations', { locations }, actor)).value.created)
}

/**
 * Arguments that a schema refuses are refused all together. By halves the one row at fault is found, and only that one is
 * left out: bad rows never stop the good ones.
 */
function halved<Item, Value>(
  outcome: Outcome<Value>,
  items: readonly Item[],
  again: (half: readonly Item[]) => void,
  linesOf: (item: Item) => readonly number[],
  tally: Tally,
): boolean {
  if (outcome.ok || outcome.refusal.code !== 'badArguments') return false
  const { path, message } = outcome.refusal
  if (items.length > 1) {
    const middle = Math.ceil(items.length / 2)
    again(items.slice(0, middle))
    again(items.slice(middle))
    return true
  }
  const problem: RowProblem = { code: 'notAccepted', message: `${path}: ${message}` }
  for (const item of items)
    tally.rejected(linesOf(item).map((line) => ({ line, column: null, found: null, problem })))
  return true
}

function taken<Value>(outcome: Outcome<Value>): { value: Value } {
  if (!outcome.ok) throw new RefusedError(outcome.refusal)
  return outcome
}
