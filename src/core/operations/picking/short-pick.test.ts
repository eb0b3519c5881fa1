import { beforeEach, describe, expect, it } from 'vitest'
import type { OrderId, ProductId } from '../../model/ids.ts'
import {
  binOf,
  bins,
  confirm,
  type House,
  house,
  inPlace,
  linesOf,
  only,
  openCases,
  order,
  orderRow,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

describe('shortPick', () => {
  let here: House
  let mug: ProductId
  const start = (orderId: OrderId) => {
    const taskId = startedTask(here, orderId)
    return { taskId, pick: only(picksOf(here, taskId)) }
  }

  beforeEach(() => {
    here = house()
    bins(here, 'A-01', 'A-02')
    mug = product(here, 'MUG')
    stock(here, 'A-01', 'MUG', 5)
  })

  it('frees the line, empties the bin in the books, asks for a count and raises a case', () => {
    const orderId = order(here, { MUG: 3 })
    const { taskId, pick } = start(orderId)
    expect(here.do('shortPick', { pickId: pick.id, reason: 'noneHere' })).toEqual({
      reallocatedEach: 0,
      missingEach: 3,
    })
    expect(inPlace(here, 'A-01', mug)).toBe(0)
    expect(only(linesOf(here, orderId))).toMatchObject({ promisedEach: 3, allocatedEach: 0, pickedEach: 0 })
    expect(only(here.store.where('countTask', { status: 'open' }))).toMatchObject({
      reason: 'shortPick',
      productId: mug,
    })
    expect(openCases(here)).toEqual(['shortPick'])
    // Nothing was picked and nothing is left to pick: the order waits again.
    expect(here.store.get('pickTask', taskId)?.status).toBe('done')
    expect(orderRow(here, orderId).status).toBe('open')
  })

  it('lowers the bin only down to what others still hold', () => {
    const first = start(order(here, { MUG: 2 }))
    startedTask(here, order(here, { MUG: 2 }))
    here.do('shortPick', { pickId: first.pick.id, reason: 'noneHere' })
    expect(inPlace(here, 'A-01', mug)).toBe(2)
    expect(only(here.store.where('balance', { productId: mug }))).toMatchObject({
      qtyEach: 2,
      allocatedEach: 2,
    })
  })

  it('finds the rest elsewhere, at the end of the same task, but not in the same bin', () => {
    const orderId = order(here, { MUG: 4 })
    const { taskId, pick } = start(orderId)
    stock(here, 'A-02', 'MUG', 2)
    expect(here.do('shortPick', { pickId: pick.id, reason: 'damaged' })).toEqual({
      reallocatedEach: 2,
      missingEach: 2,
    })
    const [, added] = picksOf(here, taskId)
    if (!added) throw new Error('a new pick')
    expect([binOf(here, added), added.qtyEach, added.sequence]).toEqual(['A-02', 2, 2])
    expect(openCases(here)).toEqual(['damaged'])
    confirm(here, added.id)
    expect(orderRow(here, orderId)).toMatchObject({ status: 'picked', pickedEach: 2 })
  })

  it('leaves what is there on the line, to be scanned as always', () => {
    const orderId = order(here, { MUG: 4 })
    const { pick } = start(orderId)
    confirm(here, pick.id, 1)
    expect(here.do('shortPick', { pickId: pick.id, reason: 'fewer', foundEach: 1 })).toMatchObject({
      missingEach: 2,
    })
    expect(here.store.get('pick', pick.id)).toMatchObject({ status: 'open', shortEach: 2 })
    expect(inPlace(here, 'A-01', mug)).toBe(1)
    expect(
      here.refused('confirmPick', { pickId: pick.id, bin: 'A-01', productId: mug, qtyEach: 2 }),
    ).toMatchObject({ leftEach: 1 })
    expect(confirm(here, pick.id)).toEqual({ leftEach: 0, lineDone: true, taskDone: true })
    expect(here.store.get('pick', pick.id)?.status).toBe('short')
  })

  it('is no short pick when all that is wanted is there', () => {
    const { pick } = start(order(here, { MUG: 2 }))
    const before = here.snapshot()
    expect(here.do('shortPick', { pickId: pick.id, reason: 'fewer', foundEach: 2 })).toEqual({
      reallocatedEach: 0,
      missingEach: 0,
    })
    expect(here.snapshot()).toBe(before)
  })

  it('is a case on replay when the line is no longer open, or not there', () => {
    const { pick } = start(order(here, { MUG: 2 }))
    confirm(here, pick.id)
    expect(here.code('shortPick', { pickId: pick.id, reason: 'noneHere' })).toBe('pickNotOpen')
    here.replay('shortPick', { pickId: pick.id, reason: 'noneHere' })
    here.replay('shortPick', { pickId: 'gone' as never, reason: 'wrongProductHere' })
    expect(openCases(here)).toEqual(['shortPick', 'shortPick'])
    expect(inPlace(here, 'A-01', mug)).toBe(3)
  })
})

describe('skipPick', () => {
  it('puts the line at the end of the tour', () => {
    const here = house()
    bins(here, 'A-01', 'A-02')
    product(here, 'MUG')
    product(here, 'TEA')
    stock(here, 'A-01', 'MUG', 1)
    stock(here, 'A-02', 'TEA', 1)
    const taskId = startedTask(here, order(here, { MUG: 1, TEA: 1 }))
    const [first] = picksOf(here, taskId)
    if (!first) throw new Error('a pick')
    here.do('skipPick', { pickId: first.id })
    expect(picksOf(here, taskId).at(-1)?.id).toBe(first.id)
    const before = here.snapshot()
    here.do('skipPick', { pickId: first.id })
    expect(here.snapshot()).toBe(before)
  })
})
