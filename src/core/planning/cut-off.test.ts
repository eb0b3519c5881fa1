import { describe, expect, it } from 'vitest'
import { cutOffOn, nextCutOff } from './cut-off.ts'
import { instantOf, wallTimeOf } from './local-time.ts'

describe('the next cut-off', () => {
  it.each([
    ['before it, the same day', '2026-03-02T08:00:00.000Z', '2026-03-02T15:00:00.000Z'],
    ['at the very minute, the same day', '2026-03-02T15:00:30.000Z', '2026-03-02T15:00:00.000Z'],
    ['after it, the next day', '2026-03-02T15:01:00.000Z', '2026-03-03T15:00:00.000Z'],
    ['after it on Friday, on Monday', '2026-03-06T16:00:00.000Z', '2026-03-09T15:00:00.000Z'],
    ['on Saturday, on Monday', '2026-03-07T08:00:00.000Z', '2026-03-09T15:00:00.000Z'],
    [
      'over a change of clocks, at the same wall-clock time',
      '2026-03-27T16:00:00.000Z',
      '2026-03-30T14:00:00.000Z',
    ],
  ])('%s', (_name, ordered, due) => {
    expect(nextCutOff(ordered, '16:00', 'Europe/Paris')).toBe(due)
  })

  it('is told of a day', () => {
    expect(cutOffOn('2026-07-01', '09:30', 'America/New_York')).toBe('2026-07-01T13:30:00.000Z')
  })
})

describe('wall-clock time', () => {
  it('goes there and back in every quarter of an hour of a year, but for the hour that is repeated', () => {
    let differs = 0
    for (let utc = Date.UTC(2026, 0, 1); utc < Date.UTC(2027, 0, 1); utc += 900_000) {
      const instant = new Date(utc).toISOString()
      if (instantOf(wallTimeOf(instant, 'Europe/Paris'), 'Europe/Paris') !== instant) differs++
    }
    expect(differs).toBe(4)
  })
})
