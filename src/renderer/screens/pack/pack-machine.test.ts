import { describe, expect, it } from 'vitest'
import type { OrderId, ParcelId } from '../../../core/model/ids.ts'
import type { Row } from '../../../core/model/tables.ts'
import type { PackLine, PackView } from '../../../core/protocol/queries/floor.ts'
import type { Scanned } from '../../floor/scanned.ts'
import { inside, lineOf, packView, parcelOf } from './pack.testkit.ts'
import {
  judgePack,
  leftInAll,
  openPackState,
  type PackState,
  phaseOf,
  shortInAll,
  withdrawPack,
} from './pack-machine.ts'

const product = (id: string, qtyEach = 1): Scanned => ({
  kind: 'product',
  productId: `product-${id}` as PackLine['productId'],
  sku: `SKU-${id}`,
  name: `Thing ${id}`,
  qtyEach,
  lot: null,
})
const tote = (orderNumber: string): Scanned => ({ kind: 'tote', code: 'T-9', orderNumber })
const label = (no: number, orderId = 'order'): Scanned => ({
  kind: 'parcel',
  parcelId: `parcel-${no}` as ParcelId,
  orderId: orderId as OrderId,
  orderNumber: orderId === 'order' ? '1042' : '1050',
  parcelNo: no,
})
const fresh = (view: PackView = packView()) => openPackState(view)
const run = (state: PackState, ...scans: Scanned[]) => {
  let result = { state, effect: null } as ReturnType<typeof judgePack>
  for (const scan of scans) result = judgePack(result.state, scan, 'code')
  return result
}
const sealed = (no: number, orderLabel: 'none' | 'printed' = 'printed') =>
  parcelOf(no, { status: 'sealed' }, [inside('mug', 1)], orderLabel)
const allPacked = [lineOf('mug', { packedEach: 3 })]
const allSealed = parcelOf(1, { status: 'sealed' }, [inside('mug', 3)])

describe('phases', () => {
  it.each<[string, Partial<PackView>, Partial<Row<'order'>>]>([
    ['notReady', {}, { status: 'picking' }],
    ['scan', {}, {}],
    ['seal', { lines: allPacked, parcels: [parcelOf(1, {}, [inside('mug', 3)])] }, { status: 'packing' }],
    ['labels', { lines: allPacked, parcels: [allSealed] }, { status: 'packed' }],
    ['labels', { lines: allPacked, parcels: [allSealed, parcelOf(2)] }, { status: 'packing' }],
    // Two of them were scanned just now, into a parcel that the rows do not show yet.
    ['scan', { lines: allPacked, parcels: [sealed(1)] }, { status: 'packing' }],
    ['shipped', {}, { status: 'shipped' }],
    ['cancelled', {}, { status: 'cancelled' }],
    ['notReady', { lines: [lineOf('mug', { pickedEach: 0 })] }, {}],
  ])('%s', (phase, over, order) => {
    expect(phaseOf(packView(over, order))).toBe(phase)
  })

  it('what was ordered, not cancelled and not picked leaves short', () => {
    const lines = [lineOf('a', { orderedEach: 5, cancelledEach: 1, pickedEach: 3 }), lineOf('b')]
    expect(shortInAll(packView({ lines }))).toBe(1)
  })
})

describe('right scans', () => {
  it('count, complete the line, and end', () => {
    const one = run(fresh(), product('mug'))
    expect(one).toMatchObject({
      judged: { kind: 'right', say: 'itemPacked', values: { packed: 1, of: 3 } },
      effect: { kind: 'packItem', args: { productId: 'product-mug', qtyEach: 1, lot: null, code: 'code' } },
      state: { last: [{ orderLineId: 'mug', qtyEach: 1 }], shownLineId: 'mug' },
    })
    expect(run(one.state, product('mug', 2)).judged.kind).toBe('lineComplete')
    expect(run(one.state, product('mug', 2), product('tin')).judged).toMatchObject({
      kind: 'done',
      say: 'allPacked',
    })
  })

  it('fill the lines of one product in their order, by one scan', () => {
    const lines = [
      lineOf('a', { productId: 'product-p' as PackLine['productId'], orderedEach: 2, pickedEach: 2 }),
      lineOf('b', { productId: 'product-p' as PackLine['productId'] }),
    ]
    const { state } = run(fresh(packView({ lines })), product('p', 4))
    expect(state.last).toEqual([
      { orderLineId: 'a', qtyEach: 2 },
      { orderLineId: 'b', qtyEach: 2 },
    ])
    expect(leftInAll(state.view)).toBe(1)
    const back = withdrawPack(state, state.last)
    expect(leftInAll(back.view)).toBe(5)
  })

  it('a typed quantity counts once', () => {
    const { state, effect } = run({ ...fresh(), typedEach: 2 }, product('mug'))
    expect(effect).toMatchObject({ args: { qtyEach: 2 } })
    expect(state.typedEach).toBeNull()
  })

  it("a box's label chooses the box", () => {
    expect(run(fresh(), { kind: 'box', code: 'M' }).effect).toEqual({ kind: 'chooseBox', code: 'M' })
  })

  it('a printed label closes its parcel, the last one all', () => {
    const state = fresh(packView({ lines: allPacked, parcels: [sealed(1), sealed(2)] }, { status: 'packed' }))
    expect(run(state, label(1)).judged).toMatchObject({
      kind: 'right',
      say: 'labelRight',
      values: { no: 1, of: 2 },
    })
    expect(run(state, label(1), label(2)).judged).toMatchObject({ kind: 'done', say: 'lastLabelRight' })
    expect(run(state, label(1), label(1)).judged).toMatchObject({ kind: 'repeated', say: 'labelAgain' })
  })

  it('another tote opens its order, when nothing lies in an open parcel', () => {
    expect(run(fresh(), tote('1050')).effect).toMatchObject({ kind: 'open' })
    expect(run(fresh(), label(7, 'other')).effect).toMatchObject({ kind: 'open' })
  })
})

describe('scans that change nothing', () => {
  const half = () =>
    fresh(
      packView(
        { lines: [lineOf('mug', { packedEach: 2 })], parcels: [parcelOf(1, {}, [inside('mug', 2)])] },
        {
          status: 'packing',
        },
      ),
    )
  it.each<[string, () => PackState, Scanned, string, string]>([
    ['a foreign item', half, product('blue'), 'wrong', 'notInOrder'],
    ['a case instead of a unit', half, product('mug', 6), 'wrong', 'caseInsteadOfUnit'],
    ['typed too many', () => ({ ...half(), typedEach: 5 }), product('mug'), 'wrong', 'tooMany'],
    [
      'one too many',
      () => fresh(packView({ lines: [lineOf('mug', { packedEach: 3 }), lineOf('tin')] })),
      product('mug'),
      'wrong',
      'overPack',
    ],
    [
      'what was never picked',
      () => fresh(packView({ lines: [lineOf('mug', { pickedEach: 0 }), lineOf('tin')] })),
      product('mug'),
      'wrong',
      'notPicked',
    ],
    ['its own tote', half, tote('1042'), 'repeated', 'itsOwnTote'],
    ['another tote with goods on the bench', half, tote('1050'), 'wrong', 'otherOrder'],
    ['the label of an open parcel', half, label(1), 'wrong', 'labelOfOpen'],
    ['a void label', half, label(9), 'wrong', 'labelOfOther'],
    ['a bin', half, { kind: 'bin', code: 'A-1' }, 'wrong', 'notNow'],
    ['a misread', half, { kind: 'badCheck', code: '4' }, 'unknown', 'badCheck'],
    ['an unknown code', half, { kind: 'unknown', code: '?' }, 'unknown', 'unknown'],
    [
      'a cancelled order',
      () => fresh(packView({}, { status: 'cancelled' })),
      product('mug'),
      'wrong',
      'orderCancelled',
    ],
    [
      'an order that left',
      () => fresh(packView({}, { status: 'shipped' })),
      product('mug'),
      'wrong',
      'orderShipped',
    ],
    [
      'an order in picking',
      () => fresh(packView({}, { status: 'picking' })),
      product('mug'),
      'wrong',
      'orderNotReady',
    ],
  ])('%s', (_name, make, scan, kind, say) => {
    const state = make()
    const result = judgePack(state, scan, 'code')
    expect(result.judged).toMatchObject({ kind, say })
    expect(result.effect).toBeNull()
    expect(result.state.view).toEqual(state.view)
  })
})
