import { describe, expect, it } from 'vitest'
import { isLate, orderShape } from './order-status.ts'

const now = '2026-11-22T12:00:00.000Z'
const due = '2026-11-22T16:00:00.000Z'
const past = '2026-11-22T11:00:00.000Z'

describe('the shape of an order', () => {
  it.each([
    ['open', 'release', due, 'open'],
    ['released', 'pick', due, 'open'],
    ['open', 'waitForStock', due, 'attention'],
    ['open', 'release', past, 'attention'],
    ['picking', 'finishPick', due, 'progress'],
    ['packing', 'finishPack', past, 'attention'],
    ['packed', 'ship', past, 'progress'],
    ['shipped', 'none', past, 'right'],
    ['cancelled', 'none', past, 'wrong'],
  ] as const)('%s, %s, due %s: %s', (status, nextStep, dueAt, kind) => {
    expect(orderShape({ status, nextStep, dueAt }, now)).toBe(kind)
  })

  it('is late only while somebody can still do something', () => {
    expect(isLate({ status: 'open', dueAt: past }, now)).toBe(true)
    expect(isLate({ status: 'shipped', dueAt: past }, now)).toBe(false)
  })
})
