import type { ImportedOrder } from '../operations/orders/imported-order.ts'
import { addDays } from '../planning/allocate.ts'
import { cutOffOn } from '../planning/cut-off.ts'
import { instantOf } from '../planning/local-time.ts'
import type { DemoCustomer } from './demo-customers.ts'
import type { DemoProduct } from './demo-products.ts'
import { type Random, randomPart } from './random.ts'

/** One day's orders, of the evening before and the morning, due at their carriers' cut-offs through the day. */
export const DEMO_ORDERS = 250

export const demoCarriers = [
  { code: 'EURO', name: 'Euroline Parcel', serviceName: 'International', cutOff: '12:30', active: true },
  { code: 'NORTH', name: 'Northway', serviceName: 'Standard', cutOff: '14:30', active: true },
  { code: 'OWN', name: 'Own fleet', serviceName: 'Standard', cutOff: '16:00', active: true },
  { code: 'SWIFT', name: 'Swift Courier', serviceName: 'Next morning', cutOff: '17:45', active: true },
]

const GIFT_NOTES = {
  en: [
    'Happy birthday! Love from all of us.',
    'Thank you for everything.',
    'Welcome to your new home!',
    'Get well soon.',
  ],
  fr: [
    'Joyeux anniversaire ! On t’embrasse tous.',
    'Merci pour tout.',
    'Bienvenue dans ta nouvelle maison !',
    'Bon rétablissement.',
  ],
} as const

const CHANNELS = ['webshop', 'webshop', 'webshop', 'marketplace', 'phone', 'wholesale']
/** Lines of an order, each as often as it comes. */
const LINE_COUNTS = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12]

export interface DemoDay {
  readonly today: string
  readonly timeZone: string
  readonly country: string
  readonly currency: string
}

export function demoOrders(
  seed: number,
  day: DemoDay,
  products: readonly DemoProduct[],
  customers: readonly DemoCustomer[],
  soldOut: readonly string[],
): ImportedOrder[] {
  const random = randomPart(seed, 'orders')
  const byClass = { A: [] as DemoProduct[], B: [] as DemoProduct[], C: [] as DemoProduct[] }
  const missing = new Set(soldOut)
  for (const product of products)
    if (!missing.has(product.row.sku)) byClass[product.row.abcClass].push(product)
  const waiting = products.filter(({ row }) => missing.has(row.sku))
  return Array.from({ length: DEMO_ORDERS }, (_, index) => {
    const customer = random.pick(customers)
    const lines = linesOf(byClass, random)
    // A few orders have to wait for goods that the house has run out of.
    const late = index % 40 === 17 ? waiting[index % waiting.length] : undefined
    if (late) lines.push(lineOf(late, 2))
    return order(`D${1001 + index}`, customer, lines, day, random)
  })
}

function order(
  number: string,
  customer: DemoCustomer,
  lines: ImportedOrder['lines'],
  day: DemoDay,
  random: Random,
): ImportedOrder {
  const abroad = customer.address.country !== day.country
  const express = !abroad && random.chance(0.18)
  const carrier =
    (abroad
      ? demoCarriers[0]
      : express
        ? demoCarriers[3]
        : random.pick([demoCarriers[1], demoCarriers[2]])) ?? demoCarriers[2]
  const goodsMinor = lines.reduce((sum, line) => sum + line.qtyEach * line.priceMinor, 0)
  const postageMinor = goodsMinor > 6_000 ? 0 : abroad ? 990 : express ? 790 : 390
  const gift = random.chance(0.08)
  return {
    number,
    channel: random.pick(CHANNELS),
    customer: customer.code,
    customerName: customer.name,
    shipTo: customer.address,
    currency: day.currency,
    language: customer.language,
    orderedAt: orderedAt(day, random),
    dueAt: cutOffOn(day.today, carrier?.cutOff ?? '16:00', day.timeZone),
    carrier: carrier?.code ?? null,
    giftNote: gift ? random.pick(GIFT_NOTES[customer.language]) : null,
    note: random.chance(0.04) ? 'Leave with a neighbour if nobody is in.' : null,
    paid: true,
    priority: express && random.chance(0.3) ? 5 : 0,
    lines,
    charges:
      postageMinor === 0
        ? []
        : [{ kind: 'postage', code: 'POST', name: 'Postage', amountMinor: postageMinor }],
    rejectedRows: 0,
  }
}

/** From two in the afternoon of the day before to nine in the morning. */
function orderedAt({ today, timeZone }: DemoDay, random: Random): string {
  const minutes = random.int(14 * 60, 33 * 60)
  const [year = 1970, month = 1, dayOfMonth = 1] = (minutes < 24 * 60 ? addDays(today, -1) : today)
    .split('-')
    .map(Number)
  const hour = Math.floor(minutes / 60) % 24
  return instantOf(
    { year, month, day: dayOfMonth, hour, minute: minutes % 60, second: random.int(0, 59) },
    timeZone,
  )
}

function linesOf(
  byClass: Readonly<Record<'A' | 'B' | 'C', readonly DemoProduct[]>>,
  random: Random,
): ImportedOrder['lines'] {
  const lines = new Map<string, ImportedOrder['lines'][number]>()
  for (let left = random.pick(LINE_COUNTS); left > 0; left--) {
    const share = random.fraction()
    const product = random.pick(byClass[share < 0.65 ? 'A' : share < 0.9 ? 'B' : 'C'])
    const qtyEach = random.chance(0.7)
      ? 1
      : random.chance(0.1) && product.caseQtyEach
        ? product.caseQtyEach
        : random.int(2, 4)
    lines.set(product.row.sku, lineOf(product, qtyEach))
  }
  return [...lines.values()]
}

function lineOf({ row }: DemoProduct, qtyEach: number): ImportedOrder['lines'][number] {
  return { sku: row.sku, name: row.name ?? row.sku, qtyEach, priceMinor: row.priceMinor }
}
