import { describe, expect, it } from 'vitest'
import { randomFrom } from './random.ts'
import { DEFAULT_TIMES, fitTimes, type MeasuredTour, type TimeModel, tourSeconds } from './time-model.ts'

const house: TimeModel = { setUps: 150, metres: 0.7, stops: 9, pieces: 2, reachPieces: 4, sortedPieces: 1 }

function measured(count: number, disturbed: number): MeasuredTour[] {
  const random = randomFrom(3)
  return Array.from({ length: count }, (_, index) => {
    const pieces = 5 + Math.floor(random() * 60)
    const work = {
      setUps: 1,
      metres: 40 + Math.floor(random() * 400),
      stops: 3 + Math.floor(random() * 40),
      pieces,
      reachPieces: Math.floor(random() * pieces),
      sortedPieces: Math.floor(random() * pieces),
    }
    const noise = (random() - 0.5) * 20
    const lunch = index % 10 < disturbed ? 1800 : 0
    return { ...work, seconds: tourSeconds(house, work) + noise + lunch }
  })
}

describe('fitTimes', () => {
  it('learns the figures of the house, though every tenth tour was interrupted', () => {
    const found = fitTimes(measured(1500, 1))
    for (const name of ['metres', 'stops', 'pieces', 'reachPieces', 'sortedPieces'] as const)
      expect(Math.abs(found[name] - house[name])).toBeLessThan(0.3)
    expect(Math.abs(found.setUps - house.setUps)).toBeLessThan(12)
  })

  it('stays near what was believed as long as there is little history', () => {
    expect(fitTimes([])).toEqual(DEFAULT_TIMES)
    const [one] = measured(1, 0)
    const found = fitTimes(one ? [one] : [])
    expect(Math.abs(found.setUps - DEFAULT_TIMES.setUps)).toBeLessThan(30)
  })

  it('gives nothing a negative time', () => {
    const odd = measured(200, 0).map((tour) => ({ ...tour, seconds: tour.seconds - 8 * tour.reachPieces }))
    const found = fitTimes(odd)
    expect(found.reachPieces).toBe(0)
    expect(Math.min(...Object.values(found))).toBeGreaterThanOrEqual(0)
  })
})
