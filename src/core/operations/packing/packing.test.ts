import { beforeEach, describe, expect, it } from 'vitest'
import { parseSscc } from '../../codes/sscc.ts'
import { parseTracking } from '../../codes/tracking.ts'
import type { OrderId, ParcelId, ProductId } from '../../model/ids.ts'
import {
  bins,
  type House,
  house,
  inPlace,
  linesOf,
  only,
  openCases,
  order,
  orderRow,
  packedOrder,
  person,
  pickAll,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

describe('packing', () => {
  let here: House
  let mug: ProductId
  let tea: ProductId
  let orderId: OrderId
  const box = (code: string) => only(here.store.where('box', { code }))
  const parcelRow = (id: ParcelId) => here.store.get('parcel', id)

  beforeEach(() => {
    here = house()
    bins(here, 'A-01', 'A-02')
    mug = product(here, 'MUG', { weightGrams: 400, caseOf: 6 })
    tea = product(here, 'TEA', { weightGrams: 100 })
    product(here, 'CARD')
    stock(here, 'A-01', 'MUG', 20)
    stock(here, 'A-02', 'TEA', 20)
    orderId = order(here, { MUG: 2, TEA: 3 })
  })

  it('begins when all is picked, with one parcel, and again with the same', () => {
    const taskId = startedTask(here, orderId)
    expect(here.refused('startPacking', { orderId })).toEqual({ code: 'picksOpen', count: 2 })
    pickAll(here, taskId)
    const { parcelId } = here.do('startPacking', { orderId })
    expect(here.do('startPacking', { orderId })).toEqual({ parcelId })
    expect(orderRow(here, orderId)).toMatchObject({ status: 'packing', parcelCount: 1 })
    expect(here.code('startPacking', { orderId: order(here, { MUG: 1 }) })).toBe('orderNotOpen')
  })

  describe('of a picked order', () => {
    let parcelId: ParcelId
    const pack = (productId: ProductId, qtyEach = 1, more: object = {}) =>
      here.do('packItem', { parcelId, productId, qtyEach, ...more })

    beforeEach(() => {
      pickAll(here, startedTask(here, orderId))
      parcelId = here.do('startPacking', { orderId }).parcelId
    })

    it('verifies each item as it goes in', () => {
      expect(pack(mug, 2, { code: 'MUG0000000000' })).toEqual({ leftEach: 3 })
      expect(pack(tea, 3)).toEqual({ leftEach: 0 })
      expect(orderRow(here, orderId)).toMatchObject({ packedEach: 5, status: 'packing' })
      expect(parcelRow(parcelId)).toMatchObject({ qtyEach: 5, expectedWeightGrams: 1100 })
      expect(inPlace(here, `${orderRow(here, orderId).number}/1`, mug)).toBe(2)
    })

    it.each([
      ['a foreign item', { code: 'CARD000000000' }, { code: 'notInOrder', sku: 'CARD' }],
      ['a code of nothing', { code: 'XYZ' }, { code: 'codeUnknown', value: 'XYZ' }],
      ['more than was ordered', { qtyEach: 3 }, { code: 'overPack', sku: 'MUG', orderedEach: 2 }],
      ['a parcel that is not there', { parcelId: 'gone' }, { code: 'notFound' }],
    ])('refuses %s and keeps what is counted', (_, more, refusal) => {
      pack(mug)
      const before = here.snapshot()
      expect(
        here.refused('packItem', { parcelId, productId: mug, qtyEach: 1, ...more } as never),
      ).toMatchObject(refusal)
      expect(here.snapshot()).toBe(before)
    })

    it('takes back what is in an open parcel', () => {
      pack(mug, 2)
      const orderLineId = only(linesOf(here, orderId).filter((line) => line.productId === mug)).id
      here.do('unpackItem', { parcelId, orderLineId, qtyEach: 1 })
      expect(parcelRow(parcelId)).toMatchObject({ qtyEach: 1, expectedWeightGrams: 400 })
      expect(here.refused('unpackItem', { parcelId, orderLineId, qtyEach: 2 })).toMatchObject({
        code: 'tooMany',
        leftEach: 1,
      })
      here.do('unpackItem', { parcelId, orderLineId, qtyEach: 1 })
      expect(here.store.where('parcelLine', { parcelId })).toEqual([])
      expect(here.code('unpackItem', { parcelId, orderLineId, qtyEach: 1 })).toBe('notFound')
    })

    it('seals with numbers of the station, each given once', () => {
      pack(mug, 2)
      const first = here.do('sealParcel', { parcelId, boxId: box('M').id, weightGrams: 985 })
      expect(parseSscc(first.sscc).ok).toBe(true)
      expect(parseTracking(first.tracking)).toMatchObject({ ok: true, prefix: 'A', serial: 1 })
      expect(parcelRow(parcelId)).toMatchObject({
        status: 'sealed',
        labelNo: 1,
        expectedWeightGrams: 980,
        ...first,
      })
      expect(here.refused('packItem', { parcelId, productId: tea, qtyEach: 1 })).toEqual({
        code: 'parcelSealed',
        parcelNo: 1,
      })
      expect(orderRow(here, orderId).status).toBe('packing')
      // Opened again: the label is void, and its numbers never come back.
      here.do('unsealParcel', { parcelId, reason: 'the card is missing' })
      expect(parcelRow(parcelId)).toMatchObject({
        status: 'open',
        sscc: null,
        tracking: null,
        expectedWeightGrams: 800,
      })
      const second = here.do('sealParcel', { parcelId, boxId: box('M').id, weightGrams: 985 })
      expect(second.sscc).not.toBe(first.sscc)
      expect(second.tracking).not.toBe(first.tracking)
      expect(parcelRow(parcelId)?.labelNo).toBe(2)
    })

    it.each([
      ['no weight', { weightGrams: 0 }, { code: 'weightMissing' }],
      ['a weight above the box', { weightGrams: 99_000 }, { code: 'weightAboveBox', maxWeightGrams: 5_000 }],
      ['a weight that does not fit the content', { weightGrams: 500 }, { code: 'reasonNeeded' }],
    ])('does not seal with %s', (_, more, refusal) => {
      pack(mug, 2)
      expect(here.refused('sealParcel', { parcelId, boxId: box('S').id, ...more })).toMatchObject(refusal)
    })

    it('does not seal an empty parcel, and takes it away again', () => {
      expect(here.refused('sealParcel', { parcelId, weightGrams: 100 })).toEqual({
        code: 'parcelEmpty',
        parcelNo: 1,
      })
      expect(here.do('openParcel', { orderId })).toEqual({ parcelId, parcelNo: 1 })
      pack(mug)
      expect(here.code('removeParcel', { parcelId })).toBe('notVerified')
      const second = here.do('openParcel', { orderId })
      expect(second.parcelNo).toBe(2)
      here.do('removeParcel', { parcelId: second.parcelId })
      expect(orderRow(here, orderId).parcelCount).toBe(1)
      expect(here.do('openParcel', { orderId }).parcelNo).toBe(2)
    })

    it('needs somebody who may override, with a reason, and keeps it as a case', () => {
      pack(mug, 2)
      const args = { parcelId, boxId: box('S').id, weightGrams: 1500, overrideReason: 'wet cardboard' }
      person(here, 'Paul', 'packer')
      expect(here.refused('sealParcel', args)).toEqual({ code: 'notAllowed', action: 'overrideVerification' })
      person(here, 'Sam', 'supervisor')
      here.do('sealParcel', args)
      expect(openCases(here)).toEqual(['weightDiffers'])
    })

    it('says when the numbers of the station are used up', () => {
      pack(mug, 2)
      for (const block of here.store.all('numberBlock').filter((each) => each.kind === 'sscc')) {
        here.store.update(
          'numberBlock',
          block.id,
          { nextSerial: block.lastSerial + 1 },
          { space: 'wh:w1', version: 1 },
        )
      }
      expect(here.refused('sealParcel', { parcelId, weightGrams: 800 })).toEqual({
        code: 'outOfNumbers',
        kind: 'sscc',
      })
    })

    it('on replay never packs more than was picked', () => {
      here.replay('packItem', { parcelId, productId: mug, qtyEach: 9 })
      expect(only(linesOf(here, orderId).filter((line) => line.productId === mug))).toMatchObject({
        pickedEach: 2,
        packedEach: 2,
      })
      here.replay('packItem', { parcelId: 'gone' as ParcelId, productId: mug, qtyEach: 1 })
      here.replay('unpackItem', { parcelId, orderLineId: 'gone' as never, qtyEach: 1 })
      expect(openCases(here)).toEqual(['packDiffers', 'packDiffers', 'packDiffers'])
    })
  })

  it('ships when every parcel is sealed and everything is in one', () => {
    const taskId = startedTask(here, orderId)
    expect(here.code('shipOrder', { orderId })).toBe('picksOpen')
    pickAll(here, taskId)
    const { parcelId } = here.do('startPacking', { orderId })
    expect(here.code('shipOrder', { orderId })).toBe('orderNotOpen')
    here.do('packItem', { parcelId, productId: mug, qtyEach: 2 })
    expect(here.refused('shipOrder', { orderId })).toEqual({ code: 'parcelsOpen', count: 1 })
    here.do('sealParcel', { parcelId, weightGrams: 900 })
    expect(here.refused('shipOrder', { orderId })).toEqual({ code: 'notVerified', leftEach: 3 })
    const second = here.do('openParcel', { orderId })
    here.do('packItem', { parcelId: second.parcelId, productId: tea, qtyEach: 3 })
    here.do('sealParcel', { parcelId: second.parcelId, weightGrams: 350 })
    expect(orderRow(here, orderId)).toMatchObject({ status: 'packed', parcelCount: 2 })
    here.do('shipOrder', { orderId })
    expect(orderRow(here, orderId)).toMatchObject({ status: 'shipped', shippedEach: 5 })
    expect(here.store.where('parcel', { orderId }).map((parcel) => parcel.status)).toEqual([
      'shipped',
      'shipped',
    ])
    expect(only(here.store.where('productStock', { productId: mug }))).toMatchObject({
      onHandEach: 18,
      inProcessEach: 0,
    })
    expect(here.code('shipOrder', { orderId })).toBe('alreadyShipped')
    expect(here.code('unsealParcel', { parcelId, reason: 'x' })).toBe('alreadyShipped')
  })

  describe('short', () => {
    let parcelId: ParcelId

    beforeEach(() => {
      // Two of the twenty are promised to the order before.
      orderId = order(here, { MUG: 22 })
      const taskId = startedTask(here, orderId)
      pickAll(here, taskId)
      expect(picksOf(here, taskId)).toHaveLength(1)
      parcelId = here.do('startPacking', { orderId }).parcelId
      here.do('packItem', { parcelId, productId: mug, qtyEach: 18 })
      here.do('sealParcel', { parcelId, weightGrams: 7_200 })
    })

    it('needs the word of somebody who may give it, and is on record', () => {
      expect(here.refused('shipOrder', { orderId })).toEqual({ code: 'notVerified', leftEach: 4 })
      person(here, 'Paul', 'packer')
      expect(here.code('shipOrder', { orderId, approveShort: true })).toBe('notAllowed')
      person(here, 'Sam', 'supervisor')
      here.do('shipOrder', { orderId, approveShort: true })
      expect(orderRow(here, orderId)).toMatchObject({ status: 'shipped', shippedEach: 18, cancelledEach: 4 })
      expect(only(here.store.all('case'))).toMatchObject({
        kind: 'shippedShort',
        status: 'closed',
        closedBy: 'Sam',
      })
      expect(only(here.store.where('productStock', { productId: mug })).promisedEach).toBe(2)
    })
  })

  it('goes on in a parcel that has been sealed too early', () => {
    const sealed = packedOrder(here, orderId)
    here.do('sealParcel', { parcelId: sealed, weightGrams: 1100 })
    expect(orderRow(here, orderId).status).toBe('packed')
    here.do('unsealParcel', { parcelId: sealed, reason: 'wrong box' })
    expect(orderRow(here, orderId).status).toBe('packing')
    const line = linesOf(here, orderId)[0]
    if (!line) throw new Error('a line')
    here.do('unpackItem', { parcelId: sealed, orderLineId: line.id, qtyEach: 1 })
    here.do('packItem', { parcelId: sealed, productId: line.productId, qtyEach: 1 })
    here.do('sealParcel', { parcelId: sealed, weightGrams: 1100 })
    here.do('shipOrder', { orderId })
    expect(orderRow(here, orderId).status).toBe('shipped')
  })
})
