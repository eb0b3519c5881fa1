import { expect, it } from 'vitest'
import { parseWeightGrams } from './weight.ts'

it.each([
  ['840', 840],
  [' 0,84 ', 840],
  ['0.840', 840],
  ['.5', 500],
  ['12', 12],
  ['1 250', 1250],
  ['12.5', 12_500],
  ['0', null],
  ['0,000', null],
  ['', null],
  ['1.2345', null],
  ['1,2,3', null],
  ['-5', null],
  ['abc', null],
])('%j is %j grams', (text, grams) => {
  expect(parseWeightGrams(text)).toBe(grams)
})
