import { describe, expect, it } from 'vitest'
import { lineStages } from './line-stages.ts'

const none = { promisedEach: 0, allocatedEach: 0, pickedEach: 0, packedEach: 0, shippedEach: 0 }

describe('where the units of a line are', () => {
  it.each([
    [{ promisedEach: 3 }, ['3 promised']],
    [{ promisedEach: 1, allocatedEach: 2 }, ['1 promised', '2 allocated']],
    [{ allocatedEach: 1, pickedEach: 4, packedEach: 1 }, ['1 allocated', '3 picked', '1 packed']],
    [{ pickedEach: 5, packedEach: 5, shippedEach: 5 }, ['5 shipped']],
    [{}, []],
  ])('%j', (counters, stages) => {
    expect(lineStages({ ...none, ...counters }).map(({ stage, qtyEach }) => `${qtyEach} ${stage}`)).toEqual(
      stages,
    )
  })
})
