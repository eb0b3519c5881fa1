import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeOwnCode } from '../../core/codes/own-codes.ts'
import type { OrderId, PickTaskId } from '../../core/model/ids.ts'
import { floorAnswers } from './floor.ts'
import { type Bench, bench } from './queries.testkit.ts'

describe('the floor', () => {
  let here: Bench
  let orderId: OrderId
  let taskId: PickTaskId
  const release = (id: OrderId) =>
    here.do('releaseOrders', { orderIds: [id], allowPartial: true }).released[0]?.taskId as PickTaskId
  const task = () => floorAnswers.pickTask(here.ctx, { taskId })
  const confirm = (qtyEach: number) => {
    const step = task()?.steps.find((each) => each.status === 'open')
    return here.do('confirmPick', {
      pickId: step?.id,
      bin: step?.bin,
      productId: step?.productId,
      qtyEach,
    } as never)
  }
  const resolve = (code: string) => floorAnswers.resolveCode(here.ctx, { code })

  beforeEach(() => {
    here = bench()
    orderId = here.order({ 'MUG-1': 2, TEA: 1 }, { number: 'WEB-1', giftNote: 'Léa' })
    taskId = release(orderId)
  })
  afterEach(() => here.close())

  it('offers the most urgent task, then the one that is begun', () => {
    const urgent = release(here.order({ 'MUG-1': 1 }, { priority: 5 }))
    expect(floorAnswers.home(here.ctx, {})).toMatchObject({
      next: { id: urgent, mine: false },
      openTasks: 2,
      myTasks: [],
    })
    here.do('startPickTask', { taskId })
    const home = floorAnswers.home(here.ctx, {})
    expect(home).toMatchObject({
      next: { id: taskId, mine: true, status: 'started', pickCount: 2 },
      openTasks: 1,
    })
    expect(floorAnswers.pickTasks(here.ctx, {}).map((card) => card.id)).toEqual([taskId, urgent])
    const asOther = { ...here.ctx, actor: { userId: 'other' as never, roles: [], actions: [] } }
    expect(floorAnswers.pickTasks(asOther, {}).map((card) => [card.id, card.mine])).toEqual([
      [urgent, false],
      [taskId, false],
    ])
  })

  it('counts what is due, late, to release and shipped', () => {
    here.order({ 'MUG-1': 1 }, { dueAt: '2026-03-02T09:00:00.000Z' })
    here.order({ CARD: 1 })
    expect(floorAnswers.home(here.ctx, {})).toMatchObject({
      toRelease: 1,
      lateOrders: 1,
      openCases: 0,
      shippedToday: 0,
      packing: { waiting: 0, nextOrderId: null },
      dueSoon: [
        { dueAt: '2026-03-02T09:00:00.000Z', open: 1, inWork: 0, done: 0 },
        { dueAt: '2026-03-02T15:00:00.000Z', open: 1, inWork: 1, done: 0 },
      ],
    })
  })

  it('takes what is due in the same minute as one cut-off', () => {
    for (const second of ['00', '17', '59'])
      here.order({ 'MUG-1': 1 }, { dueAt: `2026-03-02T15:00:${second}.250Z` })
    here.order({ CARD: 1 }, { dueAt: '2026-03-02T15:01:00.000Z' })
    expect(floorAnswers.home(here.ctx, {}).dueSoon).toMatchObject([
      { dueAt: '2026-03-02T15:00:00.000Z', open: 3, inWork: 1, done: 0 },
      { dueAt: '2026-03-02T15:01:00.000Z', open: 1, inWork: 0, done: 0 },
    ])
  })

  it('offers in a house of several stations what this one may begin, and says for whom the rest is kept', () => {
    const other = release(here.order({ 'MUG-1': 1 }, { priority: 9 }))
    const nobodys = release(here.order({ 'MUG-1': 1 }, { priority: 5 }))
    here.do('registerStation', { station: { id: 's2', name: 'Bench 2', prefix: 'B' } } as never)
    const claim = (id: PickTaskId, stationId: string | null) =>
      here.station.local.$client
        .prepare('update "pickTask" set "claimStationId" = ?, "claimUntil" = ? where "id" = ?')
        .run(stationId, '2026-03-02T18:00:00.000Z', id)
    claim(taskId, here.station.identity?.stationId ?? '')
    claim(other, 's2')
    const seen = (reachable: boolean) => {
      const ctx = { ...here.ctx, reachable }
      const cards = floorAnswers.pickTasks(ctx, {}).map(({ id, kept, mayBegin }) => [id, kept, mayBegin])
      const { next, notKept } = floorAnswers.home(ctx, {})
      return { cards, next: next?.id ?? null, notKept }
    }
    expect(seen(false)).toEqual({
      cards: [
        [taskId, 'here', true],
        [nobodys, 'nobody', false],
        [other, 'elsewhere', false],
      ],
      next: taskId,
      notKept: 2,
    })
    expect(seen(true)).toEqual({
      cards: [
        [nobodys, 'nobody', true],
        [taskId, 'here', true],
        [other, 'elsewhere', false],
      ],
      next: nobodys,
      notKept: 0,
    })
    claim(taskId, 's2')
    expect(seen(false)).toMatchObject({ next: null, notKept: 3 })
    expect(floorAnswers.pickTask(here.ctx, { taskId: other })).toMatchObject({
      kept: 'elsewhere',
      keptFor: 'Bench 2',
      keptUntil: '2026-03-02T18:00:00.000Z',
    })
  })

  it('hands out a tour with all that a verdict needs', () => {
    here.do('startPickTask', { taskId })
    here.do('bindTote', { taskId, toteCode: 'T-7' })
    expect(task()).toMatchObject({
      orderNumber: 'WEB-1',
      customerName: 'Léa Martin',
      mine: true,
      toteCode: 'T-7',
      giftNote: 'Léa',
      orderCancelled: false,
      lastPick: null,
      steps: [
        {
          bin: 'A-01',
          aisle: 'A',
          sku: 'MUG-1',
          qtyEach: 2,
          lot: null,
          barcodes: [
            { code: '4006381333931', qtyEach: 1 },
            { code: 'MUG-1-CASE', qtyEach: 6 },
          ],
        },
        { bin: 'A-02', sku: 'TEA', lot: 'L1', expiryOn: '2026-12-31' },
      ],
    })
    confirm(1)
    expect(task()?.lastPick).toMatchObject({ sku: 'MUG-1', qtyEach: 1 })
    confirm(1)
    confirm(1)
    expect(task()?.lastPick).toMatchObject({ sku: 'TEA' })
    here.do('undoPick', { taskId })
    expect(task()?.lastPick).toMatchObject({ sku: 'MUG-1' })
    here.do('cancelOrder', { orderId, reason: 'x' })
    expect(task()).toMatchObject({ orderCancelled: true, status: 'cancelled' })
    expect(floorAnswers.pickTask(here.ctx, { taskId: 'gone' as never })).toBeNull()
  })

  it('lists and shows what is on the bench', () => {
    here.do('startPickTask', { taskId })
    here.do('bindTote', { taskId, toteCode: 'T-7' })
    confirm(2)
    expect(floorAnswers.packList(here.ctx, {})).toEqual([])
    confirm(1)
    expect(floorAnswers.packList(here.ctx, {})).toMatchObject([
      { orderId, number: 'WEB-1', toteCode: 'T-7', status: 'picked', pickedEach: 3 },
    ])
    expect(floorAnswers.home(here.ctx, {}).packing).toMatchObject({
      waiting: 1,
      nextOrderId: orderId,
      nextTote: 'T-7',
    })

    const { parcelId } = here.do('startPacking', { orderId })
    const before = floorAnswers.pack(here.ctx, { orderId })
    expect(before).toMatchObject({
      toteCode: 'T-7',
      leftEach: 3,
      parcels: [{ lines: [], label: 'none', boxCode: null }],
    })
    expect(before?.boxes.find((box) => box.id === before.suggestedBoxId)?.code).toBe('S')
    for (const line of before?.lines ?? [])
      here.do('packItem', { parcelId, productId: line.productId, qtyEach: line.pickedEach } as never)
    const sealed = here.do('sealParcel', { parcelId, weightGrams: 1200 } as never)
    expect(floorAnswers.pack(here.ctx, { orderId })).toMatchObject({
      leftEach: 0,
      parcels: [
        {
          lines: [
            { sku: 'MUG-1', qtyEach: 2 },
            { sku: 'TEA', qtyEach: 1 },
          ],
          parcel: { status: 'sealed' },
        },
      ],
    })
    expect(resolve(sealed.tracking)).toMatchObject({ kind: 'parcel', parcelNo: 1, orderNumber: 'WEB-1' })
    expect(resolve(`]C100${sealed.sscc}`)).toMatchObject({ kind: 'parcel', orderId })
    here.do('shipOrder', { orderId } as never)
    expect(floorAnswers.home(here.ctx, {}).shippedToday).toBe(1)
    expect(floorAnswers.pack(here.ctx, { orderId: 'gone' as never })).toBeNull()
  })

  it('leaves an order whose rest waits for stock off the bench', () => {
    const short = here.order({ 'MUG-1': 50 }, { priority: 9 })
    taskId = release(short)
    here.do('startPickTask', { taskId })
    confirm(task()?.steps[0]?.qtyEach ?? 0)
    expect(floorAnswers.packList(here.ctx, {})).toEqual([])
    expect(floorAnswers.pack(here.ctx, { orderId: short })).toMatchObject({ order: { status: 'picked' } })
  })

  it('says what a code is', () => {
    here.do('startPickTask', { taskId })
    here.do('bindTote', { taskId, toteCode: 'T-7' })
    here.do('saveUserAccount', {
      userId: 'u1',
      name: 'Pia',
      roles: ['picker'],
      badgeCode: 'PIA-1',
      pinHash: null,
      language: 'fr',
      active: true,
    } as never)
    expect(resolve('4006381333931')).toMatchObject({ kind: 'product', sku: 'MUG-1', qtyEach: 1 })
    expect(resolve('MUG-1-CASE')).toMatchObject({ kind: 'product', qtyEach: 6 })
    expect(resolve('012345678905')).toMatchObject({ kind: 'product', sku: 'TEA' })
    expect(resolve(']C10100012345678905' + '10L1')).toMatchObject({ kind: 'product', sku: 'TEA', lot: 'L1' })
    expect(resolve('mug-1')).toMatchObject({ kind: 'product', sku: 'MUG-1' })
    expect(resolve('a-01\r')).toMatchObject({ kind: 'bin', code: 'A-01' })
    expect(resolve(makeOwnCode('bin', 'A-02'))).toMatchObject({ kind: 'bin', code: 'A-02' })
    expect(resolve('T-7')).toMatchObject({ kind: 'tote', orderId, orderNumber: 'WEB-1' })
    expect(resolve(makeOwnCode('tote', '000999'))).toMatchObject({ kind: 'tote', orderId: null })
    expect(resolve('WEB-1')).toMatchObject({ kind: 'order', orderId, taskId, status: 'picking' })
    expect(resolve(makeOwnCode('order', 'WEB-1'))).toMatchObject({ kind: 'order', orderId })
    expect(resolve('pia-1')).toEqual({ kind: 'badge', name: 'Pia' })
    expect(resolve('4006381333932')).toMatchObject({ kind: 'badCheck' })
    expect(resolve(`${makeOwnCode('tote', '000999').slice(0, -1)}!`)).toMatchObject({ kind: 'badCheck' })
    expect(resolve('what is this')).toEqual({ kind: 'unknown', code: 'what is this' })
    expect(resolve('')).toMatchObject({ kind: 'unknown' })
  })

  it('shows cases with their evidence', () => {
    here.do('startPickTask', { taskId })
    here.do('shortPick', { pickId: task()?.steps[0]?.id, reason: 'noneHere' } as never)
    const [open] = floorAnswers.cases(here.ctx, { status: 'open' })
    expect(open).toMatchObject({
      kind: 'shortPick',
      orderNumber: 'WEB-1',
      sku: 'MUG-1',
      bin: 'A-01',
      onHandEach: 0,
      stationName: 'Bench 1',
      data: { missingEach: 2 },
    })
    here.do('settleCase', { caseId: open?.id, resolution: 'waitForStock' } as never)
    expect(floorAnswers.cases(here.ctx, { status: 'open' })).toEqual([])
    expect(floorAnswers.cases(here.ctx, { status: 'closed' })).toMatchObject([{ resolution: 'waitForStock' }])
  })
})
