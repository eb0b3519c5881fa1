import type { CaseId, OrderId } from '../../core/model/ids.ts'
import type { Row } from '../../core/model/tables.ts'
import { nextStepOf } from '../../core/operations/orders/next-step.ts'
import type {
  OrderDetail,
  OrderDocument,
  OrderEventView,
  OrderLineView,
} from '../../core/protocol/queries/orders.ts'
import type { ReadDb } from '../core/read-db.ts'
import { warehouseHere } from './here.ts'
import type { QueryContext } from './query-context.ts'
import { readRow, readRows } from './row-reader.ts'
import { waitingOrders } from './waiting-orders.ts'

/** All that an order's page tells. */
export function orderDetail(ctx: QueryContext, orderId: OrderId): OrderDetail | null {
  const { read } = ctx.station
  const order = readRow(read, 'order', orderId)
  if (!order) return null
  const parcels = readRows(
    read,
    'parcel',
    `"orderId" = ? and "status" <> 'voided' order by "parcelNo"`,
    orderId,
  )
  return {
    order,
    nextStep: nextStepOf(order, waitingOrders.of(ctx.station).has(orderId)),
    lines: lineViews(ctx, orderId),
    charges: readRows(read, 'orderCharge', '"orderId" = ? order by rowid', orderId),
    parcels,
    events: eventViews(read, orderId),
    documents: documentsOf(read, order, parcels),
    customer: order.customerId === null ? null : (readRow(read, 'customer', order.customerId) ?? null),
    carrierName: carrierName(read, order.carrierId),
    openCases: read
      .all<{ id: CaseId }>(
        `select "id" from "case" where "orderId" = ? and "status" = 'open' order by rowid`,
        orderId,
      )
      .map(({ id }) => id),
  }
}

export function carrierName(read: ReadDb, id: Row<'carrier'>['id'] | null): string | null {
  const carrier = id === null ? undefined : readRow(read, 'carrier', id)
  return carrier ? carrier.name : null
}

interface LineStock {
  readonly id: string
  readonly onHandEach: number
  readonly availableEach: number
}

interface LineBin {
  readonly lineId: string
  readonly code: string
  readonly qtyEach: number
  readonly allocatedEach: number
}

function lineViews(ctx: QueryContext, orderId: OrderId): OrderLineView[] {
  const { read } = ctx.station
  const warehouseId = warehouseHere(ctx)
  const stocks = read.all<LineStock>(
    `select "l"."id", coalesce("s"."onHandEach", 0) as "onHandEach",
         coalesce("s"."onHandEach" - "s"."allocatedEach" - "s"."promisedEach", 0) - coalesce("p"."bufferEach", 0) as "availableEach"
       from "orderLine" "l" left join "product" "p" on "p"."id" = "l"."productId"
       left join "productStock" "s" on "s"."productId" = "l"."productId" and "s"."warehouseId" = ?
       where "l"."orderId" = ?`,
    warehouseId,
    orderId,
  )
  const bins = read.all<LineBin>(
    `select "l"."id" as "lineId", "b"."code", sum("v"."qtyEach") as "qtyEach", sum("v"."allocatedEach") as "allocatedEach"
       from "orderLine" "l" join "balance" "v" on "v"."productId" = "l"."productId" and "v"."warehouseId" = ?
       join "location" "b" on "b"."id" = "v"."locationId" and "b"."kind" = 'bin'
       where "l"."orderId" = ? group by "l"."id", "b"."id" order by "b"."walkSequence", "b"."code"`,
    warehouseId,
    orderId,
  )
  const stockOf = new Map(stocks.map((stock) => [stock.id, stock]))
  return readRows(read, 'orderLine', '"orderId" = ? order by "lineNo"', orderId).map((line) => ({
    ...line,
    onHandEach: stockOf.get(line.id)?.onHandEach ?? 0,
    availableEach: stockOf.get(line.id)?.availableEach ?? 0,
    bins: bins.filter((bin) => bin.lineId === line.id).map(({ lineId: _, ...bin }) => bin),
  }))
}

type StoredEvent = Omit<OrderEventView, 'data'> & { readonly data: string }

/** In the order in which they were written down here: clocks of several stations do not tell it. */
function eventViews(read: ReadDb, orderId: OrderId): OrderEventView[] {
  const stored = read.all<StoredEvent>(
    `select "e"."id", "e"."operation", "e"."data", coalesce("u"."name", '') as "userName",
         coalesce("s"."name", '') as "stationName", "e"."at"
       from "orderEvent" "e" left join "user" "u" on "u"."id" = "e"."userId" left join "station" "s" on "s"."id" = "e"."stationId"
       where "e"."orderId" = ? order by "e".rowid`,
    orderId,
  )
  return stored.map((event) => ({ ...event, data: JSON.parse(event.data) as OrderEventView['data'] }))
}

function documentsOf(read: ReadDb, order: Row<'order'>, parcels: readonly Row<'parcel'>[]): OrderDocument[] {
  const documents: OrderDocument[] = []
  const released = read.get('select 1 from "pickTask" where "orderId" = ? limit 1', order.id)
  if (released) documents.push({ kind: 'pickList', parcelId: null, parcelNo: null })
  if (order.lineCount > 0) documents.push({ kind: 'packingSlip', parcelId: null, parcelNo: null })
  for (const parcel of parcels) {
    if (parcel.status === 'open') continue
    documents.push({ kind: 'shippingLabel', parcelId: parcel.id, parcelNo: parcel.parcelNo })
  }
  return documents
}
