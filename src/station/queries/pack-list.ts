import { ACTIVE_ORDER } from '../../../db/local-indexes.ts'
import type { floorQueries } from '../../core/protocol/queries/floor.ts'
import type { ValueOf } from '../../core/protocol/query.ts'
import type { QueryContext } from './query-context.ts'

type PackListRow = ValueOf<(typeof floorQueries)['packList']>[number]

/**
 * Orders for the bench: picked to the end, or on it already. An order whose rest waits for stock is not offered; who has
 * its tote in hand opens it by a scan.
 */
const TO_PACK = `${ACTIVE_ORDER} and ("status" in ('packing', 'packed')
  or ("status" = 'picked' and "pickedEach" >= "orderedEach" - "cancelledEach"))`

const MOST_SHOWN = 200

export function packList({ station }: QueryContext, limit = MOST_SHOWN): PackListRow[] {
  return station.read.all<PackListRow>(
    `select "o"."id" as "orderId", "o"."number", "o"."customerName", "o"."dueAt", "o"."status", "o"."pickedEach", "o"."packedEach",
         "o"."lineCount", (select "code" from "location" where "orderId" = "o"."id" and "kind" = 'tote' and "code" not like '#%'
           order by "code" limit 1) as "toteCode"
       from (select * from "order" indexed by "order_list_active_dueAt" where ${TO_PACK}
         order by "priority" desc, "dueAt", "id" limit ?) "o"
       order by "o"."priority" desc, "o"."dueAt", "o"."id"`,
    limit,
  )
}

export function countToPack({ station }: QueryContext): number {
  const sql = `select count(*) as "count" from "order" indexed by "order_list_active_dueAt" where ${TO_PACK}`
  return station.read.get<{ count: number }>(sql)?.count ?? 0
}
