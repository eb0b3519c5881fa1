import { beforeEach, describe, expect, it } from 'vitest'
import {
  bins,
  confirm,
  type House,
  house,
  linesOf,
  only,
  order,
  orderRow,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

describe('reallocateLine', () => {
  let here: House
  beforeEach(() => {
    here = house()
    bins(here, 'A-01', 'B-01')
    product(here, 'MUG')
    product(here, 'TEA')
    stock(here, 'A-01', 'MUG', 3)
    stock(here, 'A-01', 'TEA', 1)
  })

  it('adds what came in meanwhile to the tour that is under way, at its end', () => {
    const orderId = order(here, { MUG: 3, TEA: 1 })
    const taskId = startedTask(here, orderId)
    const mug = picksOf(here, taskId).find((pick) => pick.qtyEach === 3)
    here.do('shortPick', { pickId: mug?.id as never, reason: 'fewer', foundEach: 1 })
    const line = linesOf(here, orderId).find(({ sku }) => sku === 'MUG')
    const orderLineId = line?.id as never
    expect(here.code('reallocateLine', { orderLineId })).toBe('nothingAvailable')
    stock(here, 'B-01', 'MUG', 5)
    expect(here.do('reallocateLine', { orderLineId, exceptBin: 'A-01' })).toEqual({
      allocatedEach: 2,
      missingEach: 0,
    })
    const last = picksOf(here, taskId).at(-1)
    expect(last).toMatchObject({ qtyEach: 2, status: 'open', taskId })
    expect(here.code('reallocateLine', { orderLineId })).toBe('nothingAvailable')
  })

  it('makes a tour of its own where the first has ended', () => {
    const orderId = order(here, { MUG: 3 })
    const taskId = startedTask(here, orderId)
    const pick = only(picksOf(here, taskId))
    confirm(here, pick.id, 1)
    here.do('shortPick', { pickId: pick.id, reason: 'noneHere' })
    expect(orderRow(here, orderId).status).toBe('picked')
    stock(here, 'B-01', 'MUG', 5)
    here.do('reallocateLine', { orderLineId: pick.orderLineId })
    expect(orderRow(here, orderId).status).toBe('picking')
    expect(here.store.where('pickTask', { orderId })).toHaveLength(2)
  })

  it('is refused for an order that goes nowhere', () => {
    const orderId = order(here, { MUG: 3 })
    const orderLineId = only(linesOf(here, orderId)).id
    here.do('cancelOrder', { orderId, reason: 'x' })
    expect(here.code('reallocateLine', { orderLineId })).toBe('orderNotOpen')
  })
})
