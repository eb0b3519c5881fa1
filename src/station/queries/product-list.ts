import type { OrderPage, orderQueries, ProductListRow } from '../../core/protocol/queries/orders.ts'
import type { ValueOf } from '../../core/protocol/query.ts'
import { warehouseHere } from './here.ts'
import { decodeKey, pageOf } from './keyset.ts'
import type { QueryContext } from './query-context.ts'
import { readRow, readRows } from './row-reader.ts'
import { rowIdsOf } from './word-search.ts'

interface Asked {
  readonly search: string
  readonly after: string | null
  readonly limit: number
}

/** The catalogue with its stock, by SKU. Searched by words of SKU and name, by a whole barcode, or by a bin: what lies in it. */
export function listProducts(
  ctx: QueryContext,
  { search, after, limit }: Asked,
): { rows: readonly ProductListRow[]; next: OrderPage['next'] } {
  const { read } = ctx.station
  const key = decodeKey(after)
  const searched = search.trim() === '' ? null : JSON.stringify(searchedRowIds(ctx, search.trim()))
  const found = read.all<ProductListRow>(
    `select "p"."id", "p"."sku", "p"."name", "p"."priceMinor", "p"."currency", "p"."weightGrams",
         (select "code" from "barcode" where "productId" = "p"."id" order by "qtyEach", rowid limit 1) as "barcode",
         coalesce("s"."onHandEach", 0) as "onHandEach", coalesce("s"."promisedEach", 0) as "promisedEach",
         coalesce("s"."allocatedEach", 0) as "allocatedEach",
         coalesce("s"."onHandEach" - "s"."allocatedEach" - "s"."promisedEach", 0) - "p"."bufferEach" as "availableEach"
       from "product" "p" left join "productStock" "s" on "s"."productId" = "p"."id" and "s"."warehouseId" = ?
       where "p"."sku" > ? ${searched === null ? '' : 'and "p".rowid in (select "value" from json_each(?))'}
       order by "p"."sku" limit ?`,
    warehouseHere(ctx),
    key?.[0] ?? '',
    ...(searched === null ? [] : [searched]),
    limit + 1,
  )
  return pageOf(found, limit, (row) => [row.sku, row.id])
}

function searchedRowIds(ctx: QueryContext, search: string): number[] {
  const { read } = ctx.station
  const byCode = read.all<{ rowId: number }>(
    'select "p".rowid as "rowId" from "barcode" "b" join "product" "p" on "p"."id" = "b"."productId" where "b"."code" = ?',
    search,
  )
  const inBin = read.all<{ rowId: number }>(
    `select distinct "p".rowid as "rowId" from "location" "l" join "balance" "v" on "v"."locationId" = "l"."id"
       join "product" "p" on "p"."id" = "v"."productId"
       where "l"."warehouseId" = ? and "l"."code" = ? and "l"."kind" = 'bin' and "v"."qtyEach" <> 0`,
    warehouseHere(ctx),
    search.toUpperCase(),
  )
  return [...[...byCode, ...inBin].map(({ rowId }) => rowId), ...rowIdsOf(read, 'productSearch', search)]
}

type ProductDetail = ValueOf<(typeof orderQueries)['product']>
type Movement = NonNullable<ProductDetail>['movements'][number]
type Bin = NonNullable<ProductDetail>['bins'][number]

/** Newest movements that a product's page shows. */
const MOVEMENTS_SHOWN = 100

export function productDetail(ctx: QueryContext, productId: string): ProductDetail {
  const { read } = ctx.station
  const product = readRow(read, 'product', productId)
  if (!product) return null
  return {
    product,
    barcodes: readRows(read, 'barcode', '"productId" = ? order by "qtyEach", "code"', productId),
    bins: read.all<Bin>(
      `select "b"."code", coalesce("t"."code", '') as "lot", "v"."qtyEach", "v"."allocatedEach", "v"."receivedOn"
         from "balance" "v" join "location" "b" on "b"."id" = "v"."locationId" and "b"."kind" = 'bin'
         left join "lot" "t" on "t"."id" = "v"."lotId"
         where "v"."productId" = ? and "v"."warehouseId" = ? order by "b"."walkSequence", "b"."code", "lot"`,
      productId,
      warehouseHere(ctx),
    ),
    movements: read.all<Movement>(
      `select "m"."id", "m"."at", "m"."cause", coalesce("f"."code", '') as "from", coalesce("t"."code", '') as "to",
           "m"."qtyEach", coalesce("u"."name", '') as "userName"
         from "movement" "m" left join "location" "f" on "f"."id" = "m"."fromLocationId"
         left join "location" "t" on "t"."id" = "m"."toLocationId" left join "user" "u" on "u"."id" = "m"."userId"
         where "m"."productId" = ? order by "m".rowid desc limit ?`,
      productId,
      MOVEMENTS_SHOWN,
    ),
  }
}
