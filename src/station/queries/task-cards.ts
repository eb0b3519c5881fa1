import { ACTIVE_TASK } from '../../../db/local-indexes.ts'
import type { TaskCard } from '../../core/protocol/queries/floor.ts'
import { SAFETY_MS } from '../claims/claim-gate.ts'
import { type Claimed, keptBy } from '../claims/kept-tasks.ts'
import { severalStations } from '../claims/several-stations.ts'
import type { SqlValue } from '../core/read-db.ts'
import { warehouseHere } from './here.ts'
import type { QueryContext } from './query-context.ts'

/** Tasks as cards: what somebody could do next, most urgent first. */
type Stored = Omit<TaskCard, 'mine' | 'kept' | 'mayBegin'> & Claimed & { readonly userId: string | null }

const select = (
  from: string,
): string => `select "t"."id", "t"."orderId", coalesce("o"."number", '') as "orderNumber", "t"."status",
    "u"."name" as "userName", "t"."userId", "t"."pickCount", "t"."doneCount", "t"."qtyEach", "t"."pickedEach", "t"."dueAt",
    "t"."priority", "t"."stationId", "t"."claimStationId", "t"."claimUntil", "s"."name" as "keptFor", case when "p"."code" like '#%' then null else "p"."code" end as "toteCode"
  from "pickTask" "t" ${from} left join "order" "o" on "o"."id" = "t"."orderId" left join "user" "u" on "u"."id" = "t"."userId"
    left join "location" "p" on "p"."id" = "t"."toteId" left join "station" "s" on "s"."id" = "t"."claimStationId"`

const URGENT_FIRST = 'order by "t"."priority" desc, "t"."dueAt", "t"."id" limit ?'

function cards(ctx: QueryContext, sql: string, ...params: readonly SqlValue[]): TaskCard[] {
  const keptOf = keptBy(ctx.station)
  const rows = ctx.station.read.all<Stored>(sql, ...params)
  return rows.map(({ userId, stationId, claimStationId, claimUntil, keptFor, ...card }) => {
    const kept = keptOf({ status: card.status, stationId, claimStationId, claimUntil })
    return {
      ...card,
      mine: userId !== null && userId === ctx.actor?.userId,
      kept,
      mayBegin: kept === 'notNeeded' || kept === 'here' || (kept === 'nobody' && ctx.reachable),
      keptFor: kept === 'elsewhere' ? keptFor : null,
    }
  })
}

export function myTasks(ctx: QueryContext): TaskCard[] {
  const where = `where "t"."userId" = ? and "t"."status" = 'started'`
  return cards(ctx, `${select('')} ${where} ${URGENT_FIRST}`, ctx.actor?.userId ?? '', 50)
}

/** Nobody's: not begun, or put aside. What this station may begin comes first. */
export function freeTasks(ctx: QueryContext, limit: number): TaskCard[] {
  const active = ACTIVE_TASK.replace('"status"', '"t"."status"')
  const where = `where ${active} and "t"."status" in ('open', 'parked') and "t"."warehouseId" = ?`
  // The index is in the order of urgency: the first rows are the answer, however many tasks there are.
  const tasks = `${select('indexed by "pickTask_next"')} ${where}`
  if (!severalStations(ctx.station)) return cards(ctx, `${tasks} ${URGENT_FIRST}`, warehouseHere(ctx), limit)
  return cards(
    ctx,
    `${tasks} order by ${RANK}, ${URGENT_FIRST.slice('order by '.length)}`,
    warehouseHere(ctx),
    ...rankBy(ctx),
    limit,
  )
}

/** With a line, what is kept for others comes last; without one, only what is kept here can be begun at all. */
const RANK = `case when "t"."claimStationId" = ? and "t"."claimUntil" > ? then 0
  when "t"."claimStationId" is not null and "t"."claimStationId" <> ? and "t"."claimUntil" > ? then 2 else ? end`

function rankBy({ station, reachable }: QueryContext): SqlValue[] {
  const me = station.identity?.stationId ?? ''
  const nowMs = station.serverClock.now().getTime()
  const now = new Date(nowMs).toISOString()
  const safe = new Date(nowMs + SAFETY_MS).toISOString()
  return [me, safe, me, now, reachable ? 0 : 1]
}

/** Without a line: how many open tasks cannot be begun here. */
export function countNotKept(ctx: QueryContext): number {
  if (ctx.reachable || !severalStations(ctx.station)) return 0
  const [me = '', safe = ''] = rankBy(ctx)
  const sql = `select count(*) as "count" from "pickTask" where "status" in ('open', 'parked')
    and ("claimStationId" is null or "claimStationId" <> ? or "claimUntil" <= ?)`
  return ctx.station.read.get<{ count: number }>(sql, me, safe)?.count ?? 0
}

export function othersTasks(ctx: QueryContext, limit: number): TaskCard[] {
  const where = `where "t"."status" = 'started' and "t"."userId" <> ?`
  return cards(ctx, `${select('')} ${where} ${URGENT_FIRST}`, ctx.actor?.userId ?? '', limit)
}

export function countFreeTasks(ctx: QueryContext): number {
  const sql = `select count(*) as "count" from "pickTask" where "status" in ('open', 'parked')`
  return ctx.station.read.get<{ count: number }>(sql)?.count ?? 0
}
