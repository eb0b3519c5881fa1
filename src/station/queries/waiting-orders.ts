import type { OrderId } from '../../core/model/ids.ts'
import type { Station } from '../core/station.ts'
import { derived } from './derived-cache.ts'

/**
 * Which orders wait for stock. Promises are kept in order of sale: walking the promised lines of a product that is short,
 * the orders from which on there is not enough are waiting. Products of which there is enough are not looked at.
 */
export const waitingOrders = derived<ReadonlySet<OrderId>>(
  ['orderLine', 'productStock', 'product', 'order'],
  findWaiting,
)

interface ShortProduct {
  readonly productId: string
  readonly freeEach: number
}

interface PromisedLine {
  readonly orderId: OrderId
  readonly promisedEach: number
}

function findWaiting(station: Station): ReadonlySet<OrderId> {
  const warehouseId = station.identity?.warehouseId ?? ''
  const waiting = new Set<OrderId>()
  for (const { productId, freeEach } of shortProducts(station, warehouseId)) {
    let leftEach = freeEach
    for (const { orderId, promisedEach } of promisedLines(station, productId, warehouseId)) {
      if (promisedEach > leftEach) waiting.add(orderId)
      leftEach -= promisedEach
    }
  }
  return waiting
}

function shortProducts(station: Station, warehouseId: string): ShortProduct[] {
  // The cross joins keep SQLite from walking the stock of all products in search of the few.
  const free = '"s"."onHandEach" - "s"."allocatedEach" - "p"."bufferEach"'
  return station.read.all<ShortProduct>(
    `select "s"."productId", ${free} as "freeEach" from "productStock" "s" indexed by "productStock_short"
       cross join "product" "p" on "p"."id" = "s"."productId"
       where "s"."promisedEach" > "s"."onHandEach" - "s"."allocatedEach" and "s"."warehouseId" = ?
     union
     select "s"."productId", ${free} as "freeEach" from "product" "p" indexed by "product_buffer"
       cross join "productStock" "s" on "s"."productId" = "p"."id"
       where "p"."bufferEach" > 0 and "s"."promisedEach" > ${free} and "s"."warehouseId" = ?`,
    warehouseId,
    warehouseId,
  )
}

function promisedLines(station: Station, productId: string, warehouseId: string): PromisedLine[] {
  return station.read.all<PromisedLine>(
    `select "l"."orderId", "l"."promisedEach" from "orderLine" "l" indexed by "orderLine_promised"
       join "order" "o" on "o"."id" = "l"."orderId"
       where "l"."productId" = ? and "l"."promisedEach" > 0 and "l"."warehouseId" = ?
       order by "o"."orderedAt", "o"."number", "l"."lineNo"`,
    productId,
    warehouseId,
  )
}
