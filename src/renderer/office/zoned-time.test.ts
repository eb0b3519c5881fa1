import { describe, expect, it } from 'vitest'
import { instantOf, nextCutOff, wallClock } from './zoned-time.ts'

describe('the wall clock of a warehouse', () => {
  it.each([
    ['2026-07-01T14:00', 'Europe/Paris', '2026-07-01T12:00:00.000Z'],
    ['2026-12-01T14:00', 'Europe/Paris', '2026-12-01T13:00:00.000Z'],
    ['2026-12-01T00:30', 'Asia/Kolkata', '2026-11-30T19:00:00.000Z'],
    ['2026-12-01T14:00', 'America/New_York', '2026-12-01T19:00:00.000Z'],
    ['2026-12-01T14:00', 'UTC', '2026-12-01T14:00:00.000Z'],
  ])('%s in %s', (wall, zone, instant) => {
    expect(instantOf(wall, zone)).toBe(instant)
    expect(wallClock(instant, zone)).toBe(wall)
  })

  it('holds on the days that the clock changes', () => {
    expect(instantOf('2026-03-29T01:59', 'Europe/Paris')).toBe('2026-03-29T00:59:00.000Z')
    expect(instantOf('2026-03-29T03:00', 'Europe/Paris')).toBe('2026-03-29T01:00:00.000Z')
    expect(instantOf('2026-10-25T03:30', 'Europe/Paris')).toBe('2026-10-25T02:30:00.000Z')
    expect(instantOf('2026-03-29T02:30', 'Europe/Paris')).not.toBeNull()
  })

  it('refuses what is no time', () => {
    for (const text of ['', 'soon', '2026-13-01T10:00', '2026-01-01'])
      expect(instantOf(text, 'UTC')).toBeNull()
  })

  it('knows the next cut-off, tomorrow when today has passed', () => {
    expect(nextCutOff('16:00', 'Europe/Paris', '2026-12-01T10:00:00.000Z')).toBe('2026-12-01T15:00:00.000Z')
    expect(nextCutOff('16:00', 'Europe/Paris', '2026-12-01T15:00:00.000Z')).toBe('2026-12-02T15:00:00.000Z')
    expect(nextCutOff('16:00', 'Europe/Paris', '2026-12-31T20:00:00.000Z')).toBe('2027-01-01T15:00:00.000Z')
  })
})
