import { ACTIVE_ORDER } from '../../../db/local-indexes.ts'
import type { OrderId } from '../../core/model/ids.ts'
import { nextStepOf } from '../../core/operations/orders/next-step.ts'
import type {
  OrderCounts,
  OrderFilter,
  OrderListRow,
  OrderPage,
  OrderView,
  orderSorts,
} from '../../core/protocol/queries/orders.ts'
import type { SqlValue } from '../core/read-db.ts'
import { derived } from './derived-cache.ts'
import { todayHere } from './here.ts'
import { decodeKey, type Key, pageOf } from './keyset.ts'
import { searchedOrders } from './order-search.ts'
import type { QueryContext } from './query-context.ts'
import { waitingOrders } from './waiting-orders.ts'

/** The orders list: one index walk for each page, whatever the view and the sort. */
type Sort = (typeof orderSorts)[number]

interface ListArgs {
  readonly filter: OrderFilter
  readonly sort: Sort
  readonly descending: boolean
  readonly after: string | null
  readonly limit: number
}

export function listOrders(ctx: QueryContext, args: ListArgs): OrderPage {
  const waiting = waitingOrders.of(ctx.station)
  const { rows, next } = pageOf(walk(ctx, args, args.limit + 1), args.limit, (row) => keyOf(row, args.sort))
  return { rows: rows.map((row) => listRow(row, waiting)), next }
}

/** For bulk actions. */
const MOST_IDS = 2000

export function listOrderIds(
  ctx: QueryContext,
  { filter }: { readonly filter: OrderFilter },
): readonly OrderId[] {
  const args: ListArgs = { filter, sort: 'dueAt', descending: false, after: null, limit: MOST_IDS }
  return walk(ctx, args, MOST_IDS).map((row) => row.id)
}

export function countOrders(ctx: QueryContext): OrderCounts {
  const { byStatus, waiting, toRelease } = statusCounts.of(ctx.station)
  const now = ctx.now().toISOString()
  const { from, to } = todayHere(ctx)
  const count = (...statuses: readonly string[]) =>
    statuses.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0)
  return {
    byView: {
      all: [...byStatus.values()].reduce((sum, each) => sum + each, 0),
      late: countDue(ctx, '', now),
      today: countDue(ctx, from, to),
      toRelease,
      waitingStock: waiting,
      inWork: count(...inWork),
      packed: count('packed'),
      shipped: count('shipped'),
      cancelled: count('cancelled'),
    },
  }
}

const inWork = ['released', 'picking', 'picked', 'packing']
const mayWait = new Set(['open', 'picked', 'packed'])

const statusCounts = derived(['order', 'orderLine', 'productStock', 'product'], (station) => {
  const rows = station.read.all<{ status: string; count: number }>(
    'select "status", count(*) as "count" from "order" group by "status"',
  )
  const byStatus = new Map(rows.map(({ status, count }) => [status, count]))
  const ids = JSON.stringify([...waitingOrders.of(station)])
  const waits = station.read.all<{ status: string; count: number }>(
    `select "status", count(*) as "count" from "order" where "id" in (select "value" from json_each(?)) group by "status"`,
    ids,
  )
  const waiting = waits.reduce((sum, { status, count }) => sum + (mayWait.has(status) ? count : 0), 0)
  const openWaiting = waits.find(({ status }) => status === 'open')?.count ?? 0
  return { byStatus, waiting, toRelease: (byStatus.get('open') ?? 0) - openWaiting }
})

function countDue({ station }: QueryContext, from: string, to: string): number {
  const row = station.read.get<{ count: number }>(
    `select count(*) as "count" from "order" indexed by "order_list_active_dueAt"
       where ${ACTIVE_ORDER} and "dueAt" >= ? and "dueAt" < ?`,
    from,
    to,
  )
  return row?.count ?? 0
}

type Stored = Omit<OrderListRow, 'nextStep' | 'paid'> & {
  readonly paid: 0 | 1
  readonly cancelledEach: number
}

const COLUMNS = `"id", "number", "customerName", json_extract("shipTo", '$.country') as "country",
  json_extract("shipTo", '$.city') as "city", "status", "dueAt", "orderedAt", "lineCount", "orderedEach", "pickedEach",
  "packedEach", "cancelledEach", "channel", "paid", "currency", "totalMinor", "priority"`

function listRow(row: Stored, waiting: ReadonlySet<OrderId>): OrderListRow {
  const { cancelledEach, paid, ...shown } = row
  return { ...shown, paid: paid === 1, nextStep: nextStepOf({ ...row }, waiting.has(row.id)) }
}

function keyOf(row: Stored, sort: Sort): Key {
  return [row[sort], row.id]
}

interface Condition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

function walk(ctx: QueryContext, args: ListArgs, limit: number): Stored[] {
  const { filter, sort, descending } = args
  const waiting = waitingOrders.of(ctx.station)
  const searched = filter.search.trim() === '' ? null : searchedOrders(ctx.station.read, filter.search)
  const only = filter.view === 'waitingStock' ? intersect(searched, waiting) : searched
  const conditions = [viewCondition(ctx, filter.view), ...filterConditions(filter)]
  if (filter.view === 'toRelease') conditions.push(idsIn('not in', [...waiting]))
  const few = only !== null && only.length <= MOST_BY_ID
  if (only !== null && !few) conditions.push(idsIn('in', only))
  const from = few
    ? fromIds(only)
    : { sql: `"order" indexed by "${indexFor(filter.view, sort)}"`, params: [] }
  return page(ctx, { from, conditions, sort, descending, after: decodeKey(args.after), limit })
}

/** So many are fetched one by one and sorted; of more than these, a walk along the index soon meets a page full. */
const MOST_BY_ID = 2000

/** A cross join keeps SQLite from walking all orders of a status in search of the few. */
function fromIds(ids: readonly OrderId[]): Condition {
  const wanted = '(select "value" as "wantedId" from json_each(?))'
  return { sql: `${wanted} cross join "order" on "id" = "wantedId"`, params: [JSON.stringify(ids)] }
}

function idsIn(is: 'in' | 'not in', ids: readonly OrderId[]): Condition {
  return { sql: `"id" ${is} (select "value" from json_each(?))`, params: [JSON.stringify(ids)] }
}

interface Page {
  readonly from: Condition
  readonly conditions: readonly Condition[]
  readonly sort: Sort
  readonly descending: boolean
  readonly after: Key | null
  readonly limit: number
}

function page(
  { station }: QueryContext,
  { from, conditions, sort, descending, after, limit }: Page,
): Stored[] {
  const direction = descending ? 'desc' : 'asc'
  const all = after
    ? [...conditions, { sql: `("${sort}", "id") ${descending ? '<' : '>'} (?, ?)`, params: after }]
    : conditions
  const where = all.map(({ sql }) => sql).join(' and ')
  return station.read.all<Stored>(
    `select ${COLUMNS} from ${from.sql} where ${where} order by "${sort}" ${direction}, "id" ${direction} limit ?`,
    ...[from, ...all].flatMap(({ params }) => params),
    limit,
  )
}

/** One status: its own index. Several of those still in the house: the index of these alone. */
function indexFor(view: OrderView, sort: Sort): string {
  if (view === 'all') return `order_list_${sort}`
  const oneStatus: readonly OrderView[] = ['toRelease', 'packed', 'shipped', 'cancelled']
  return oneStatus.includes(view) ? `order_list_status_${sort}` : `order_list_active_${sort}`
}

function viewCondition(ctx: QueryContext, view: OrderView): Condition {
  switch (view) {
    case 'all':
      return { sql: '1 = 1', params: [] }
    case 'late':
      return { sql: `${ACTIVE_ORDER} and "dueAt" < ?`, params: [ctx.now().toISOString()] }
    case 'today': {
      const { from, to } = todayHere(ctx)
      return { sql: `${ACTIVE_ORDER} and "dueAt" >= ? and "dueAt" < ?`, params: [from, to] }
    }
    case 'toRelease':
      return { sql: `"status" = 'open'`, params: [] }
    case 'waitingStock':
      return { sql: `${ACTIVE_ORDER} and "status" in ('open', 'picked', 'packed')`, params: [] }
    case 'inWork':
      return {
        sql: `${ACTIVE_ORDER} and "status" in ('released', 'picking', 'picked', 'packing')`,
        params: [],
      }
    case 'packed':
    case 'shipped':
    case 'cancelled':
      return { sql: `"status" = '${view}'`, params: [] }
  }
}

function filterConditions({ country, channel }: OrderFilter): Condition[] {
  const conditions: Condition[] = []
  if (country) conditions.push({ sql: `json_extract("shipTo", '$.country') = ?`, params: [country] })
  if (channel) conditions.push({ sql: '"channel" = ?', params: [channel] })
  return conditions
}

function intersect(ids: readonly OrderId[] | null, waiting: ReadonlySet<OrderId>): readonly OrderId[] {
  return ids === null ? [...waiting] : ids.filter((id) => waiting.has(id))
}
