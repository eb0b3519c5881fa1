import { expect, it } from 'vitest'
import { caseKinds } from '../model/states.ts'
import { operations } from '../operations/registry.ts'
import type { CaseView } from '../protocol/queries/floor.ts'
import { candidateFixes } from './candidate-fixes.ts'
import { caseViewOf } from './case-view.testkit.ts'

const fixes = (over: Partial<CaseView>) => candidateFixes({ view: caseViewOf(over), parcels: [], note: '' })
const keys = (over: Partial<CaseView>) => fixes(over).map((fix) => fix.key)

it.each([
  [
    'what is missing: another bin, ship or wait, or look again',
    { data: { missingEach: 2 } },
    ['reallocate', 'shipShort', 'waitForStock', 'count'],
  ],
  [
    'an order that has left can neither ship nor wait',
    { data: { missingEach: 2 }, orderStatus: 'shipped' } as const,
    ['count', 'accepted'],
  ],
  ['found elsewhere: only the bin is in question', { data: { missingEach: 0 } }, ['count', 'accepted']],
  ['a bin that nobody named cannot be counted', { kind: 'negativeStock', bin: null } as const, ['noAction']],
  ['a count that differs', { kind: 'countDiffers' } as const, ['accepted', 'count']],
  [
    'goods of a cancelled order',
    { kind: 'goodsOfCancelledOrder' } as const,
    ['accepted', 'departed', 'noAction'],
  ],
  [
    'packed for an order that was cancelled: bring the goods back',
    { kind: 'notAccepted', orderStatus: 'cancelled', data: { operation: 'sealParcel' } } as const,
    ['bringBack', 'departed', 'again', 'noAction'],
  ],
  [
    'shipped although cancelled: they have left',
    { kind: 'notAccepted', orderStatus: 'cancelled', data: { operation: 'shipOrder' } } as const,
    ['departed', 'bringBack', 'again', 'againShort', 'noAction'],
  ],
])('%s', (_name, over, expected) => {
  expect(keys(over as Partial<CaseView>)).toEqual(expected)
})

it.each(caseKinds)('[IN4] %s always has an answer, and each ends in an operation', (kind) => {
  const all = fixes({ kind, bin: null, sku: null, orderId: null })
  expect(all.length).toBeGreaterThan(0)
  for (const { key, steps } of all) {
    expect(key === 'count' || steps.length > 0).toBe(true)
    for (const { name, args } of steps) expect(operations[name].args.safeParse(args).success).toBe(true)
  }
})
