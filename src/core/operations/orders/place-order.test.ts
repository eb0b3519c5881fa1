import { beforeEach, describe, expect, it } from 'vitest'
import type { ProductId } from '../../model/ids.ts'
import {
  bins,
  type House,
  house,
  linesOf,
  only,
  order,
  orderRow,
  person,
  product,
  stock,
} from '../testkit.testkit.ts'

describe('placeOrder', () => {
  let here: House
  let mug: ProductId
  const stockOf = () => only(here.store.where('productStock', { productId: mug }))

  beforeEach(() => {
    here = house()
    bins(here, 'A-01')
    mug = product(here, 'MUG')
    stock(here, 'A-01', 'MUG', 5)
  })

  it('promises every line at once, also beyond what is there', () => {
    const orderId = order(here, { MUG: 8 })
    expect(only(linesOf(here, orderId))).toMatchObject({ orderedEach: 8, promisedEach: 8, allocatedEach: 0 })
    expect(stockOf()).toMatchObject({ onHandEach: 5, promisedEach: 8, allocatedEach: 0 })
    expect(orderRow(here, orderId)).toMatchObject({
      status: 'open',
      orderedEach: 8,
      goodsMinor: 4000,
      totalMinor: 4000,
    })
  })

  it('takes its number from the block of the station, past numbers that are taken', () => {
    order(here, { MUG: 1 }, { number: 'A1001' })
    const orderId = order(here, { MUG: 1 }, { number: null })
    expect(orderRow(here, orderId).number).toBe('A1002')
    expect(orderRow(here, order(here, { MUG: 1 }, { number: null })).number).toBe('A1003')
  })

  it('adds charges to the total and keeps them apart from the goods', () => {
    const charges = [{ kind: 'postage' as const, code: 'POST', name: 'Postage', amountMinor: 490 }]
    const row = orderRow(here, order(here, { MUG: 2 }, { charges }))
    expect(row).toMatchObject({ goodsMinor: 1000, chargesMinor: 490, totalMinor: 1490, lineCount: 1 })
  })

  it('writes the first line of the timeline', () => {
    const orderId = order(here, { MUG: 1 })
    expect(here.store.where('orderEvent', { orderId }).map((event) => event.operation)).toEqual([
      'placeOrder',
    ])
  })

  it.each([
    ['noLines', { lines: [] }],
    ['skuUnknown', { lines: [{ sku: 'NOSUCH', qtyEach: 1, priceMinor: 1 }] }],
    ['orderNumberTaken', { number: 'TAKEN' }],
    ['customerUnknown', { customerId: 'nobody' as never }],
    ['notFound', { carrierId: 'nobody' as never }],
    ['badArguments', { dueAt: 'tomorrow' }],
  ] as const)('is refused: %s', (code, more) => {
    const first = order(here, { MUG: 1 }, { number: 'TAKEN' })
    const { id: _, ...args } = {
      ...orderRow(here, first),
      lines: [{ sku: 'MUG', qtyEach: 1, priceMinor: 1 }],
    }
    const before = here.snapshot()
    expect(here.code('placeOrder', { ...args, number: 'FREE', ...(more as object) })).toBe(code)
    expect(here.snapshot()).toBe(before)
  })

  it('is for those who may enter orders', () => {
    person(here, 'Pia', 'picker')
    expect(() => order(here, { MUG: 1 })).toThrow('notAllowed')
    person(here, 'Carl', 'customerService')
    expect(orderRow(here, order(here, { MUG: 1 })).status).toBe('open')
  })
})
