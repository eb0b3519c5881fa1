import { beforeEach, describe, expect, it } from 'vitest'
import type { ProductId, ReturnId } from '../../model/ids.ts'
import type { Row } from '../../model/tables.ts'
import {
  bins,
  type House,
  house,
  inPlace,
  only,
  order,
  packedOrder,
  person,
  product,
  stock,
} from '../testkit.testkit.ts'

describe('reviewReturn', () => {
  let here: House
  let mug: ProductId
  let returnId: ReturnId
  const stamp = { space: 'wh:w1', version: 1 } as const
  const insert = (productId: ProductId, qtyEach: number, more: Partial<Row<'return'>> = {}) => {
    const id = `r-${productId}` as ReturnId
    here.store.insert(
      'return',
      {
        id,
        warehouseId: 'w1' as never,
        number: `R-${productId}`,
        orderId: null,
        customerId: null,
        customerName: 'Léa',
        status: 'toReview',
        currency: 'EUR',
        creditMinor: 500,
        returnedAt: '2026-03-02T08:00:00Z',
        note: null,
        importId: null,
        ...more,
      },
      stamp,
    )
    here.store.insert(
      'returnLine',
      {
        id: `l-${productId}` as never,
        warehouseId: 'w1' as never,
        returnId: id,
        productId,
        code: 'X',
        name: 'X',
        qtyEach,
        priceMinor: 1,
      },
      stamp,
    )
    return id
  }

  beforeEach(() => {
    here = house()
    bins(here, 'A-01', 'A-02')
    mug = product(here, 'MUG')
    returnId = insert(mug, 2)
  })

  it('puts restocked goods into the bin, from the customer', () => {
    here.do('reviewReturn', { returnId, outcome: 'restocked', bin: 'a-01', note: 'as new' })
    expect(inPlace(here, 'A-01', mug)).toBe(2)
    expect(here.store.get('return', returnId)).toMatchObject({ status: 'restocked', note: 'as new' })
    const before = here.snapshot()
    here.do('reviewReturn', { returnId, outcome: 'restocked', bin: 'A-01' })
    expect(here.snapshot()).toBe(before)
    expect(here.code('reviewReturn', { returnId, outcome: 'rejected' })).toBe('notFound')
  })

  it.each(['creditOnly', 'rejected'] as const)('%s moves nothing', (outcome) => {
    here.do('reviewReturn', { returnId, outcome })
    expect(here.store.all('movement')).toEqual([])
    expect(here.store.get('return', returnId)?.status).toBe(outcome)
  })

  it('needs a bin to restock into, and the right to decide', () => {
    expect(here.code('reviewReturn', { returnId, outcome: 'restocked' })).toBe('binUnknown')
    expect(here.code('reviewReturn', { returnId, outcome: 'restocked', bin: 'RETURNS' })).toBe('binUnknown')
    person(here, 'Pia', 'picker')
    expect(here.code('reviewReturn', { returnId, outcome: 'creditOnly' })).toBe('notAllowed')
  })

  it('restocks the lot that was sent, and asks where it is not known', () => {
    const tea = product(here, 'TEA', { lotPolicy: 'lot' })
    stock(here, 'A-02', 'TEA', 3, 'L1', '2026-09-01')
    const orderId = order(here, { TEA: 3 })
    const parcelId = packedOrder(here, orderId)
    here.do('sealParcel', { parcelId, weightGrams: 300 })
    here.do('shipOrder', { orderId })
    here.do('reviewReturn', { returnId: insert(tea, 2, { orderId }), outcome: 'restocked', bin: 'A-01' })
    const balance = only(here.store.where('balance', { productId: tea }))
    expect([balance.qtyEach, here.store.get('lot', balance.lotId)?.code]).toEqual([2, 'L1'])
    const jam = product(here, 'JAM', { lotPolicy: 'lot' })
    expect(
      here.refused('reviewReturn', { returnId: insert(jam, 1), outcome: 'restocked', bin: 'A-01' }),
    ).toEqual({ code: 'lotRequired', sku: 'JAM' })
  })
})
