import { ACTIVE_TASK } from '../../../db/local-indexes.ts'
import type { TaskCard } from '../../core/protocol/queries/floor.ts'
import type { SqlValue } from '../core/read-db.ts'
import { warehouseHere } from './here.ts'
import type { QueryContext } from './query-context.ts'

/** Tasks as cards: what somebody could do next, most urgent first. */
type Stored = Omit<TaskCard, 'mine'> & { readonly userId: string | null }

const select = (
  from: string,
): string => `select "t"."id", "t"."orderId", coalesce("o"."number", '') as "orderNumber", "t"."status",
    "u"."name" as "userName", "t"."userId", "t"."pickCount", "t"."doneCount", "t"."qtyEach", "t"."pickedEach", "t"."dueAt",
    "t"."priority", case when "p"."code" like '#%' then null else "p"."code" end as "toteCode"
  from "pickTask" "t" ${from} left join "order" "o" on "o"."id" = "t"."orderId" left join "user" "u" on "u"."id" = "t"."userId"
    left join "location" "p" on "p"."id" = "t"."toteId"`

const URGENT_FIRST = 'order by "t"."priority" desc, "t"."dueAt", "t"."id" limit ?'

function cards(ctx: QueryContext, sql: string, ...params: readonly SqlValue[]): TaskCard[] {
  return ctx.station.read.all<Stored>(sql, ...params).map(({ userId, ...card }) => ({
    ...card,
    mine: userId !== null && userId === ctx.actor?.userId,
  }))
}

export function myTasks(ctx: QueryContext): TaskCard[] {
  const where = `where "t"."userId" = ? and "t"."status" = 'started'`
  return cards(ctx, `${select('')} ${where} ${URGENT_FIRST}`, ctx.actor?.userId ?? '', 50)
}

/** Nobody's: not begun, or put aside. */
export function freeTasks(ctx: QueryContext, limit: number): TaskCard[] {
  const active = ACTIVE_TASK.replace('"status"', '"t"."status"')
  const where = `where ${active} and "t"."status" in ('open', 'parked') and "t"."warehouseId" = ?`
  // The index is in the order of urgency: the first rows are the answer, however many tasks there are.
  const sql = `${select('indexed by "pickTask_next"')} ${where} ${URGENT_FIRST}`
  return cards(ctx, sql, warehouseHere(ctx), limit)
}

export function othersTasks(ctx: QueryContext, limit: number): TaskCard[] {
  const where = `where "t"."status" = 'started' and "t"."userId" <> ?`
  return cards(ctx, `${select('')} ${where} ${URGENT_FIRST}`, ctx.actor?.userId ?? '', limit)
}

export function countFreeTasks(ctx: QueryContext): number {
  const sql = `select count(*) as "count" from "pickTask" where "status" in ('open', 'parked')`
  return ctx.station.read.get<{ count: number }>(sql)?.count ?? 0
}
