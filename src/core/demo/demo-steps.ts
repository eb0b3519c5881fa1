import { makeOwnCode } from '../codes/own-codes.ts'
import type { ImportId, UserId } from '../model/ids.ts'
import type { Role } from '../model/roles.ts'
import type { Language } from '../model/units.ts'
import type { OperationArgs, OperationName } from '../operations/registry.ts'
import { demoCustomers } from './demo-customers.ts'
import { demoLocations, demoZones } from './demo-layout.ts'
import { demoCarriers, demoOrders } from './demo-orders.ts'
import { demoProducts } from './demo-products.ts'
import { demoStock } from './demo-stock.ts'

/**
 * The demo warehouse as the operations that make it: no back door, and with the same seed, day and house the same
 * operations to the last character. Each is small enough that a scan can come between two.
 */
export type DemoStep = {
  [N in OperationName]: { readonly name: N; readonly args: OperationArgs<N> }
}[OperationName]

export interface DemoHouse {
  readonly seed: number
  /** The day of the orders, YYYY-MM-DD. */
  readonly today: string
  readonly timeZone: string
  readonly currency: string
  readonly country: string
  /** Hash of the PIN that all the demo's people have. */
  readonly pinHash: string
}

export const DEMO_PIN = '1234'

/** Someone for each job; who works in French sees that the house has two languages. */
export const demoPeople: readonly {
  readonly name: string
  readonly roles: readonly Role[]
  readonly language: Language
}[] = [
  { name: 'Paula Picker', roles: ['picker'], language: 'en' },
  { name: 'Louis Picker', roles: ['picker'], language: 'fr' },
  { name: 'Ben Packer', roles: ['packer'], language: 'en' },
  { name: 'Chloé Packer', roles: ['packer'], language: 'fr' },
  { name: 'Rita Receiver', roles: ['receiver'], language: 'en' },
  { name: 'Sam Service', roles: ['customerService'], language: 'en' },
  { name: 'Bea Buyer', roles: ['buyer'], language: 'en' },
  { name: 'Sofia Supervisor', roles: ['supervisor'], language: 'en' },
]

/** Imports under which the demo's rows stand, so that they can be taken back like those of any file. */
export const demoImports = {
  products: 'demo-products' as ImportId,
  stock: 'demo-stock' as ImportId,
  customers: 'demo-customers' as ImportId,
  orders: 'demo-orders' as ImportId,
} as const

const FILE_NAME = 'Demo warehouse'
/** No file has this hash. */
const NO_FILE = '0'.repeat(64)

export function* demoSteps(house: DemoHouse): Generator<DemoStep> {
  const { seed, currency } = house
  yield* people(house.pinHash)
  yield { name: 'saveZones', args: { zones: demoZones.map(({ code, name }) => ({ code, name })) } }
  yield { name: 'saveCarriers', args: { carriers: demoCarriers } }
  yield {
    name: 'saveBoxes',
    args: {
      boxes: [
        {
          code: 'XS',
          name: 'XS',
          lengthMm: 180,
          widthMm: 120,
          heightMm: 60,
          emptyWeightGrams: 45,
          maxWeightGrams: 2_000,
          active: true,
        },
      ],
    },
  }
  for (const locations of slices(demoLocations(), 120)) yield { name: 'saveLocations', args: { locations } }

  const products = demoProducts(seed, currency)
  yield startOf('products')
  const importId = demoImports.products
  for (const rows of slices(products, 60)) {
    yield { name: 'saveProducts', args: { importId, products: rows.map(({ row }) => row) } }
  }
  yield finishOf('products', products.length)

  const stock = demoStock(seed, products, house.today)
  yield startOf('stock')
  for (const rows of slices(stock, 60))
    yield { name: 'importStock', args: { importId: demoImports.stock, rows } }
  yield finishOf('stock', stock.length)

  const customers = demoCustomers(seed)
  yield startOf('customers')
  for (const rows of slices(customers, 100))
    yield { name: 'saveCustomers', args: { importId: demoImports.customers, customers: rows } }
  yield finishOf('customers', customers.length)

  const inStock = new Set(stock.map(({ sku }) => sku))
  const soldOut = products.filter(({ row }) => !inStock.has(row.sku)).map(({ row }) => row.sku)
  const orders = demoOrders(seed, house, products, customers, soldOut)
  yield startOf('orders')
  for (const rows of slices(orders, 20)) {
    yield {
      name: 'importOrders',
      args: { importId: demoImports.orders, products: [], customers: [], orders: rows, returns: [] },
    }
  }
  yield finishOf('orders', orders.length)
}

function* people(pinHash: string): Generator<DemoStep> {
  for (const [index, { name, roles, language }] of demoPeople.entries()) {
    const nth = String(index + 1).padStart(2, '0')
    yield {
      name: 'saveUserAccount',
      args: {
        userId: `demo-user-${nth}` as UserId,
        name,
        roles: [...roles],
        badgeCode: makeOwnCode('badge', `DEMO${nth}`),
        pinHash,
        language,
        active: true,
      },
    }
  }
}

function startOf(kind: keyof typeof demoImports): DemoStep {
  return {
    name: 'startImport',
    args: { importId: demoImports[kind], kind, fileName: FILE_NAME, fileHash: NO_FILE },
  }
}

function finishOf(kind: keyof typeof demoImports, createdCount: number): DemoStep {
  const counts = { createdCount, updatedCount: 0, skippedCount: 0, rejectedCount: 0 }
  return { name: 'finishImport', args: { importId: demoImports[kind], outcome: 'done', ...counts } }
}

function* slices<T>(rows: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}
