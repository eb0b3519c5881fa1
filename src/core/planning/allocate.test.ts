import { describe, expect, it } from 'vitest'
import type { LocationId, LotId } from '../model/ids.ts'
import { addDays, allocate, type Candidate } from './allocate.ts'

const bin = (id: string, freeEach: number, more: Partial<Candidate> = {}): Candidate => ({
  locationId: id as LocationId,
  lotId: '' as LotId,
  freeEach,
  receivedOn: '2026-01-01',
  expiryOn: null,
  pickFace: true,
  walkSequence: 0,
  ...more,
})
const rule = { deliveryOn: '2026-03-02', minShelfDays: 10 }
const taken = (wantedEach: number, ...candidates: Candidate[]) =>
  allocate(wantedEach, candidates, rule).parts.map((part) => `${part.locationId}:${part.qtyEach}`)

describe('allocate', () => {
  it('takes what must leave first, whatever the order in which it is offered', () => {
    const soon = bin('soon', 2, { expiryOn: '2026-04-01' })
    const later = bin('later', 9, { expiryOn: '2026-05-01' })
    const never = bin('never', 9)
    expect(taken(13, never, later, soon)).toEqual(['soon:2', 'later:9', 'never:2'])
    expect(taken(13, soon, never, later)).toEqual(['soon:2', 'later:9', 'never:2'])
  })

  it('takes first in first out where nothing expires, before the pick face, before the smallest remainder', () => {
    expect(taken(1, bin('new', 5, { receivedOn: '2026-02-01' }), bin('old', 5, { pickFace: false }))).toEqual(
      ['old:1'],
    )
    expect(taken(1, bin('bulk', 1, { pickFace: false }), bin('face', 5))).toEqual(['face:1'])
    expect(taken(4, bin('full', 50), bin('rest', 3))).toEqual(['rest:3', 'full:1'])
    expect(taken(1, bin('far', 5, { walkSequence: 9 }), bin('near', 5, { walkSequence: 1 }))).toEqual([
      'near:1',
    ])
  })

  it('never takes a lot that is expired or too short-lived on the day of delivery, and says so', () => {
    const expired = bin('a', 5, { expiryOn: '2026-03-01' })
    const short = bin('b', 5, { expiryOn: '2026-03-11' })
    const enough = bin('c', 5, { expiryOn: '2026-03-12' })
    const { parts, skipped, missingEach } = allocate(8, [expired, short, enough], rule)
    expect(parts).toEqual([{ locationId: 'c', lotId: '', qtyEach: 5 }])
    expect(skipped.map((each) => each.reason)).toEqual(['expired', 'shelfLifeTooShort'])
    expect(missingEach).toBe(3)
  })

  it('leaves alone what others hold', () => {
    expect(allocate(2, [bin('a', 0), bin('b', -3)], rule)).toEqual({ parts: [], skipped: [], missingEach: 2 })
  })

  it('counts days across months and leap years', () => {
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
})
