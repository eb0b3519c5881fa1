import { ACTIVE_ORDER } from '../../../db/local-indexes.ts'
import type { Home } from '../../core/protocol/queries/floor.ts'
import { WAITING_CASES } from './case-views.ts'
import { todayHere } from './here.ts'
import { countOrders } from './order-list.ts'
import { countToPack, packList } from './pack-list.ts'
import type { QueryContext } from './query-context.ts'
import { countFreeTasks, countNotKept, freeTasks, myTasks } from './task-cards.ts'

/** What a person begins the next minute with. */
export function home(ctx: QueryContext): Home {
  const mine = myTasks(ctx)
  const { byView } = countOrders(ctx)
  const next = packList(ctx, 1)[0]
  return {
    next: mine[0] ?? nextFree(ctx),
    openTasks: countFreeTasks(ctx),
    notKept: countNotKept(ctx),
    myTasks: mine,
    packing: {
      waiting: countToPack(ctx),
      nextOrderId: next?.orderId ?? null,
      nextOrderNumber: next?.number ?? null,
      nextDueAt: next?.dueAt ?? null,
      nextTote: next?.toteCode ?? null,
    },
    toRelease: byView.toRelease,
    lateOrders: byView.late,
    dueSoon: dueSoon(ctx),
    openCases: openCases(ctx),
    shippedToday: shippedToday(ctx),
  }
}

/** Nothing is offered that cannot be begun. */
function nextFree(ctx: QueryContext): Home['next'] {
  const [first] = freeTasks(ctx, 1)
  return first?.mayBegin ? first : null
}

/** As many as fit on a screen beside the next job. */
const CUT_OFFS_SHOWN = 6

/** Sorts after every moment of the minute that it is put behind, and before the next minute. */
const END_OF_MINUTE = ':60'

/**
 * The next cut-offs that still have something to do, those of today that were missed among them. What leaves in the same
 * minute leaves together: orders from a shop carry seconds that no van waits for.
 */
function dueSoon(ctx: QueryContext): Home['dueSoon'] {
  const { from, to } = todayHere(ctx)
  const tomorrow = new Date(ctx.now().getTime() + 86_400_000).toISOString()
  const minutes = dueMinutes(ctx, from, to > tomorrow ? to : tomorrow)
  return ctx.station.read.all<Home['dueSoon'][number]>(
    `select min("o"."dueAt") as "dueAt", coalesce("c"."name", '') as "carrier", sum("o"."status" = 'open') as "open",
         sum("o"."status" in ('released', 'picking', 'picked', 'packing', 'packed')) as "inWork", sum("o"."status" = 'shipped') as "done"
       from json_each(?) "m" cross join "order" "o" indexed by "order_list_dueAt"
         on "o"."dueAt" >= "m"."value" and "o"."dueAt" < "m"."value" || '${END_OF_MINUTE}'
         left join "carrier" "c" on "c"."id" = "o"."carrierId"
       where "o"."status" <> 'cancelled'
       group by "m"."value", "o"."carrierId" order by "m"."value", "carrier" limit ?`,
    JSON.stringify(minutes),
    CUT_OFFS_SHOWN,
  )
}

/** One step in the index for each: a day's orders are not read through for six of its minutes. */
function dueMinutes({ station: { read } }: QueryContext, from: string, to: string): readonly string[] {
  const minutes: string[] = []
  let at = from
  while (minutes.length < CUT_OFFS_SHOWN) {
    const next = read.get<{ dueAt: string }>(
      `select "dueAt" from "order" indexed by "order_list_active_dueAt"
         where ${ACTIVE_ORDER} and "dueAt" >= ? and "dueAt" < ? order by "dueAt" limit 1`,
      at,
      to,
    )
    if (!next) break
    const minute = next.dueAt.slice(0, 'YYYY-MM-DDTHH:MM'.length)
    minutes.push(minute)
    at = minute + END_OF_MINUTE
  }
  return minutes
}

function openCases({ station, now }: QueryContext): number {
  const sql = `select count(*) as "count" from "case" where ${WAITING_CASES}`
  return station.read.get<{ count: number }>(sql, now().toISOString())?.count ?? 0
}

function shippedToday(ctx: QueryContext): number {
  const { from, to } = todayHere(ctx)
  const sql =
    'select count(distinct "orderId") as "count" from "parcel" where "shippedAt" >= ? and "shippedAt" < ?'
  return ctx.station.read.get<{ count: number }>(sql, from, to)?.count ?? 0
}
