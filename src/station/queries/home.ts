import { ACTIVE_ORDER } from '../../../db/local-indexes.ts'
import type { Home } from '../../core/protocol/queries/floor.ts'
import { todayHere } from './here.ts'
import { countOrders } from './order-list.ts'
import { countToPack, packList } from './pack-list.ts'
import type { QueryContext } from './query-context.ts'
import { countFreeTasks, freeTasks, myTasks } from './task-cards.ts'

/** What a person begins the next minute with. */
export function home(ctx: QueryContext): Home {
  const mine = myTasks(ctx)
  const { byView } = countOrders(ctx)
  const next = packList(ctx, 1)[0]
  return {
    next: mine[0] ?? freeTasks(ctx, 1)[0] ?? null,
    openTasks: countFreeTasks(ctx),
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

/** As many as fit on a screen beside the next job. */
const CUT_OFFS_SHOWN = 6

/** The next cut-offs that still have something to do, those of today that were missed among them. */
function dueSoon(ctx: QueryContext): Home['dueSoon'] {
  const { read } = ctx.station
  const { from, to } = todayHere(ctx)
  const tomorrow = new Date(ctx.now().getTime() + 86_400_000).toISOString()
  const times = read.all<{ dueAt: string }>(
    `select distinct "dueAt" from "order" indexed by "order_list_active_dueAt"
       where ${ACTIVE_ORDER} and "dueAt" >= ? and "dueAt" < ? order by "dueAt" limit ?`,
    from,
    to > tomorrow ? to : tomorrow,
    CUT_OFFS_SHOWN,
  )
  return read.all<Home['dueSoon'][number]>(
    `select "o"."dueAt", coalesce("c"."name", '') as "carrier", sum("o"."status" = 'open') as "open",
         sum("o"."status" in ('released', 'picking', 'picked', 'packing', 'packed')) as "inWork", sum("o"."status" = 'shipped') as "done"
       from "order" "o" indexed by "order_list_dueAt" left join "carrier" "c" on "c"."id" = "o"."carrierId"
       where "o"."dueAt" in (select "value" from json_each(?)) and "o"."status" <> 'cancelled'
       group by "o"."dueAt", "o"."carrierId" order by "o"."dueAt" limit ?`,
    JSON.stringify(times.map(({ dueAt }) => dueAt)),
    CUT_OFFS_SHOWN,
  )
}

function openCases({ station }: QueryContext): number {
  const sql = `select count(*) as "count" from "case" where "status" = 'open'`
  return station.read.get<{ count: number }>(sql)?.count ?? 0
}

function shippedToday(ctx: QueryContext): number {
  const { from, to } = todayHere(ctx)
  const sql =
    'select count(distinct "orderId") as "count" from "parcel" where "shippedAt" >= ? and "shippedAt" < ?'
  return ctx.station.read.get<{ count: number }>(sql, from, to)?.count ?? 0
}
