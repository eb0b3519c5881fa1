/**
 * Indexes that only a station's screens need. Made at every start if they are not there; they are no part of the shared
 * schema, because a server never answers these questions.
 */

/** Said word for word in the queries too: SQLite takes a partial index only for the same condition. */
export const ACTIVE_ORDER = `"status" not in ('shipped', 'cancelled')`
export const ACTIVE_TASK = `"status" in ('open', 'started', 'parked')`

/**
 * Words of the searched columns, found from their beginning, whatever the accents. Filled by triggers inside the
 * transaction that writes the row; the row's own rowid ties the two.
 */
/** Their rows are tied to those of the tables by number. */
export const wordSearches = ['orderSearch', 'productSearch', 'customerSearch'] as const

function wordSearch(
  name: (typeof wordSearches)[number],
  table: string,
  columns: readonly string[],
): string[] {
  const list = columns.map((column) => `"${column}"`).join(', ')
  const values = columns.map((column) => `new."${column}"`).join(', ')
  return [
    `create virtual table if not exists "${name}" using fts5(${list}, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4')`,
    `create trigger if not exists "${name}_insert" after insert on "${table}" begin
      insert into "${name}" (rowid, ${list}) values (new.rowid, ${values});
    end`,
    `create trigger if not exists "${name}_update" after update of ${list} on "${table}" begin
      delete from "${name}" where rowid = old.rowid;
      insert into "${name}" (rowid, ${list}) values (new.rowid, ${values});
    end`,
    `create trigger if not exists "${name}_delete" after delete on "${table}" begin
      delete from "${name}" where rowid = old.rowid;
    end`,
    // A station that had rows before it had this search.
    `insert into "${name}" (rowid, ${list}) select rowid, ${list} from "${table}"
      where not exists (select 1 from "${name}" limit 1)`,
  ]
}

export const localIndexes: readonly string[] = [
  // The orders list: every sort, over all orders, over one status, and over those that are still in the house.
  ...(['dueAt', 'orderedAt', 'number'] as const).flatMap((sort) => [
    `create index if not exists "order_list_${sort}" on "order" ("${sort}", "id")`,
    `create index if not exists "order_list_status_${sort}" on "order" ("status", "${sort}", "id")`,
    `create index if not exists "order_list_active_${sort}" on "order" ("${sort}", "id", "status", "dueAt") where ${ACTIVE_ORDER}`,
  ]),
  ...wordSearch('orderSearch', 'order', ['number', 'customerName']),
  ...wordSearch('productSearch', 'product', ['sku', 'name']),
  ...wordSearch('customerSearch', 'customer', ['code', 'name']),
  `create index if not exists "customer_list" on "customer" ("name", "id")`,
  // Which orders wait for stock: products of which more is promised than there is, and the lines that hold a promise.
  `create index if not exists "productStock_short" on "productStock" ("productId") where "promisedEach" > "onHandEach" - "allocatedEach"`,
  `create index if not exists "product_buffer" on "product" ("id") where "bufferEach" > 0`,
  `create index if not exists "orderLine_promised" on "orderLine" ("productId") where "promisedEach" > 0`,
  // The floor.
  `create index if not exists "pickTask_next" on "pickTask" ("priority" desc, "dueAt", "id") where ${ACTIVE_TASK}`,
  `create index if not exists "parcel_shipped" on "parcel" ("shippedAt") where "shippedAt" is not null`,
  `create index if not exists "return_list" on "return" ("returnedAt", "id")`,
  `create index if not exists "return_list_status" on "return" ("status", "returnedAt", "id")`,
  // Importing: a SKU in another spelling is the same product.
  'create index if not exists "product_sku_nocase" on "product" ("sku" collate nocase)',
]
