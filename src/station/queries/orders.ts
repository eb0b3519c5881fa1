import type { Row } from '../../core/model/tables.ts'
import type { orderQueries as asked } from '../../core/protocol/queries/orders.ts'
import { decodeKey, pageOf } from './keyset.ts'
import { orderDetail } from './order-detail.ts'
import { countOrders, listOrderIds, listOrders } from './order-list.ts'
import { listProducts, productDetail } from './product-list.ts'
import type { Implementations, QueryContext } from './query-context.ts'
import { readRow, readRows } from './row-reader.ts'
import { rowIdsOf } from './word-search.ts'

/** What the office asks: orders, returns, the catalogue, customers. Imports are told by their own queries. */
export const orderAnswers: Omit<Implementations<typeof asked>, 'imports'> = {
  orders: listOrders,
  orderCounts: countOrders,
  order: (ctx, { orderId }) => orderDetail(ctx, orderId),
  orderIds: listOrderIds,
  returns: listReturns,
  return({ station: { read } }, { returnId }) {
    const back = readRow(read, 'return', returnId)
    return back
      ? { return: back, lines: readRows(read, 'returnLine', '"returnId" = ? order by rowid', returnId) }
      : null
  },
  products: listProducts,
  product: (ctx, { productId }) => productDetail(ctx, productId),
  customers: listCustomers,
  carriers: ({ station: { read } }, { all }) =>
    readRows(read, 'carrier', '("active" = 1 or ?) order by "active" desc, "name", "code"', all ? 1 : 0),
}

interface Paged {
  readonly after: string | null
  readonly limit: number
}

interface RowPage<R> {
  readonly rows: readonly R[]
  readonly next: string | null
}

/** Newest first. */
function listReturns(
  { station: { read } }: QueryContext,
  { status, after, limit }: Paged & { readonly status?: Row<'return'>['status'] | undefined },
): RowPage<Row<'return'>> {
  const key = decodeKey(after) ?? ['\u{10ffff}', '']
  const rows = readRows(
    read,
    'return',
    `${status ? '"status" = ? and' : ''} ("returnedAt", "id") < (?, ?) order by "returnedAt" desc, "id" desc limit ?`,
    ...(status ? [status] : []),
    ...key,
    limit + 1,
  )
  return pageOf(rows, limit, (row) => [row.returnedAt, row.id])
}

function listCustomers(
  { station: { read } }: QueryContext,
  { search, after, limit }: Paged & { readonly search: string },
): RowPage<Row<'customer'>> {
  const searched = search.trim() === '' ? null : JSON.stringify(rowIdsOf(read, 'customerSearch', search))
  const rows = readRows(
    read,
    'customer',
    `("name", "id") > (?, ?) ${searched === null ? '' : 'and rowid in (select "value" from json_each(?))'}
       order by "name", "id" limit ?`,
    ...(decodeKey(after) ?? ['', '']),
    ...(searched === null ? [] : [searched]),
    limit + 1,
  )
  return pageOf(rows, limit, (row) => [row.name, row.id])
}
