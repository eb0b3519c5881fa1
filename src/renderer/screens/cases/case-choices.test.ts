import { expect, it } from 'vitest'
import { caseKinds } from '../../../core/model/states.ts'
import type { CaseView } from '../../../core/protocol/queries/floor.ts'
import { choicesOf, valuesOf } from './case-choices.ts'

const view = (over: Partial<CaseView>): CaseView => ({
  id: 'case' as CaseView['id'],
  kind: 'shortPick',
  status: 'open',
  orderId: 'order' as NonNullable<CaseView['orderId']>,
  orderNumber: '1042',
  orderStatus: 'picked',
  productId: null,
  sku: 'MUG',
  productName: 'Red mug',
  bin: 'A-12-05',
  onHandEach: 1,
  data: {},
  userName: 'Jo',
  stationName: 'Bench 1',
  raisedAt: '2026-03-02T10:00:00.000Z',
  closedAt: null,
  resolution: null,
  ...over,
})
const keys = (over: Partial<CaseView>) => choicesOf(view(over)).map((choice) => choice.key)

it.each([
  [
    'what is missing: ship or wait, or look again',
    { data: { missingEach: 2 } },
    ['shipShort', 'waitForStock', 'count'],
  ],
  [
    'an order that has left can neither ship nor wait',
    { data: { missingEach: 2 }, orderStatus: 'shipped' } as const,
    ['count', 'accepted'],
  ],
  ['found elsewhere: only the bin is in question', { data: { missingEach: 0 } }, ['count', 'accepted']],
  ['a bin that nobody named cannot be counted', { kind: 'negativeStock', bin: null } as const, ['noAction']],
  ['a count that differs', { kind: 'countDiffers' } as const, ['accepted', 'count']],
  ['goods of a cancelled order', { kind: 'goodsOfCancelledOrder' } as const, ['accepted', 'noAction']],
])('%s', (_name, over, expected) => {
  expect(keys(over as Partial<CaseView>)).toEqual(expected)
})

it.each(caseKinds)('%s always has an answer', (kind) => {
  expect(choicesOf(view({ kind, bin: null, sku: null, orderId: null })).length).toBeGreaterThan(0)
})

it('a sentence has the numbers of the case', () => {
  expect(valuesOf(view({ data: { missingEach: 2, reason: 'fewer', lot: null } }))).toMatchObject({
    bin: 'A-12-05',
    name: 'Red mug',
    missingEach: 2,
    reason: 'fewer',
  })
})
