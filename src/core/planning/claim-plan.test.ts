import { describe, expect, it } from 'vitest'
import type { PickTaskId } from '../model/ids.ts'
import { type ClaimSituation, claimPlan, type OwnClaim } from './claim-plan.ts'

const id = (name: string | number) => `t${name}` as PickTaskId
const many = (count: number, from = 0) => Array.from({ length: count }, (_, n) => id(from + n))
const own = (name: string | number, more: Partial<OwnClaim> = {}): OwnClaim => ({
  id: id(name),
  begun: false,
  until: '2026-03-02T16:00:00.000Z',
  wished: false,
  ...more,
})
const plan = (more: Partial<ClaimSituation>) =>
  claimPlan({
    own: [],
    begunWithout: [],
    free: [],
    waiting: 100,
    holders: 1,
    pickers: 1,
    ahead: 4,
    hours: 8,
    now: '2026-03-02T08:00:00.000Z',
    ...more,
  })

describe('claims of a station', () => {
  it('[CL5] are asked for ahead, the most urgent first, and more for more people', () => {
    expect(plan({ free: many(20) }).ask).toEqual(many(4))
    expect(plan({ free: many(20), pickers: 3 }).ask).toEqual(many(12))
    expect(plan({ free: many(20), pickers: 0 }).ask).toEqual([])
  })

  it('[CL5] are never more than its share of what waits', () => {
    expect(plan({ free: many(20), waiting: 5, holders: 2 }).ask).toEqual(many(3))
    const eight = many(8).map((each) => own(each.slice(1)))
    expect(plan({ own: eight, waiting: 8, holders: 4 }).release).toEqual(many(6, 2))
  })

  it('are asked for when half of them is used up, not with every task', () => {
    expect(plan({ own: [own(1), own(2), own(3)], free: many(9, 10) }).ask).toEqual([])
    expect(plan({ own: [own(1), own(2)], free: many(9, 10) }).ask).toEqual(many(2, 10))
    expect(plan({ own: many(5).map((each) => own(each.slice(1))) }).release).toEqual([])
  })

  it('[CL5] run on while somebody works, also those that were begun without', () => {
    const soon = '2026-03-02T11:59:00.000Z'
    const begun = own(1, { begun: true, until: soon })
    expect(plan({ own: [begun, own(2, { until: soon }), own(3), own(4)] }).ask).toEqual([id(1), id(2)])
    expect(plan({ own: [begun], begunWithout: [id(9)], pickers: 0 })).toEqual({
      ask: [id(1), id(9)],
      release: [],
    })
  })

  it('[CL4] are given up where nobody picks any more, or where another waits', () => {
    expect(plan({ own: [own(1, { begun: true }), own(2), own(3)], pickers: 0 }).release).toEqual([
      id(2),
      id(3),
    ])
    const wished = [own(1, { wished: true }), own(2), own(3, { begun: true, wished: true })]
    expect(plan({ own: wished })).toEqual({ ask: [], release: [id(1), id(3)] })
  })
})
