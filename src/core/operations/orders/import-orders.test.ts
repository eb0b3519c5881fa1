import { describe, expect, it } from 'vitest'
import type { ImportId } from '../../model/ids.ts'
import { bins, house, person, order as placed, product, stock, TODAY } from '../testkit.testkit.ts'
import type { ImportedOrder, ImportedReturn } from './imported-order.ts'

const FIRST = 'import-1' as ImportId
const HASH = 'a'.repeat(64)

function imported(number: string, more: Partial<ImportedOrder> = {}): ImportedOrder {
  return {
    number,
    channel: 'webshop',
    customer: 'C1',
    customerName: 'Léa Martin',
    shipTo: { name: 'Léa Martin', lines: [], postcode: '', city: '', country: 'FR' },
    currency: 'EUR',
    language: 'fr',
    orderedAt: `${TODAY}T07:00:00.000Z`,
    dueAt: `${TODAY}T15:00:00.000Z`,
    carrier: 'OWN',
    giftNote: null,
    note: null,
    paid: true,
    priority: 0,
    lines: [{ sku: 'A', name: 'Red mug', qtyEach: 2, priceMinor: 350 }],
    charges: [{ kind: 'postage', code: 'POST', name: 'Postage', amountMinor: 490 }],
    rejectedRows: 0,
    ...more,
  }
}

const back: ImportedReturn = {
  number: 'C9',
  order: 'O1',
  customer: 'C1',
  customerName: 'Léa Martin',
  currency: 'EUR',
  returnedAt: `${TODAY}T07:00:00.000Z`,
  note: null,
  lines: [
    { code: 'A', goods: true, name: 'Red mug', qtyEach: 1, priceMinor: 350 },
    { code: 'M', goods: false, name: 'Manual', qtyEach: 1, priceMinor: 100 },
  ],
}

const named = {
  products: [{ sku: 'A', name: 'Red mug', priceMinor: 350, currency: 'EUR' }],
  customers: [{ code: 'C1', name: 'Léa Martin', email: null, phone: null, language: null, address: null }],
}

function withImport() {
  const here = house()
  here.do('startImport', { importId: FIRST, kind: 'orders', fileName: 'orders.csv', fileHash: HASH })
  return here
}

describe('importOrders', () => {
  it('makes the orders with the products and customers that they name, and promises their goods', () => {
    const here = withImport()
    expect(
      here.do('importOrders', { importId: FIRST, ...named, orders: [imported('O1')], returns: [back] }),
    ).toEqual({
      orders: 1,
      returns: 1,
      products: 1,
      customers: 1,
      completed: 0,
      skipped: 0,
      refused: [],
    })
    const [order] = here.store.all('order')
    const [customer] = here.store.all('customer')
    expect(order).toMatchObject({
      number: 'O1',
      status: 'open',
      customerId: customer?.id,
      goodsMinor: 700,
      chargesMinor: 490,
      totalMinor: 1190,
      lineCount: 1,
      orderedEach: 2,
      importId: FIRST,
    })
    expect(here.store.all('productStock')[0]).toMatchObject({ promisedEach: 2, onHandEach: 0 })
    expect(here.store.all('orderEvent').map(({ operation }) => operation)).toEqual(['importOrders'])
    expect(here.store.all('return')[0]).toMatchObject({
      number: 'C9',
      orderId: order?.id,
      status: 'toReview',
      creditMinor: 450,
    })
    expect(
      here.store
        .all('returnLine')
        .map(({ productId }) => productId !== null)
        .sort(),
    ).toEqual([false, true])
  })

  it('makes nothing twice', () => {
    const here = withImport()
    const args = { importId: FIRST, ...named, orders: [imported('O1')], returns: [back] }
    here.do('importOrders', args)
    const before = here.snapshot()
    expect(here.do('importOrders', args)).toMatchObject({
      orders: 0,
      returns: 0,
      products: 0,
      customers: 0,
      skipped: 2,
    })
    expect(here.snapshot()).toBe(before)
  })

  it('leaves out lines of products that it may not make, and says which', () => {
    const here = withImport()
    product(here, 'B')
    const lines = [
      { sku: 'A', name: '', qtyEach: 1, priceMinor: 1 },
      { sku: 'B', name: '', qtyEach: 1, priceMinor: 1 },
    ]
    const orders = [imported('O1', { lines }), imported('O2', { lines: lines.slice(0, 1) })]
    const { refused } = here.do('importOrders', { importId: FIRST, products: [], orders })
    expect(refused.map(({ number, sku }) => `${number} ${sku}`)).toEqual(['O1 A', 'O2 A'])
    expect(here.store.all('order').map(({ number, lineCount }) => [number, lineCount])).toEqual([['O1', 1]])
  })

  it('completes an order with rows that come again corrected, but only the same order and only while it is open', () => {
    const here = withImport()
    here.do('importOrders', { importId: FIRST, ...named, orders: [imported('O1', { rejectedRows: 1 })] })
    product(here, 'B')
    const more = [
      { sku: 'A', name: '', qtyEach: 2, priceMinor: 350 },
      { sku: 'B', name: 'Tin', qtyEach: 3, priceMinor: 100 },
    ]
    const other = imported('O1', { lines: more, customerName: 'Somebody else' })
    expect(here.do('importOrders', { importId: FIRST, orders: [other] })).toMatchObject({
      completed: 0,
      skipped: 1,
    })
    expect(
      here.do('importOrders', { importId: FIRST, orders: [imported('O1', { lines: more })] }),
    ).toMatchObject({ completed: 1, skipped: 0 })
    expect(here.store.all('order')[0]).toMatchObject({
      lineCount: 2,
      orderedEach: 5,
      goodsMinor: 1000,
      totalMinor: 1490,
    })
    expect(here.store.all('orderLine').map(({ lineNo, orderedEach }) => [lineNo, orderedEach])).toEqual([
      [1, 2],
      [2, 3],
    ])
    expect(
      here.do('importOrders', { importId: FIRST, orders: [imported('O1', { lines: more })] }),
    ).toMatchObject({ completed: 0, skipped: 1 })
  })

  it('does not complete an order that somebody works on', () => {
    const here = withImport()
    bins(here, 'A-01')
    here.do('importOrders', { importId: FIRST, ...named, orders: [imported('O1')] })
    stock(here, 'A-01', 'A', 5)
    product(here, 'B')
    here.do('releaseOrders', { orderIds: here.store.all('order').map(({ id }) => id), allowPartial: false })
    const more = imported('O1', { lines: [{ sku: 'B', name: 'Tin', qtyEach: 3, priceMinor: 100 }] })
    expect(here.do('importOrders', { importId: FIRST, orders: [more] })).toMatchObject({
      completed: 0,
      skipped: 1,
    })
  })

  it('ends an order of charges alone where it begins: there is nothing to pick', () => {
    const here = withImport()
    here.do('importOrders', { importId: FIRST, orders: [imported('O1', { lines: [], customer: null })] })
    expect(here.store.all('order')[0]).toMatchObject({
      status: 'shipped',
      lineCount: 0,
      totalMinor: 490,
      customerId: null,
    })
  })

  it('asks for the permission to import', () => {
    const here = withImport()
    person(here, 'Pia', 'picker')
    expect(here.code('importOrders', { importId: FIRST, orders: [] })).toBe('notAllowed')
    person(here, 'Sam', 'customerService')
    here.do('importOrders', { importId: FIRST, ...named, orders: [imported('O1')] })
  })
})

describe('removeImported', () => {
  const ids = <R extends { id: string }>(rows: readonly R[]): R['id'][] => rows.map(({ id }) => id)

  it('takes back what nobody has touched, and leaves no promise behind', () => {
    const here = withImport()
    const before = here.snapshot()
    here.do('importOrders', {
      importId: FIRST,
      ...named,
      orders: [imported('O1'), imported('O2', { lines: [] })],
      returns: [{ ...back, order: null }],
    })
    const { store } = here
    expect(
      here.do('removeImported', {
        importId: FIRST,
        orders: ids(store.all('order')),
        returns: ids(store.all('return')),
        last: false,
      }),
    ).toEqual({ removed: 3, kept: 0 })
    expect(store.all('productStock')[0]).toMatchObject({ promisedEach: 0 })
    expect(
      here.do('removeImported', {
        importId: FIRST,
        customers: ids(store.all('customer')),
        products: ids(store.all('product')),
        last: true,
      }),
    ).toEqual({ removed: 2, kept: 0 })
    expect(store.get('import', FIRST)?.status).toBe('undone')
    const running = here.snapshot().replace('"status":"undone"', '"status":"running"')
    expect(running).toBe(before)
    expect(here.code('removeImported', { importId: FIRST, last: true })).toBe('importUndone')
  })

  it('keeps what was worked on, and what others still need', () => {
    const here = withImport()
    bins(here, 'A-01')
    here.do('importOrders', {
      importId: FIRST,
      ...named,
      orders: [imported('O1'), imported('O2')],
      returns: [{ ...back, order: null }],
    })
    stock(here, 'A-01', 'A', 10)
    const orders = here.store.all('order')
    here.do('releaseOrders', { orderIds: orders.slice(0, 1).map(({ id }) => id), allowPartial: false })
    const mine = placed(here, { A: 1 })
    const { store } = here
    const all = {
      orders: [...ids(orders), mine],
      customers: ids(store.all('customer')),
      products: ids(store.all('product')),
    }
    expect(here.do('removeImported', { importId: FIRST, ...all, last: true })).toEqual({
      removed: 1,
      kept: 3,
    })
    expect(store.all('order').map(({ number }) => number)).toContain('O1')
    expect(store.get('order', mine)).toBeDefined()
  })

  it('takes stock back by reverse movements, where the goods are still free', () => {
    const here = withImport()
    bins(here, 'A-01', 'A-02')
    product(here, 'A')
    here.do('importStock', {
      importId: FIRST,
      rows: [
        { bin: 'A-01', sku: 'A', qtyEach: 5 },
        { bin: 'A-02', sku: 'A', qtyEach: 5 },
      ] as never,
    })
    here.do('countBin', { bin: 'A-02', sku: 'A', countedEach: 1, lot: null, caseId: null })
    const movements = here.store.all('movement').filter(({ importId }) => importId === FIRST)
    expect(here.do('removeImported', { importId: FIRST, movements: ids(movements), last: true })).toEqual({
      removed: 1,
      kept: 1,
    })
    expect(here.store.all('balance').map(({ qtyEach }) => qtyEach)).toEqual([1])
    expect(here.store.all('productStock')[0]).toMatchObject({ onHandEach: 1 })
  })

  it('is for those who may', () => {
    const here = withImport()
    person(here, 'Sam', 'customerService')
    expect(here.code('removeImported', { importId: FIRST, last: true })).toBe('notAllowed')
  })
})
