import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Stop, walkOrder } from './walk-order.ts'

const stop = (aisle: string | null, walkSequence: number): Stop => ({
  aisle,
  walkSequence,
  key: `${aisle}-${walkSequence}`,
})
const walked = (...stops: Stop[]) => walkOrder(stops).map(({ key }) => key)

describe('walkOrder', () => {
  it('goes up the first aisle and down the next', () => {
    const stops = [
      stop('B', 20),
      stop('A', 1),
      stop('C', 31),
      stop('A', 3),
      stop('B', 22),
      stop('C', 33),
      stop('A', 2),
    ]
    expect(walked(...stops)).toEqual(['A-1', 'A-2', 'A-3', 'B-22', 'B-20', 'C-31', 'C-33'])
  })

  it('counts only the aisles that are walked', () => {
    expect(walked(stop('A', 1), stop('C', 31), stop('C', 33))).toEqual(['A-1', 'C-33', 'C-31'])
  })

  it('passes a place without an aisle where its sequence says', () => {
    expect(walked(stop('B', 20), stop(null, 10), stop('A', 1))).toEqual(['A-1', 'null-10', 'B-20'])
  })

  it('is the same tour whatever the order of asking, and loses nothing', () => {
    const stops = fc.uniqueArray(
      fc.record({ aisle: fc.constantFrom('A', 'B', 'C', null), walkSequence: fc.nat({ max: 40 }) }),
      { selector: ({ aisle, walkSequence }) => `${aisle}-${walkSequence}` },
    )
    fc.assert(
      fc.property(stops, fc.nat(), (places, turn) => {
        const asked = places.map(({ aisle, walkSequence }) => stop(aisle, walkSequence))
        const turned = [
          ...asked.slice(turn % (asked.length + 1)),
          ...asked.slice(0, turn % (asked.length + 1)),
        ]
        expect(walked(...turned)).toEqual(walked(...asked))
        expect(walked(...asked).sort()).toEqual(asked.map(({ key }) => key).sort())
      }),
    )
  })
})
