import { describe, expect, it } from 'vitest'
import { scheduleTours } from './tour-schedule.ts'

const never = Number.POSITIVE_INFINITY

describe('scheduleTours', () => {
  it('begins with what is due first, and with the longest of those due together', () => {
    const tours = [
      { seconds: 100, dueSeconds: never },
      { seconds: 60, dueSeconds: 50 },
      { seconds: 300, dueSeconds: never },
    ]
    expect(scheduleTours(tours, 2)).toEqual([
      { tour: 1, picker: 0, startsAt: 0, endsAt: 60, late: 10 },
      { tour: 2, picker: 1, startsAt: 0, endsAt: 300, late: 0 },
      { tour: 0, picker: 0, startsAt: 60, endsAt: 160, late: 0 },
    ])
  })

  it('gives everything to one where nobody else is there', () => {
    const tours = [1, 2, 3].map((seconds) => ({ seconds, dueSeconds: never }))
    expect(scheduleTours(tours, 0).map(({ tour, picker, endsAt }) => [tour, picker, endsAt])).toEqual([
      [2, 0, 3],
      [1, 0, 5],
      [0, 0, 6],
    ])
  })
})
