import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CaseId, type OrderId, SYSTEM_USER } from '../../core/model/ids.ts'
import { actions } from '../../core/model/roles.ts'
import { applyFix, caseEvidence } from './case-evidence.ts'
import { caseViews } from './case-views.ts'
import { type Bench, bench, NOW } from './queries.testkit.ts'
import type { QueryContext } from './query-context.ts'

let here: Bench
let ctx: QueryContext
let orderId: OrderId
beforeEach(() => {
  here = bench()
  ctx = { ...here.ctx, actor: { userId: SYSTEM_USER, roles: ['administrator'], actions } }
  orderId = here.order({ 'MUG-1': 12 })
})
afterEach(() => here.close())

const refused = (name: string, args: object, detail: object): CaseId => {
  here.do('reportOutcome', {
    opId: `op-${name}`,
    name,
    args: JSON.stringify(args),
    outcome: 'refused',
    detail: JSON.stringify(detail),
    userId: 'system',
    at: NOW,
    orderId: null,
    serverTime: null,
    sscc: null,
  } as never)
  return `refused-op-${name}` as CaseId
}
const fixes = (caseId: CaseId) => caseEvidence(ctx, caseId)?.fixes

it('[IN4] offers only what goes through now, and leaves no trace by trying', () => {
  const caseId = refused('releaseOrders', { orderIds: [orderId] }, { code: 'nothingAvailable', number: 'A1' })
  const rows = () =>
    JSON.stringify(['order', 'pick', 'case'].map((t) => here.station.read.all(`select * from "${t}"`)))
  const before = rows()
  // Ten of twelve are there.
  expect(fixes(caseId)).toEqual(['againPartly', 'noAction'])
  expect(rows()).toBe(before)
  here.do('receiveStock', { bin: 'A-01', sku: 'MUG-1', qtyEach: 5 } as never)
  expect(fixes(caseId)).toEqual(['again', 'againPartly', 'noAction'])
  here.do('cancelOrder', { orderId, reason: 'x' })
  expect(fixes(caseId)).toEqual(['noAction'])
  expect(() => applyFix(ctx, caseId, 'again', '')).toThrow('notFound')
})

it('[IN4] an answer is done and settles its case, and its note stays', () => {
  const caseId = refused('releaseOrders', { orderIds: [orderId] }, { code: 'nothingAvailable', number: 'A1' })
  applyFix(ctx, caseId, 'againPartly', '')
  expect(caseViews(ctx, 'closed')).toMatchObject([
    { id: caseId, resolution: 'doneAgain', orderStatus: 'released' },
  ])
  expect(fixes(caseId)).toEqual([])
  const other = refused('changeOrder', { orderId: 'gone' }, { code: 'notFound', what: 'order', id: 'gone' })
  applyFix(ctx, other, 'noAction', 'the customer rang')
  expect(caseViews(ctx, 'closed')[0]).toMatchObject({ id: other, data: { note: 'the customer rang' } })
})

it('tells what the house did, and one entry for one mishap', () => {
  here.do('cancelOrder', { orderId, reason: 'customer rang' })
  const first = refused(
    'startPacking',
    { orderId },
    { code: 'orderNotOpen', number: 'A1', status: 'cancelled' },
  )
  refused('shipOrder', { orderId }, { code: 'orderNotOpen', number: 'A1', status: 'cancelled' })
  expect(caseViews(ctx, 'open')).toMatchObject([
    {
      id: first,
      orderStatus: 'cancelled',
      followers: [{ kind: 'notAccepted', data: { operation: 'shipOrder' } }],
    },
  ])
  expect(caseEvidence(ctx, first)?.events[0]).toMatchObject({
    operation: 'cancelOrder',
    stationName: 'Bench 1',
  })
})

it('what was put off comes behind the others', () => {
  const first = refused('changeOrder', { orderId }, { code: 'notSignedIn' })
  const other = refused('placeOrder', { number: 'X' }, { code: 'notSignedIn' })
  here.do('snoozeCase', { caseId: first, until: '2026-03-02T11:00:00.000Z' })
  expect(caseViews(ctx, 'open').map(({ id }) => id)).toEqual([other, first])
})
