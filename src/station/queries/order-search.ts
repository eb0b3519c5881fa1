import type { OrderId } from '../../core/model/ids.ts'
import type { ReadDb } from '../core/read-db.ts'
import { MOST_FOUND, rowIdsOf } from './word-search.ts'

/**
 * Orders by what a person typed: the beginning of words of the number or the customer's name, the customer's code, or a
 * SKU. At most MOST_FOUND, the newest first.
 */
export function searchedOrders(read: ReadDb, search: string): readonly OrderId[] {
  const found = new Set<OrderId>()
  const take = (rows: readonly { id: OrderId }[]): void => {
    for (const { id } of rows) if (found.size < MOST_FOUND) found.add(id)
  }
  take(
    read.all<{ id: OrderId }>(
      'select "id" from "order" where rowid in (select "value" from json_each(?))',
      JSON.stringify(rowIdsOf(read, 'orderSearch', search)),
    ),
  )
  if (found.size < MOST_FOUND) take(ordersOfCustomers(read, search))
  if (found.size < MOST_FOUND) take(ordersOfProducts(read, search))
  return [...found]
}

/**
 * A code is one word; more of them than this are no search for a code. (A cross join, so that SQLite begins with the few
 * codes and not with all the lines.)
 */
const MOST_CODES = 20

function ordersOfCustomers(read: ReadDb, search: string): { id: OrderId }[] {
  const rows = rowIdsOf(read, 'customerSearch', search, { column: 'code', limit: MOST_CODES })
  if (rows.length === 0) return []
  return read.all<{ id: OrderId }>(
    `select "o"."id" from "customer" "c" cross join "order" "o" on "o"."customerId" = "c"."id"
       where "c".rowid in (select "value" from json_each(?)) limit ?`,
    JSON.stringify(rows),
    MOST_FOUND,
  )
}

function ordersOfProducts(read: ReadDb, search: string): { id: OrderId }[] {
  const rows = rowIdsOf(read, 'productSearch', search, { column: 'sku', limit: MOST_CODES })
  if (rows.length === 0) return []
  return read.all<{ id: OrderId }>(
    `select distinct "l"."orderId" as "id" from "product" "p" cross join "orderLine" "l" on "l"."productId" = "p"."id"
       where "p".rowid in (select "value" from json_each(?)) limit ?`,
    JSON.stringify(rows),
    MOST_FOUND,
  )
}
