import { beforeEach, describe, expect, it } from 'vitest'
import { type CaseId, type OperationId, SYSTEM_USER, type UserId } from '../../model/ids.ts'
import {
  bins,
  type House,
  house,
  only,
  order,
  orderRow,
  packedOrder,
  person,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'
import { caseOfOperation } from './report-outcome.ts'

const OP = '0123456789abcdefgh' as OperationId
const cancelled = (number: string) => JSON.stringify({ code: 'orderNotOpen', number, status: 'cancelled' })

describe('reportOutcome', () => {
  let here: House
  const report = (opId: string, name: string, args: unknown, over: Record<string, unknown> = {}) =>
    here.do('reportOutcome', {
      opId: opId as OperationId,
      name,
      args: JSON.stringify(args),
      outcome: 'refused',
      detail: cancelled('N1'),
      userId: 'jo' as UserId,
      at: '2026-03-02T07:59:00.000Z',
      orderId: null,
      serverTime: null,
      sscc: null,
      ...over,
    })
  const found = (opId: string = OP) => here.store.get('case', caseOfOperation(opId as OperationId))

  beforeEach(() => {
    here = house()
    bins(here, 'A-01', 'B-01')
    product(here, 'MUG')
    stock(here, 'A-01', 'MUG', 9)
  })

  it('[IN1] is one case, however often it is told', () => {
    const orderId = order(here, { MUG: 1 })
    report(OP, 'cancelOrder', { orderId, reason: 'x' })
    const before = here.snapshot()
    report(OP, 'cancelOrder', { orderId, reason: 'x' })
    expect(here.snapshot()).toBe(before)
    expect(found()).toMatchObject({
      kind: 'notAccepted',
      status: 'open',
      orderId,
      userId: 'jo',
      data: { operation: 'cancelOrder', doneAt: '2026-03-02T07:59:00.000Z', detail: cancelled('N1') },
    })
  })

  it('[IN2] closes by itself when it was accepted after all, and opens again when that was lost', () => {
    report(OP, 'cancelOrder', { orderId: 'gone' })
    report(OP, 'cancelOrder', { orderId: 'gone' }, { outcome: 'done', detail: null })
    expect(found()).toMatchObject({ status: 'closed', resolution: 'acceptedAfterAll' })
    report(OP, 'cancelOrder', { orderId: 'gone' }, { detail: '"other"' })
    expect(found()).toMatchObject({ status: 'open', resolution: null, data: { detail: '"other"' } })
    here.do('settleCase', { caseId: caseOfOperation(OP), resolution: 'noAction' })
    report(OP, 'cancelOrder', { orderId: 'gone' })
    expect(found()).toMatchObject({ status: 'closed', resolution: 'noAction' })
  })

  it('[IN3] is one mishap for one order at one station, settled with one answer', () => {
    const orderId = order(here, { MUG: 1 })
    // Scans into a parcel that nobody accepted: told by the parcel's id alone.
    for (let scan = 0; scan < 3; scan++)
      here.replay('packItem', { parcelId: `${OP}-0` as never, productId: product(here, 'MUG'), qtyEach: 1 })
    report(OP, 'startPacking', { orderId })
    report('1', 'sealParcel', { parcelId: `${OP}-0` }, { orderId, sscc: '0'.repeat(18) })
    const leader = caseOfOperation(OP)
    const open = here.store.where('case', { status: 'open' })
    expect(open.map(({ kind, followsId }) => [kind, followsId])).toEqual([
      ['packDiffers', leader],
      ['notAccepted', null],
      ['notAccepted', leader],
    ])
    expect(open[0]?.data).toMatchObject({ qtyEach: 3 })
    here.do('settleCase', { caseId: leader, resolution: 'noAction', note: 'unpacked' })
    expect(here.store.where('case', { status: 'open' })).toEqual([])
  })

  it('leaves the rest of a mishap open when its first was accepted after all', () => {
    const orderId = order(here, { MUG: 1 })
    for (const opId of ['1', '2', '3']) report(opId, 'changeOrder', { orderId })
    report('1', 'changeOrder', { orderId }, { outcome: 'done', detail: null })
    expect(found('2')).toMatchObject({ status: 'open', followsId: null })
    expect(found('3')).toMatchObject({ status: 'open', followsId: caseOfOperation('2' as OperationId) })
  })

  it('takes whatever the arguments are, and is for the station itself', () => {
    for (const args of ['', 'null', '[]', '{"orderIds":[7],"bin":7}', '{'])
      report(`x${args.length}`, 'cancelOrder', null, { args })
    expect(here.store.where('case', { status: 'open' })).toHaveLength(5)
    person(here, 'Sam', 'supervisor')
    expect(
      here.code('reportOutcome', {
        opId: OP,
        name: 'x',
        args: null,
        outcome: 'refused',
        detail: null,
        userId: 'jo',
        at: '2026-03-02T07:59:00.000Z',
        orderId: null,
        serverTime: null,
        sscc: null,
      } as never),
    ).toBe('notAllowed')
  })

  describe('answers', () => {
    const caseId = caseOfOperation(OP)

    it('[IN5] what was refused is done again with the same arguments, or refused and still open', () => {
      const orderId = order(here, { MUG: 20 })
      report(OP, 'releaseOrders', { orderIds: [orderId] })
      expect(here.code('redoOperation', { caseId })).toBe('notAllAvailable')
      expect(found()?.status).toBe('open')
      here.do('redoOperation', { caseId, changes: { allowPartial: true } })
      expect(orderRow(here, orderId).status).toBe('released')
      expect(found()).toMatchObject({ status: 'closed', resolution: 'doneAgain' })
      expect(here.code('redoOperation', { caseId })).toBe('notFound')
    })

    it('[IN5] does nothing with the rights of somebody else', () => {
      report(OP, 'changeSetting', { key: 'lockMinutes', value: 7 })
      person(here, 'Sam', 'supervisor')
      expect(here.code('redoOperation', { caseId })).toBe('notAllowed')
    })

    it('[IN6] what was parked has happened: it runs in the name of who did it, when an administrator says so', () => {
      const orderId = order(here, { MUG: 2 })
      person(here, 'jo', 'supervisor')
      const taskId = startedTask(here, orderId)
      const pick = only(here.store.where('pick', { taskId }))
      const scan = { pickId: pick.id, bin: 'A-01', productId: pick.productId, qtyEach: 2 }
      here.as(SYSTEM_USER)
      report(OP, 'confirmPick', scan, { outcome: 'parked', detail: '"x is not a function"' })
      person(here, 'Ada', 'supervisor')
      expect(here.code('redoOperation', { caseId })).toBe('notAllowed')
      person(here, 'Root', 'administrator')
      here.do('redoOperation', { caseId })
      expect(here.store.get('pick', pick.id)).toMatchObject({ status: 'done', pickedEach: 2 })
      const event = here.store.all('orderEvent').find(({ operation }) => operation === 'confirmPick')
      expect(event).toMatchObject({ userId: 'jo', at: '2026-03-02T07:59:00.000Z' })
    })

    it('brings the goods of a cancelled order into Returns, once', () => {
      const orderId = order(here, { MUG: 2 })
      packedOrder(here, orderId)
      here.do('cancelOrder', { orderId, reason: 'x' })
      report(OP, 'shipOrder', { orderId })
      here.do('bringGoodsBack', { caseId })
      expect(only(here.store.all('return'))).toMatchObject({ orderId, status: 'toReview' })
      expect(here.store.where('case', { status: 'open' })).toEqual([])
      expect(here.code('bringGoodsBack', { caseId })).toBe('notFound')
    })

    it.each([
      ['packed', 1],
      ['only picked', 0],
    ])('records that goods have left although the order was cancelled: %s', (_what, packed) => {
      const orderId = order(here, { MUG: 3 })
      const taskId = startedTask(here, orderId)
      const pick = only(here.store.where('pick', { taskId }))
      here.do('confirmPick', { pickId: pick.id, bin: 'A-01', productId: pick.productId, qtyEach: 3 })
      if (packed) {
        const { parcelId } = here.do('startPacking', { orderId })
        here.do('packItem', { parcelId, productId: pick.productId, qtyEach: 2 })
      }
      here.do('cancelOrder', { orderId, reason: 'x' })
      report(OP, 'shipOrder', { orderId }, { sscc: '012345678901234567' })
      expect(here.do('recordDeparture', { caseId })).toEqual({ shippedEach: 3 })
      expect(orderRow(here, orderId)).toMatchObject({ status: 'shipped', shippedEach: 3, cancelledEach: 0 })
      expect(here.store.where('parcel', { sscc: '012345678901234567' })).toHaveLength(1)
      expect(here.store.where('case', { status: 'open' })).toEqual([])
      expect(here.code('recordDeparture', { caseId })).toBe('notFound')
    })

    it('says of an order that was not cancelled that nothing is to be brought back', () => {
      const orderId = order(here, { MUG: 1 })
      report(OP, 'shipOrder', { orderId })
      expect(here.code('bringGoodsBack', { caseId })).toBe('orderNotOpen')
      expect(here.code('recordDeparture', { caseId })).toBe('orderNotOpen')
    })

    it('may come later, for the whole house', () => {
      report(OP, 'cancelOrder', { orderId: 'gone' })
      here.do('snoozeCase', { caseId, until: '2026-03-03T07:00:00.000Z' })
      expect(found()?.snoozedUntil).toBe('2026-03-03T07:00:00.000Z')
      here.do('snoozeCase', { caseId, until: null })
      expect(found()?.snoozedUntil).toBeNull()
      expect(here.code('snoozeCase', { caseId: 'none' as CaseId, until: null })).toBe('notFound')
    })
  })
})
