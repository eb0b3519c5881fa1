import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { orderViews } from '../../core/protocol/queries/orders.ts'
import { orderAnswers } from './orders.ts'
import { ask, type Bench, bench } from './queries.testkit.ts'

describe('the orders list', () => {
  let here: Bench
  const rows = (more: Parameters<typeof ask>[0] = {}) => orderAnswers.orders(here.ctx, ask(more)).rows
  const numbers = (more: Parameters<typeof ask>[0] = {}) => rows(more).map((row) => row.number)

  beforeEach(() => {
    here = bench()
  })
  afterEach(() => here.close())

  it('goes page by page, each order once, in every sort and direction', () => {
    const placed = Array.from({ length: 25 }, (_, i) => {
      const minute = String((i * 7) % 5).padStart(2, '0')
      here.order({ 'MUG-1': 1 }, { number: `N${100 + i}`, dueAt: `2026-03-02T15:${minute}:00.000Z` })
      return `N${100 + i}`
    })
    for (const sort of ['dueAt', 'orderedAt', 'number'] as const) {
      for (const descending of [false, true]) {
        const seen: string[] = []
        const keys: string[] = []
        let after: string | null = null
        do {
          const page = orderAnswers.orders(here.ctx, ask({ sort, descending, after, limit: 4 }))
          seen.push(...page.rows.map((row) => row.number))
          keys.push(...page.rows.map((row) => row[sort]))
          after = page.next
        } while (after !== null)
        expect([...seen].sort()).toEqual(placed)
        const sorted = [...keys].sort()
        expect(keys).toEqual(descending ? sorted.reverse() : sorted)
      }
    }
  })

  it('begins at the beginning where a cursor cannot be read', () => {
    here.order({ 'MUG-1': 1 })
    for (const after of ['nonsense', '[]', '{"a":1}', '[1,2]']) expect(numbers({ after })).toHaveLength(1)
  })

  it('finds by the beginning of any word of number or name, without accents, by customer code and by SKU', () => {
    here.do('saveCustomers', {
      customers: [
        {
          code: 'C-77',
          name: 'Zoé',
          language: 'fr',
          address: { name: 'Zoé', lines: [], postcode: '', city: '', country: 'FR' },
        },
      ],
    } as never)
    const customer = here.station.read.get<{ id: string }>('select "id" from "customer"')
    here.order({ 'MUG-1': 1 }, { number: 'WEB-1001', customerName: 'Élise Dupont' })
    here.order({ TEA: 1 }, { number: 'WEB-2002', customerName: 'Jean-Paul Müller', customerId: customer?.id })
    expect(numbers({ search: 'web-10' })).toEqual(['WEB-1001'])
    expect(numbers({ search: 'elise' })).toEqual(['WEB-1001'])
    expect(numbers({ search: 'dup' })).toEqual(['WEB-1001'])
    expect(numbers({ search: 'paul mul' })).toEqual(['WEB-2002'])
    expect(numbers({ search: 'mug-1' })).toEqual(['WEB-1001'])
    expect(numbers({ search: 'tea' })).toEqual(['WEB-2002'])
    expect(numbers({ search: 'c-77' })).toEqual(['WEB-2002'])
    expect(numbers({ search: 'web' })).toHaveLength(2)
    expect(numbers({ search: 'nothing' })).toEqual([])
    for (const hostile of ['"', '*', 'a" OR "b', 'NEAR(', '-', "'; drop table x", '{number}:1']) {
      expect(Array.isArray(numbers({ search: hostile }))).toBe(true)
    }
  })

  it('has a view for every question, whose count is the number of its rows', () => {
    const statuses = () => here.station.read.all<{ id: string }>('select "id" from "order"')
    here.order({ 'MUG-1': 1 }, { number: 'LATE', dueAt: '2026-03-02T09:00:00.000Z' })
    here.order({ 'MUG-1': 1 }, { number: 'TOMORROW', dueAt: '2026-03-03T09:00:00.000Z' })
    here.order({ CARD: 1 }, { number: 'WAITS' })
    const cancelled = here.order({ 'MUG-1': 1 }, { number: 'GONE' })
    here.do('cancelOrder', { orderId: cancelled, reason: 'x' })
    const released = here.order({ 'MUG-1': 2 }, { number: 'WORK' })
    here.do('releaseOrders', { orderIds: [released], allowPartial: false })
    expect(statuses()).toHaveLength(5)
    const byView = Object.fromEntries(orderViews.map((view) => [view, numbers({ view }).sort()]))
    expect(byView).toEqual({
      all: ['GONE', 'LATE', 'TOMORROW', 'WAITS', 'WORK'],
      late: ['LATE'],
      today: ['LATE', 'WAITS', 'WORK'],
      toRelease: ['LATE', 'TOMORROW'],
      waitingStock: ['WAITS'],
      inWork: ['WORK'],
      packed: [],
      shipped: [],
      cancelled: ['GONE'],
    })
    const counts = orderAnswers.orderCounts(here.ctx, {}).byView
    for (const view of orderViews) {
      expect([view, counts[view]]).toEqual([view, numbers({ view }).length])
      const ids = orderAnswers.orderIds(here.ctx, { filter: ask({ view }).filter })
      expect(ids).toHaveLength(counts[view])
    }
  })

  it('says what is to be done next, by what earlier sales leave', () => {
    here.order({ 'MUG-1': 8 }, { number: 'FIRST', orderedAt: '2026-03-02T06:00:00.000Z' })
    here.order({ 'MUG-1': 8 }, { number: 'SECOND' })
    const steps = () => Object.fromEntries(rows().map((row) => [row.number, row.nextStep]))
    expect(steps()).toEqual({ FIRST: 'release', SECOND: 'waitForStock' })
    here.do('receiveStock', { bin: 'A-01', sku: 'MUG-1', qtyEach: 6 } as never)
    expect(steps()).toEqual({ FIRST: 'release', SECOND: 'release' })
    here.do('saveProducts', { products: [{ sku: 'MUG-1', bufferEach: 1 }] } as never)
    expect(steps()).toEqual({ FIRST: 'release', SECOND: 'waitForStock' })
  })

  it('filters by country and channel', () => {
    const shipTo = { name: 'x', lines: [], postcode: '', city: 'Gent', country: 'BE' }
    here.order({ 'MUG-1': 1 }, { number: 'BE1', shipTo })
    here.order({ 'MUG-1': 1 }, { number: 'FR1', channel: 'shop' })
    const filter = { view: 'all' as const, search: '' }
    expect(numbers({ filter: { ...filter, country: 'BE' } })).toEqual(['BE1'])
    expect(numbers({ filter: { ...filter, channel: 'shop' } })).toEqual(['FR1'])
    expect(numbers({ filter: { ...filter, channel: 'shop', country: 'BE' } })).toEqual([])
    expect(rows({ search: 'be1' })[0]).toMatchObject({
      country: 'BE',
      city: 'Gent',
      paid: true,
      lineCount: 1,
    })
  })
})

describe('the pages of the office', () => {
  let here: Bench
  beforeEach(() => {
    here = bench()
  })
  afterEach(() => here.close())

  it('tells all of an order', () => {
    const orderId = here.order({ 'MUG-1': 3, CARD: 1 })
    const { released } = here.do('releaseOrders', { orderIds: [orderId], allowPartial: true })
    const detail = orderAnswers.order(here.ctx, { orderId })
    expect(detail).toMatchObject({
      order: { id: orderId, paid: true, shipTo: { city: 'Lyon' }, status: 'released' },
      nextStep: 'pick',
      carrierName: null,
      documents: [{ kind: 'pickList' }, { kind: 'packingSlip' }],
      lines: [
        {
          sku: 'MUG-1',
          allocatedEach: 3,
          onHandEach: 10,
          availableEach: 7,
          bins: [{ code: 'A-01', qtyEach: 10, allocatedEach: 3 }],
        },
        { sku: 'CARD', promisedEach: 1, onHandEach: 0, availableEach: -1, bins: [] },
      ],
    })
    expect(detail?.events.map((event) => event.operation)).toEqual(['placeOrder', 'releaseOrders'])
    expect(detail?.events[1]).toMatchObject({
      stationName: 'Bench 1',
      data: { taskId: released[0]?.taskId, shortEach: 1 },
    })
    expect(orderAnswers.order(here.ctx, { orderId: 'gone' as never })).toBeNull()
  })

  it('lists products with their stock, by word, whole barcode or bin', () => {
    const list = (search: string) =>
      orderAnswers.products(here.ctx, { search, after: null, limit: 60 }).rows.map((row) => row.sku)
    expect(list('')).toEqual(['CARD', 'MUG-1', 'TEA'])
    expect(list('the ver')).toEqual(['TEA'])
    expect(list('4006381333931')).toEqual(['MUG-1'])
    // A bin: what lies in it.
    expect(list('a-01')).toEqual(['MUG-1'])
    expect(list('A-02')).toEqual(['TEA'])
    expect(orderAnswers.products(here.ctx, { search: 'mug', after: null, limit: 60 }).rows[0]).toMatchObject({
      onHandEach: 10,
      availableEach: 10,
      barcode: '4006381333931',
    })
    const first = orderAnswers.products(here.ctx, { search: '', after: null, limit: 2 })
    expect(
      orderAnswers.products(here.ctx, { search: '', after: first.next, limit: 2 }).rows.map((row) => row.sku),
    ).toEqual(['TEA'])
  })

  it('shows a product with bins, lots and movements, newest first', () => {
    const id = orderAnswers.products(here.ctx, { search: 'tea', after: null, limit: 1 }).rows[0]?.id ?? ''
    here.do('countBin', { bin: 'A-02', sku: 'TEA', lot: 'L1', countedEach: 4 })
    expect(orderAnswers.product(here.ctx, { productId: id })).toMatchObject({
      product: { sku: 'TEA', active: true },
      bins: [{ code: 'A-02', lot: 'L1', qtyEach: 4 }],
      movements: [
        { cause: 'count', from: 'A-02', to: 'ADJUSTMENT', qtyEach: 1 },
        { cause: 'receive', from: 'SUPPLIER' },
      ],
    })
    expect(orderAnswers.product(here.ctx, { productId: 'gone' })).toBeNull()
  })

  it('follows a name that changes, and forgets what was taken away', () => {
    here.do('saveProducts', { products: [{ sku: 'CARD', name: 'Voucher' }] } as never)
    const list = (search: string) =>
      orderAnswers.products(here.ctx, { search, after: null, limit: 9 }).rows.length
    expect([list('gift'), list('voucher')]).toEqual([0, 1])
  })

  it('lists customers by name and carriers', () => {
    const customer = (code: string, name: string) => ({
      code,
      name,
      language: 'en',
      address: { name, lines: [], postcode: '', city: '', country: 'FR' },
    })
    here.do('saveCustomers', {
      customers: [customer('C2', 'Bob'), customer('C1', 'Amel'), customer('C3', 'Zoé')],
    } as never)
    const first = orderAnswers.customers(here.ctx, { search: '', after: null, limit: 2 })
    expect(first.rows.map((row) => row.name)).toEqual(['Amel', 'Bob'])
    expect(
      orderAnswers
        .customers(here.ctx, { search: '', after: first.next, limit: 2 })
        .rows.map((row) => row.code),
    ).toEqual(['C3'])
    expect(orderAnswers.customers(here.ctx, { search: 'zoe', after: null, limit: 2 }).rows).toHaveLength(1)
    const carriers = (all: boolean) => orderAnswers.carriers(here.ctx, { all }).map(({ code }) => code)
    expect(carriers(false)).toEqual(['OWN'])
    const old = { code: 'OLD', name: 'A', serviceName: 'B', cutOff: '12:00', active: false }
    here.do('saveCarriers', { carriers: [old] } as never)
    expect(carriers(false)).toEqual(['OWN'])
    expect(carriers(true)).toEqual(['OWN', 'OLD'])
  })

  it('lists returns newest first, and opens one', () => {
    const orderId = here.order({ 'MUG-1': 2 })
    const { released } = here.do('releaseOrders', { orderIds: [orderId], allowPartial: false })
    const taskId = released[0]?.taskId as never
    here.do('startPickTask', { taskId })
    const pick = here.station.read.get<{ id: string; productId: string }>(
      'select "id", "productId" from "pick"',
    )
    here.do('confirmPick', { pickId: pick?.id, productId: pick?.productId, bin: 'A-01', qtyEach: 1 } as never)
    here.do('cancelOrder', { orderId, reason: 'x' })
    const open = here.station.read.get<{ id: string }>('select "id" from "case"')
    here.do('settleCase', { caseId: open?.id, resolution: 'accepted' } as never)
    const { rows, next } = orderAnswers.returns(here.ctx, { status: 'toReview', after: null, limit: 5 })
    expect([rows.length, next]).toEqual([1, null])
    expect(orderAnswers.returns(here.ctx, { after: null, limit: 5 }).rows).toEqual(rows)
    expect(orderAnswers.return(here.ctx, { returnId: rows[0]?.id as never })).toMatchObject({
      lines: [{ code: 'MUG-1', qtyEach: 1 }],
    })
  })
})
