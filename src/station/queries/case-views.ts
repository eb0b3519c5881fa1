import type { CaseId } from '../../core/model/ids.ts'
import type { CaseStatus } from '../../core/model/states.ts'
import type { CaseFollower, CaseView } from '../../core/protocol/queries/floor.ts'
import type { SqlValue } from '../core/read-db.ts'
import { warehouseHere } from './here.ts'
import type { QueryContext } from './query-context.ts'

/**
 * The inbox of cases: the open ones oldest first, those that somebody wants to see later behind them; the closed ones newest first.
 * What is of one mishap is one entry.
 */
type Stored = Omit<CaseView, 'data' | 'followers'> & {
  readonly data: string
  readonly followsId: CaseId | null
}

const MOST_SHOWN = 200

export function caseViews(ctx: QueryContext, status: CaseStatus): CaseView[] {
  const now = ctx.now().toISOString()
  return status === 'open'
    ? viewsWhere(
        ctx,
        `"c"."followsId" is null and "c"."status" = 'open'
           order by coalesce("c"."snoozedUntil" > ?, 0), "c".rowid limit ${MOST_SHOWN}`,
        now,
      )
    : viewsWhere(
        ctx,
        `"c"."followsId" is null and "c"."status" = 'closed' order by "c".rowid desc limit ${MOST_SHOWN}`,
      )
}

export function caseView(ctx: QueryContext, id: CaseId): CaseView | undefined {
  return viewsWhere(ctx, '"c"."id" = ?', id)[0]
}

/** Those that wait for an answer now. */
export const WAITING_CASES = `"status" = 'open' and "followsId" is null and coalesce("snoozedUntil" > ?, 0) = 0`

function viewsWhere(ctx: QueryContext, where: string, ...params: readonly SqlValue[]): CaseView[] {
  const stored = select(ctx, where, ...params)
  const ids = stored.map(({ id }) => id)
  const later = select(
    ctx,
    `"c"."followsId" in (select "value" from json_each(?)) order by "c".rowid`,
    JSON.stringify(ids),
  )
  const followers = new Map<CaseId, CaseFollower[]>()
  for (const { followsId, kind, productName, data } of later) {
    if (followsId === null) continue
    const list = followers.get(followsId) ?? []
    list.push({ kind, productName, data: JSON.parse(data) as CaseView['data'] })
    followers.set(followsId, list)
  }
  return stored.map(({ followsId: _, ...row }) => ({
    ...row,
    data: JSON.parse(row.data) as CaseView['data'],
    followers: followers.get(row.id) ?? [],
  }))
}

function select(ctx: QueryContext, where: string, ...params: readonly SqlValue[]): Stored[] {
  return ctx.station.read.all<Stored>(
    `select "c"."id", "c"."kind", "c"."status", "c"."orderId", "o"."number" as "orderNumber",
         "o"."status" as "orderStatus", "c"."productId", "p"."sku",
         "p"."name" as "productName", "b"."code" as "bin", "k"."orderLineId", "c"."pickId",
         "c"."data", coalesce("u"."name", '') as "userName", coalesce("s"."name", '') as "stationName", "c"."raisedAt",
         "c"."closedAt", "c"."resolution", "c"."snoozedUntil", "c"."followsId",
         case when "c"."locationId" is null or "c"."productId" is null then null else coalesce((select sum("v"."qtyEach")
           from "balance" "v" where "v"."locationId" = "c"."locationId" and "v"."productId" = "c"."productId"), 0) end as "onHandEach"
       from "case" "c" left join "order" "o" on "o"."id" = "c"."orderId" left join "product" "p" on "p"."id" = "c"."productId"
         left join "location" "b" on "b"."id" = "c"."locationId" left join "user" "u" on "u"."id" = "c"."userId"
         left join "station" "s" on "s"."id" = "c"."stationId" left join "pick" "k" on "k"."id" = "c"."pickId"
       where "c"."warehouseId" = ? and ${where}`,
    warehouseHere(ctx),
    ...params,
  )
}
