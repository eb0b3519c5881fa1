import { expect, it } from 'vitest'
import { snoozeTimes } from './snooze-times.ts'

it('comes back in an hour, in four, or tomorrow at seven', () => {
  const now = new Date(2026, 2, 31, 23, 30)
  const [hour, four, tomorrow] = snoozeTimes(now).map(
    ({ until }) => new Date(until).getTime() - now.getTime(),
  )
  expect([hour, four, tomorrow]).toEqual([3_600_000, 4 * 3_600_000, 7.5 * 3_600_000])
})
