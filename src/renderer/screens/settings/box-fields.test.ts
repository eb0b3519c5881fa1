import { expect, it } from 'vitest'
import { type BoxFields, boxFields, isTooHeavyEmpty, savedBox } from './box-fields.ts'

const whole: BoxFields = {
  code: 'm',
  name: 'Medium',
  lengthMm: 300,
  widthMm: 200,
  heightMm: 150,
  emptyWeightGrams: 180,
  maxWeightGrams: 12_000,
  active: true,
}

it('saves a whole box under its code in capitals', () => {
  expect(savedBox(whole, ['S'])).toEqual({ ...whole, code: 'M' })
  expect(savedBox({ ...whole, emptyWeightGrams: 0 }, [])).toMatchObject({ emptyWeightGrams: 0 })
})

it.each([
  ['no code', { code: '' }],
  ['the code of another', { code: 's' }],
  ['no name', { name: ' ' }],
  ['no height', { heightMm: null }],
  ['a flat side', { widthMm: 0 }],
  ['a side beyond ten metres', { lengthMm: 10_001 }],
  ['no empty weight', { emptyWeightGrams: null }],
  ['a largest weight that it has empty', { maxWeightGrams: 180 }],
])('does not save with %s', (_, change) => {
  expect(savedBox({ ...whole, ...change }, ['S'])).toBeNull()
})

it('tells a box that holds nothing only when both weights are there', () => {
  expect(isTooHeavyEmpty({ ...whole, maxWeightGrams: 100 })).toBe(true)
  expect(isTooHeavyEmpty({ ...whole, maxWeightGrams: null })).toBe(false)
  expect(savedBox(boxFields(null), [])).toBeNull()
})
