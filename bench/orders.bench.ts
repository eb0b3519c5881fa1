import { setTimeout } from 'node:timers/promises'
import { SYSTEM_USER } from '../src/core/model/ids.ts'
import { actions } from '../src/core/model/roles.ts'
import { type OrderView, orderViews } from '../src/core/protocol/queries/orders.ts'
import { openStation, type Station } from '../src/station/core/station.ts'
import { orderAnswers } from '../src/station/queries/orders.ts'
import type { QueryContext } from '../src/station/queries/query-context.ts'
import { withLargeHouse } from './lib/dataset.ts'
import { actor, addOrders, goalSize, must, personName } from './lib/large-house.ts'
import { report, reportPercentiles } from './lib/report.ts'

/**
 * How long the station takes for what the orders screen asks: one page of each view, deep pages, a search while it is being
 * typed, the counts over the tabs. With the orders of the goals, and with 100,000.
 */
const PAGE_MS = 5
const PAGES = 300
const LIMIT = 60
const MANY_ORDERS = 100_000
const CHANGES = 5
/** Longer than what is kept may be behind the data. */
const REST_MS = 4000

const searches: Readonly<Record<string, (n: number) => string>> = {
  number: (n) => `B${String(n * 7).padStart(4, '0')}`,
  customer: (n) => personName(n),
  customerBegun: (n) => personName(n).slice(0, 3),
  sku: (n) => `SKU-${String(n * 131).padStart(6, '0')}`,
  firstLetter: (n) => personName(n).slice(0, 1),
  nothing: () => 'zzz',
}

await withLargeHouse(async (dataDir) => {
  const station = openStation({ dataDir })
  await measure(station, '10k', goalSize.orders)
  process.stderr.write('adding orders\n')
  addOrders(station, goalSize.orders, MANY_ORDERS, goalSize.products)
  await measure(station, '100k', MANY_ORDERS)
  station.close()
})

async function measure(station: Station, name: string, orders: number): Promise<void> {
  process.stderr.write(`listing ${orders} orders\n`)
  const context = { ...goalSize, orders }
  const ctx: QueryContext = {
    station,
    actor: { userId: SYSTEM_USER, roles: ['administrator'], actions: [...actions] },
    now: () => new Date(),
    reachable: false,
  }
  const page = (view: OrderView, search: string, after: string | null) =>
    orderAnswers.orders(ctx, {
      filter: { view, search },
      sort: 'dueAt',
      descending: false,
      after,
      limit: LIMIT,
    })

  // What is counted once after a change of the data, and then kept until the next one.
  const first = timed(() => page('all', '', null))
  report({ name: `orders.${name}.first`, value: first, unit: 'ms', n: 1, context })

  let after: string | null = null
  const deep = times(PAGES, () => {
    after = page('all', '', after).next
  })
  reportPercentiles(`orders.${name}.page`, deep, PAGE_MS, context)
  for (const view of orderViews) {
    const shown = times(PAGES / 3, () => page(view, '', null))
    reportPercentiles(`orders.${name}.view.${view}`, shown, PAGE_MS, context)
  }
  for (const [kind, words] of Object.entries(searches)) {
    const found = times(PAGES, (n) => page('all', words(n), null))
    reportPercentiles(`orders.${name}.search.${kind}`, found, PAGE_MS, context)
  }
  const counts = times(PAGES, () => orderAnswers.orderCounts(ctx, {}))
  reportPercentiles(`orders.${name}.counts`, counts, PAGE_MS, context)

  // Which orders wait for stock is found again after a change, at most for a small share of the time.
  const [row] = page('toRelease', '', null).rows
  if (!row) throw new Error('no order is left to change')
  const changed: number[] = []
  for (let n = 0; n < CHANGES; n++) {
    must(station.do('changeOrder', { orderId: row.id, priority: n % 3 }, actor))
    await setTimeout(REST_MS)
    changed.push(timed(() => page('toRelease', '', null)))
  }
  reportPercentiles(`orders.${name}.afterChange`, changed, undefined, context)
}

function timed(work: () => unknown): number {
  const before = performance.now()
  work()
  return performance.now() - before
}

function times(count: number, work: (n: number) => unknown): number[] {
  return Array.from({ length: Math.round(count) }, (_, n) => timed(() => work(n)))
}
