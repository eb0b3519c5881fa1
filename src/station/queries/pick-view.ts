import type { PickTaskId } from '../../core/model/ids.ts'
import type { PickBarcode, PickStep, PickTaskView } from '../../core/protocol/queries/floor.ts'
import { type Claimed, keptBy } from '../claims/kept-tasks.ts'
import type { ReadDb } from '../core/read-db.ts'
import type { QueryContext } from './query-context.ts'

/** A tour with all that the screen needs to judge a scan by itself. */
type Head = Omit<
  PickTaskView,
  'steps' | 'lastPick' | 'mine' | 'orderCancelled' | 'kept' | 'keptUntil' | 'reachable'
> &
  Claimed & {
    readonly userId: string | null
    readonly orderStatus: string | null
  }

export function pickTaskView(ctx: QueryContext, taskId: PickTaskId): PickTaskView | null {
  const { read } = ctx.station
  const head = read.get<Head>(
    `select "t"."id", "t"."orderId", coalesce("o"."number", '') as "orderNumber", coalesce("o"."customerName", '') as "customerName",
         "t"."status", "u"."name" as "userName", "t"."userId", "t"."dueAt", "o"."giftNote", "o"."status" as "orderStatus",
         case when "p"."code" like '#%' then null else "p"."code" end as "toteCode",
         "t"."stationId", "t"."claimStationId", "t"."claimUntil", "c"."name" as "keptFor", "s"."name" as "begunAt"
       from "pickTask" "t" left join "order" "o" on "o"."id" = "t"."orderId" left join "user" "u" on "u"."id" = "t"."userId"
         left join "location" "p" on "p"."id" = "t"."toteId"
         left join "station" "c" on "c"."id" = "t"."claimStationId" left join "station" "s" on "s"."id" = "t"."stationId"
       where "t"."id" = ?`,
    taskId,
  )
  if (!head) return null
  const { userId, orderStatus, stationId, claimStationId, claimUntil, keptFor, begunAt, ...view } = head
  const kept = keptBy(ctx.station)({ status: view.status, stationId, claimStationId, claimUntil })
  return {
    ...view,
    kept,
    keptFor: kept === 'elsewhere' ? keptFor : null,
    keptUntil: kept === 'notNeeded' ? null : claimUntil,
    reachable: ctx.reachable,
    begunAt: view.status === 'started' && kept !== 'notNeeded' ? begunAt : null,
    mine: userId !== null && userId === ctx.actor?.userId,
    orderCancelled: orderStatus === 'cancelled',
    steps: stepsOf(read, taskId),
    lastPick: lastPickOf(read, taskId),
  }
}

function stepsOf(read: ReadDb, taskId: PickTaskId): PickStep[] {
  const codes = new Map<string, PickBarcode[]>()
  const stored = read.all<PickBarcode & { readonly productId: string }>(
    `select "b"."productId", "b"."code", "b"."qtyEach" from "barcode" "b"
       where "b"."productId" in (select "productId" from "pick" where "taskId" = ?) order by "b"."qtyEach", "b"."code"`,
    taskId,
  )
  for (const { productId, ...barcode } of stored)
    codes.set(productId, [...(codes.get(productId) ?? []), barcode])
  const steps = read.all<Omit<PickStep, 'barcodes'>>(
    `select "k"."id", "k"."sequence", "k"."status", "k"."productId", coalesce("p"."sku", '') as "sku",
         coalesce("p"."name", '') as "name", "p"."hazard", "t"."code" as "lot", "t"."expiryOn", coalesce("b"."code", '') as "bin",
         "b"."aisle", "k"."qtyEach", "k"."pickedEach", "k"."shortEach"
       from "pick" "k" left join "product" "p" on "p"."id" = "k"."productId" left join "lot" "t" on "t"."id" = "k"."lotId"
         left join "location" "b" on "b"."id" = "k"."locationId"
       where "k"."taskId" = ? order by "k"."sequence", "k"."id"`,
    taskId,
  )
  return steps.map((step) => ({ ...step, barcodes: codes.get(step.productId) ?? [] }))
}

function lastPickOf(read: ReadDb, taskId: PickTaskId): PickTaskView['lastPick'] {
  const last = read.get<NonNullable<PickTaskView['lastPick']>>(
    `select "k"."id" as "pickId", coalesce("p"."sku", '') as "sku", coalesce("p"."name", '') as "name", "m"."qtyEach"
       from "pick" "k" join "movement" "m" on "m"."pickId" = "k"."id" and "m"."cause" = 'pick'
         left join "product" "p" on "p"."id" = "m"."productId"
       where "k"."taskId" = ? and not exists (select 1 from "movement" "r" where "r"."reversesId" = "m"."id")
       order by "m"."scanNo" desc limit 1`,
    taskId,
  )
  return last ?? null
}
