import { makeEan13 } from '../../src/core/codes/ean.ts'
import { type ImportId, type OrderId, type StationId, SYSTEM_USER, type WarehouseId } from '../../src/core/model/ids.ts'
import type { Outcome } from '../../src/core/model/operation.ts'
import type { Station } from '../../src/station/core/station.ts'

/**
 * A house of the size of the goals, built through operations alone: 100,000 products, 1,000,000 stock rows, 10,000 open
 * orders. Nothing is random, so that two runs measure the same.
 */
export interface HouseSize {
  readonly products: number
  readonly stockRows: number
  readonly orders: number
}

export const goalSize: HouseSize = { products: 100_000, stockRows: 1_000_000, orders: 10_000 }

/** Products to a bin, so that the million rows lie in 25,000 bins. */
const ROWS_PER_BIN = 40
const BULK = 500

export const actor = { userId: SYSTEM_USER }

export const sku = (n: number): string => `SKU-${String(n).padStart(6, '0')}`
export const ean = (n: number): string => makeEan13(`20${String(n).padStart(10, '0')}`)
const binCode = (n: number): string => {
  const aisle = String(Math.floor(n / 500)).padStart(2, '0')
  return `A${aisle}-${String(Math.floor((n % 500) / 5)).padStart(2, '0')}-${n % 5}`
}

export function buildHouse(station: Station, size: HouseSize, progress: (text: string) => void): void {
  must(
    station.do(
      'setUpWarehouse',
      {
        warehouse: {
          id: 'bench-warehouse' as WarehouseId,
          code: 'BENCH',
          name: 'Benchmark',
          timeZone: 'Europe/Paris',
          country: 'FR',
          currency: 'EUR',
          language: 'en',
          address: { name: 'Benchmark', lines: [], postcode: '', city: '', country: 'FR' },
        },
        station: { id: 'bench-station' as StationId, name: 'Bench 1', prefix: 'B' },
        administrator: null,
      },
      actor,
    ),
  )
  progress('products')
  inBulk(size.products, BULK, (from, to) =>
    must(station.do('saveProducts', { importId: null, products: range(from, to, productRow) }, actor)),
  )
  progress('bins')
  const bins = Math.ceil(size.stockRows / ROWS_PER_BIN)
  inBulk(bins, BULK, (from, to) => must(station.do('saveLocations', { locations: range(from, to, binRow) }, actor)))
  progress('stock')
  const importId = 'bench-import' as ImportId
  inBulk(size.stockRows, BULK, (from, to) =>
    must(station.do('importStock', { importId, rows: range(from, to, (n) => stockRow(n, size.products)) }, actor)),
  )
  progress('orders')
  inBulk(size.orders, 1, (n) => must(station.do('placeOrder', orderArgs(n, size.products), actor)))
}

/** Releases the first orders and gives back their ids. */
export function releaseFirst(station: Station, count: number): OrderId[] {
  const rows = station.read.all<{ id: OrderId }>('select "id" from "order" order by "dueAt", "id" limit ?', count)
  const orderIds = rows.map((row) => row.id)
  inBulk(orderIds.length, 100, (from, to) =>
    must(station.do('releaseOrders', { orderIds: orderIds.slice(from, to), allowPartial: true }, actor)),
  )
  return orderIds
}

export function must<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

function inBulk(total: number, bulk: number, visit: (from: number, to: number) => void): void {
  for (let from = 0; from < total; from += bulk) visit(from, Math.min(total, from + bulk))
}

function range<T>(from: number, to: number, make: (n: number) => T): T[] {
  return Array.from({ length: to - from }, (_, i) => make(from + i))
}

const unsaid = {
  description: null,
  currency: null,
  lotPolicy: null,
  minShelfDays: null,
  bufferEach: null,
  hazard: null,
  active: null,
} as const

function productRow(n: number) {
  return {
    ...unsaid,
    sku: sku(n),
    name: `Product ${n} of the benchmark`,
    lengthMm: 100 + (n % 200),
    widthMm: 80 + (n % 120),
    heightMm: 40 + (n % 90),
    weightGrams: 50 + (n % 2000),
    priceMinor: 199 + (n % 5000),
    abcClass: n % 10 === 0 ? ('A' as const) : ('C' as const),
    barcodes: [{ code: ean(n), unit: 'each' as const, qtyEach: 1 }],
  }
}

function binRow(n: number) {
  return {
    code: binCode(n),
    kind: 'bin' as const,
    zone: null,
    aisle: `A${Math.floor(n / 500)}`,
    xMm: Math.floor(n / 500) * 3000,
    yMm: Math.floor((n % 500) / 5) * 900,
    level: n % 5,
    walkSequence: n,
    pickFace: n % 5 < 2,
    active: true,
  }
}

function stockRow(n: number, products: number) {
  // Every product lies in as many bins, spread over the house.
  return { bin: binCode(Math.floor(n / ROWS_PER_BIN)), sku: sku((n * 7919) % products), lot: null, expiryOn: null, receivedOn: null, qtyEach: 5 + (n % 40) }
}

function orderArgs(n: number, products: number) {
  const lines = Array.from({ length: 1 + (n % 5) }, (_, i) => ({
    sku: sku((n * 131 + i * 17) % products),
    qtyEach: 1 + ((n + i) % 4),
    priceMinor: 500,
  }))
  return {
    number: null,
    channel: n % 3 === 0 ? 'shop' : 'web',
    customerId: null,
    customerName: `Customer ${n % 4000}`,
    shipTo: { name: `Customer ${n % 4000}`, lines: [`${n} Main Street`], postcode: String(10_000 + (n % 80_000)), city: 'Town', country: 'FR' },
    currency: 'EUR',
    language: 'en' as const,
    orderedAt: '2026-11-02T06:00:00Z',
    dueAt: `2026-11-0${2 + (n % 6)}T${String(8 + (n % 10)).padStart(2, '0')}:00:00Z`,
    carrierId: null,
    giftNote: null,
    note: null,
    paid: true,
    priority: n % 3,
    lines,
    charges: [],
  }
}
