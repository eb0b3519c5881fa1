import { beforeEach, describe, expect, it } from 'vitest'
import type { ProductId } from '../../model/ids.ts'
import {
  bins,
  confirm,
  type House,
  house,
  linesOf,
  only,
  order,
  orderRow,
  person,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

describe('settleCase', () => {
  let here: House
  let mug: ProductId
  const openCase = () => only(here.store.where('case', { status: 'open' }))
  const shortOrder = () => {
    const orderId = order(here, { MUG: 3 })
    const pick = only(picksOf(here, startedTask(here, orderId)))
    confirm(here, pick.id, 1)
    here.do('shortPick', { pickId: pick.id, reason: 'fewer' })
    return orderId
  }

  beforeEach(() => {
    here = house()
    bins(here, 'A-01')
    mug = product(here, 'MUG')
    stock(here, 'A-01', 'MUG', 3)
  })

  it('ships what there is: the rest is cancelled, and the order can go', () => {
    const orderId = shortOrder()
    here.do('settleCase', { caseId: openCase().id, resolution: 'shipShort', note: 'customer agrees' })
    expect(only(linesOf(here, orderId))).toMatchObject({ cancelledEach: 2, promisedEach: 0, pickedEach: 1 })
    expect(only(here.store.all('case'))).toMatchObject({
      status: 'closed',
      resolution: 'shipShort',
      data: { note: 'customer agrees' },
    })
    const { parcelId } = here.do('startPacking', { orderId })
    here.do('packItem', { parcelId, productId: mug, qtyEach: 1 })
    here.do('sealParcel', { parcelId, weightGrams: 100 })
    here.do('shipOrder', { orderId })
    expect(orderRow(here, orderId).status).toBe('shipped')
  })

  it('need not be asked again where a supervisor has shipped short at the bench', () => {
    const orderId = shortOrder()
    const { parcelId } = here.do('startPacking', { orderId })
    here.do('packItem', { parcelId, productId: mug, qtyEach: 1 })
    here.do('sealParcel', { parcelId, weightGrams: 100 })
    here.do('shipOrder', { orderId, approveShort: true })
    expect(here.store.where('case', { status: 'open' })).toEqual([])
    expect(here.store.all('case').map(({ kind, resolution }) => [kind, resolution])).toEqual([
      ['shortPick', 'shipShort'],
      ['shippedShort', 'shipShort'],
    ])
  })

  it('waits for stock: the rest stays promised', () => {
    const orderId = shortOrder()
    here.do('settleCase', { caseId: openCase().id, resolution: 'waitForStock' })
    expect(only(linesOf(here, orderId))).toMatchObject({ cancelledEach: 0, promisedEach: 2 })
    expect(orderRow(here, orderId).status).toBe('picked')
  })

  it('cancels an order of which nothing is left to send', () => {
    const orderId = order(here, { MUG: 3 })
    here.do('shortPick', { pickId: only(picksOf(here, startedTask(here, orderId))).id, reason: 'noneHere' })
    here.do('settleCase', { caseId: openCase().id, resolution: 'shipShort' })
    expect(orderRow(here, orderId)).toMatchObject({ status: 'cancelled', cancelledEach: 3 })
  })

  it('is said once: the same word again changes nothing, another is refused', () => {
    shortOrder()
    const { id: caseId } = openCase()
    here.do('settleCase', { caseId, resolution: 'waitForStock' })
    const before = here.snapshot()
    here.do('settleCase', { caseId, resolution: 'waitForStock' })
    expect(here.snapshot()).toBe(before)
    expect(here.code('settleCase', { caseId, resolution: 'shipShort' })).toBe('notFound')
  })

  it('is for supervisors', () => {
    shortOrder()
    const { id: caseId } = openCase()
    person(here, 'Paul', 'packer')
    expect(here.code('settleCase', { caseId, resolution: 'noAction' })).toBe('notAllowed')
  })
})
