import { expect, it } from 'vitest'
import { shortConsequences } from './short-consequences.ts'

const step = { bin: 'A-12-05', qtyEach: 5, pickedEach: 2, shortEach: 0 }

it.each([
  ['alone, nothing elsewhere', [{ code: 'A-12-05', qtyEach: 3, allocatedEach: 3 }], 0, 0],
  ['others hold the bin too', [{ code: 'a-12-05', qtyEach: 9, allocatedEach: 7 }], 4, 0],
  [
    'enough elsewhere, counted up to what is missing',
    [
      { code: 'A-12-05', qtyEach: 3, allocatedEach: 3 },
      { code: 'B-01-01', qtyEach: 20, allocatedEach: 4 },
    ],
    0,
    3,
  ],
  [
    'all elsewhere is spoken for, or below zero',
    [
      { code: 'B-01-01', qtyEach: 4, allocatedEach: 4 },
      { code: 'B-01-02', qtyEach: -2, allocatedEach: 0 },
    ],
    0,
    0,
  ],
])('%s', (_name, bins, heldByOthersEach, elsewhereEach) => {
  expect(shortConsequences(bins, step, 3)).toEqual({ heldByOthersEach, elsewhereEach })
})
