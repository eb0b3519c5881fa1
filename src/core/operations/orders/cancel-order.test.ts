import { beforeEach, describe, expect, it } from 'vitest'
import { makeOwnCode } from '../../codes/own-codes.ts'
import type { ProductId } from '../../model/ids.ts'
import {
  bins,
  confirm,
  type House,
  house,
  inPlace,
  only,
  openCases,
  order,
  orderRow,
  packedOrder,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

describe('cancelOrder', () => {
  let here: House
  let mug: ProductId
  const stockOf = () => only(here.store.where('productStock', { productId: mug }))

  beforeEach(() => {
    here = house()
    bins(here, 'A-01')
    mug = product(here, 'MUG')
    stock(here, 'A-01', 'MUG', 10)
  })

  it('gives promises and holds free at once', () => {
    const orderId = order(here, { MUG: 4 })
    const taskId = startedTask(here, orderId)
    expect(here.do('cancelOrder', { orderId, reason: 'changed her mind' })).toEqual({ goodsToReturnEach: 0 })
    expect(stockOf()).toMatchObject({ onHandEach: 10, promisedEach: 0, allocatedEach: 0 })
    expect(here.store.get('pickTask', taskId)?.status).toBe('cancelled')
    expect(orderRow(here, orderId)).toMatchObject({ status: 'cancelled', cancelledEach: 4 })
    expect(openCases(here)).toEqual([])
  })

  it('says how much lies in the tote, and asks for it by a case that ends in a return to review', () => {
    const orderId = order(here, { MUG: 4 })
    const taskId = startedTask(here, orderId)
    here.do('bindTote', { taskId, toteCode: makeOwnCode('tote', '0001') })
    confirm(here, only(picksOf(here, taskId)).id, 3)
    expect(here.do('cancelOrder', { orderId, reason: 'x' })).toEqual({ goodsToReturnEach: 3 })
    expect(stockOf()).toMatchObject({ onHandEach: 7, inProcessEach: 3, promisedEach: 0, allocatedEach: 0 })
    const found = only(here.store.where('case', { status: 'open' }))
    expect(found).toMatchObject({ kind: 'goodsOfCancelledOrder', data: { qtyEach: 3 } })

    here.do('settleCase', { caseId: found.id, resolution: 'accepted' })
    expect(inPlace(here, 'RETURNS', mug)).toBe(3)
    expect(here.store.where('location', { orderId })).toEqual([])
    const back = only(here.store.where('return', { orderId }))
    expect(only(here.store.where('returnLine', { returnId: back.id }))).toMatchObject({
      productId: mug,
      qtyEach: 3,
    })

    here.do('reviewReturn', { returnId: back.id, outcome: 'restocked', bin: 'A-01' })
    expect(inPlace(here, 'A-01', mug)).toBe(10)
    expect(stockOf()).toMatchObject({ onHandEach: 10, inProcessEach: 0 })
  })

  it('voids the labels of parcels, sealed or not', () => {
    const orderId = order(here, { MUG: 2 })
    const parcelId = packedOrder(here, orderId)
    here.do('sealParcel', { parcelId, weightGrams: 200 })
    expect(here.do('cancelOrder', { orderId, reason: 'x' })).toEqual({ goodsToReturnEach: 2 })
    expect(here.store.get('parcel', parcelId)?.status).toBe('voided')
    expect(here.code('unsealParcel', { parcelId, reason: 'x' })).toBe('notFound')
    here.do('settleCase', {
      caseId: only(here.store.where('case', { status: 'open' })).id,
      resolution: 'accepted',
    })
    expect(inPlace(here, 'RETURNS', mug)).toBe(2)
  })

  it('is refused when it is too late, or done already', () => {
    const orderId = order(here, { MUG: 2 })
    const parcelId = packedOrder(here, orderId)
    here.do('sealParcel', { parcelId, weightGrams: 200 })
    here.do('shipOrder', { orderId })
    expect(here.code('cancelOrder', { orderId, reason: 'x' })).toBe('alreadyShipped')
    const other = order(here, { MUG: 1 })
    here.do('cancelOrder', { orderId: other, reason: 'x' })
    expect(here.code('cancelOrder', { orderId: other, reason: 'x' })).toBe('orderNotOpen')
    expect(here.code('changeOrder', { orderId: other, priority: 3 })).toBe('orderNotOpen')
  })

  it('leaves what was picked elsewhere meanwhile to a case, and refuses it while the picker is there', () => {
    const orderId = order(here, { MUG: 2 })
    const pick = only(picksOf(here, startedTask(here, orderId)))
    here.do('cancelOrder', { orderId, reason: 'x' })
    const scan = { pickId: pick.id, bin: 'A-01', productId: mug, qtyEach: 2 }
    expect(here.refused('confirmPick', scan)).toMatchObject({ code: 'orderNotOpen', status: 'cancelled' })
    here.replay('confirmPick', scan)
    expect(openCases(here)).toEqual(['goodsOfCancelledOrder'])
    expect(stockOf()).toMatchObject({ onHandEach: 8, inProcessEach: 2, allocatedEach: 0, promisedEach: 0 })
    expect(orderRow(here, orderId).status).toBe('cancelled')
  })

  it('changes what may still change, and the tour with it', () => {
    const orderId = order(here, { MUG: 2 }, { note: 'fragile' })
    const taskId = startedTask(here, orderId)
    here.do('changeOrder', { orderId, priority: 7, note: null, dueAt: '2026-03-02T12:00:00Z' })
    expect(orderRow(here, orderId)).toMatchObject({ priority: 7, note: null, dueAt: '2026-03-02T12:00:00Z' })
    expect(here.store.get('pickTask', taskId)).toMatchObject({ priority: 7, dueAt: '2026-03-02T12:00:00Z' })
  })
})
