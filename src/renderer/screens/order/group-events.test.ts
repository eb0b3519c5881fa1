import { describe, expect, it } from 'vitest'
import type { OrderEventView } from '../../../core/protocol/queries/orders.ts'
import { groupEvents, unitsOf } from './group-events.ts'

let serial = 0
const event = (operation: string, userName = 'Amel', qtyEach?: number): OrderEventView => ({
  id: `e${serial++}`,
  operation,
  data: qtyEach === undefined ? {} : { qtyEach },
  userName,
  stationName: 'Bench 1',
  at: '2026-11-22T10:00:00.000Z',
})

describe('timeline groups', () => {
  it('joins what one person repeats, and nothing else', () => {
    const groups = groupEvents([
      event('releaseOrders'),
      event('confirmPick', 'Amel', 2),
      event('confirmPick', 'Amel', 3),
      event('confirmPick', 'Jo', 1),
      event('sealParcel'),
      event('sealParcel'),
    ])
    expect(groups.map((group) => [group.first.operation, group.events.length])).toEqual([
      ['releaseOrders', 1],
      ['confirmPick', 2],
      ['confirmPick', 1],
      ['sealParcel', 1],
      ['sealParcel', 1],
    ])
    expect(groups.map(unitsOf)).toEqual([0, 5, 1, 0, 0])
  })

  it('loses no event', () => {
    const events = [event('packItem'), event('packItem'), event('shipOrder'), event('packItem')]
    expect(groupEvents(events).flatMap((group) => group.events)).toEqual(events)
  })
})
