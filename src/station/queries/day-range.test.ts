import { describe, expect, it } from 'vitest'
import { dayRange } from './day-range.ts'

const range = (now: string, timeZone: string) => dayRange(new Date(now), timeZone)

describe('dayRange', () => {
  it('is the day of the warehouse, not of UTC', () => {
    expect(range('2026-03-02T23:30:00Z', 'Europe/Paris')).toEqual({
      from: '2026-03-02T23:00:00.000Z',
      to: '2026-03-03T23:00:00.000Z',
    })
    expect(range('2026-03-02T02:00:00Z', 'America/New_York').from).toBe('2026-03-01T05:00:00.000Z')
  })

  it('has 23 or 25 hours where the clocks change', () => {
    expect(range('2026-03-29T12:00:00Z', 'Europe/Paris')).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    })
    expect(range('2026-10-25T12:00:00Z', 'Europe/Paris')).toEqual({
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    })
  })
})
