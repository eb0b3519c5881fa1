import type { CaseStatus } from '../../core/model/states.ts'
import type { CaseView } from '../../core/protocol/queries/floor.ts'
import { warehouseHere } from './here.ts'
import type { QueryContext } from './query-context.ts'

/** The inbox of cases: the open ones oldest first, the closed ones newest first. */
type Stored = Omit<CaseView, 'data'> & { readonly data: string }

const MOST_SHOWN = 200

export function caseViews(ctx: QueryContext, status: CaseStatus): CaseView[] {
  const sort = status === 'open' ? 'asc' : 'desc'
  const stored = ctx.station.read.all<Stored>(
    `select "c"."id", "c"."kind", "c"."status", "c"."orderId", "o"."number" as "orderNumber",
         "o"."status" as "orderStatus", "c"."productId", "p"."sku",
         "p"."name" as "productName", "b"."code" as "bin",
         "c"."data", coalesce("u"."name", '') as "userName", coalesce("s"."name", '') as "stationName", "c"."raisedAt",
         "c"."closedAt", "c"."resolution",
         case when "c"."locationId" is null or "c"."productId" is null then null else coalesce((select sum("v"."qtyEach")
           from "balance" "v" where "v"."locationId" = "c"."locationId" and "v"."productId" = "c"."productId"), 0) end as "onHandEach"
       from "case" "c" left join "order" "o" on "o"."id" = "c"."orderId" left join "product" "p" on "p"."id" = "c"."productId"
         left join "location" "b" on "b"."id" = "c"."locationId" left join "user" "u" on "u"."id" = "c"."userId"
         left join "station" "s" on "s"."id" = "c"."stationId"
       where "c"."status" = ? and "c"."warehouseId" = ? order by "c".rowid ${sort} limit ?`,
    status,
    warehouseHere(ctx),
    MOST_SHOWN,
  )
  return stored.map((row) => ({ ...row, data: JSON.parse(row.data) as CaseView['data'] }))
}
