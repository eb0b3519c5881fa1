import { makeEan13 } from '../../src/core/codes/ean.ts'
import {
  type ImportId,
  type OrderId,
  type StationId,
  SYSTEM_USER,
  type UserId,
  type WarehouseId,
} from '../../src/core/model/ids.ts'
import type { Outcome } from '../../src/core/model/operation.ts'
import type { Station } from '../../src/station/core/station.ts'

/**
 * A house of the size of the goals, built through operations alone: 100,000 products, 1,000,000 stock rows, 10,000 open
 * orders. Nothing is random, so that two runs measure the same; only the days move with the day of the run, so that
 * orders are late, due today and due later.
 */
export interface HouseSize {
  readonly products: number
  readonly stockRows: number
  readonly orders: number
  /** Of the orders: released to the floor, most urgent first. */
  readonly released: number
}

export const goalSize: HouseSize = { products: 100_000, stockRows: 1_000_000, orders: 10_000, released: 1200 }

/** Who signs in at the console: a badge, because a PIN is hashed slowly on purpose. */
export const BADGE = 'BENCH-BADGE-1'

/** Products to a bin, so that the million rows lie in 25,000 bins. */
const ROWS_PER_BIN = 40
const BULK = 500
/** The rest of the products is sold out: their orders wait. */
const IN_STOCK = 0.99

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
        administrator: {
          id: 'bench-user' as UserId,
          name: 'Ada',
          // A hash that no PIN has.
          pinHash: `scrypt$32768$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}`,
          badgeCode: BADGE,
          language: 'en',
        },
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
  inBulk(bins, BULK, (from, to) =>
    must(station.do('saveLocations', { locations: range(from, to, binRow) }, actor)),
  )
  progress('stock')
  const importId = 'bench-import' as ImportId
  inBulk(size.stockRows, BULK, (from, to) =>
    must(
      station.do(
        'importStock',
        { importId, rows: range(from, to, (n) => stockRow(n, size.products)) },
        actor,
      ),
    ),
  )
  progress('orders')
  inBulk(size.orders, 1, (n) =>
    must(station.do('placeOrder', { ...orderArgs(n, size.products), number: null }, actor)),
  )
  progress('release')
  const orderIds = station.read
    .all<{ id: OrderId }>('select "id" from "order" order by "dueAt", "id" limit ?', size.released)
    .map((row) => row.id)
  inBulk(orderIds.length, 100, (from, to) =>
    must(station.do('releaseOrders', { orderIds: orderIds.slice(from, to), allowPartial: true }, actor)),
  )
}

/** As many more orders as an import brings, for a list of another size. */
export function addOrders(station: Station, from: number, to: number, products: number): void {
  inBulk(to - from, 200, (start, end) => {
    const orders = range(from + start, from + end, (n) => ({
      ...importedOrder(n, products),
      number: `I-${n}`,
    }))
    must(
      station.do(
        'importOrders',
        { importId: 'bench-orders' as ImportId, products: [], customers: [], orders, returns: [] },
        actor,
      ),
    )
  })
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
  return {
    bin: binCode(Math.floor(n / ROWS_PER_BIN)),
    sku: sku((n * 7919) % Math.floor(products * IN_STOCK)),
    lot: null,
    expiryOn: null,
    receivedOn: null,
    qtyEach: 5 + (n % 40),
  }
}

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

const firstNames =
  'Ada Bruno Chloe Dario Elena Farid Greta Hugo Ines Jonas Klara Leon Maya Noah Olga Paul Rosa Simon Tara Yann'.split(
    ' ',
  )
const familyNames =
  'Abel Bauer Costa Dubois Evans Fischer Garcia Huber Ivanov Jansen Keller Lopez Martin Novak Olsen Petit Quinn Rossi Silva Weber'.split(
    ' ',
  )

/** Some 2,000 customers, of whom one in twenty has a given first name, and one in twenty a given family name. */
export function personName(n: number): string {
  const name = `${firstNames[scattered(n, 20, 20)]} ${familyNames[scattered(n, 21, 20)]}`
  return `${name} ${['', 'Sons', 'Traders', 'Stores', 'Works'][scattered(n, 22, 5)]}`.trim()
}

/** One of `count` numbers for each pair of `n` and `what`, as if by chance: what an order is in one way says nothing about another. */
function scattered(n: number, what: number, count: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(what, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39)
  return ((x ^ (x >>> 15)) >>> 0) % count
}

function orderLines(n: number, products: number) {
  return Array.from({ length: 1 + scattered(n, 1, 5) }, (_, i) => ({
    sku: sku((n * 131 + i * 17) % products),
    qtyEach: 1 + scattered(n, 2 + i, 4),
    priceMinor: 500,
  }))
}

const orderHead = (n: number) => ({
  channel: scattered(n, 10, 3) === 0 ? 'shop' : 'web',
  customerName: personName(n),
  shipTo: {
    name: personName(n),
    lines: [`${n} Main Street`],
    postcode: String(10_000 + (n % 80_000)),
    city: 'Town',
    country: scattered(n, 11, 4) === 0 ? 'DE' : 'FR',
  },
  currency: 'EUR',
  language: 'en' as const,
  orderedAt: `${day(-2)}T06:00:00Z`,
  // From yesterday to four days from now.
  dueAt: `${day(scattered(n, 12, 6) - 1)}T${String(8 + scattered(n, 13, 10)).padStart(2, '0')}:00:00Z`,
  giftNote: null,
  note: null,
  paid: true,
  priority: scattered(n, 14, 3),
  charges: [],
})

function orderArgs(n: number, products: number) {
  return { ...orderHead(n), customerId: null, carrierId: null, lines: orderLines(n, products) }
}

function importedOrder(n: number, products: number) {
  const lines = orderLines(n, products).map((line) => ({ ...line, name: '' }))
  return { ...orderHead(n), customer: null, carrier: null, rejectedRows: 0, lines }
}
