import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasRightToLeft, visualOrder } from './reading-order.ts'

test.each([
  ['Jean Dupont 12', 'Jean Dupont 12'],
  ['דוד כהן', 'כהן דוד'],
  ['דוד כהן 12', '12 כהן דוד'],
  ['דוד כהן Ltd Co', 'Ltd Co כהן דוד'],
  ['Mr דוד כהן Ltd', 'Mr כהן דוד Ltd'],
  ['12 דוד', 'דוד 12'],
  ['', ''],
])('%j is drawn as %j', (line, drawn) => {
  expect(visualOrder(line)).toBe(drawn)
})

test('the same words come out, once each', () => {
  const word = fc.constantFrom('דוד', 'سلام', 'Ltd', '12', '–', 'ABC')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      expect(visualOrder(words.join(' ')).split(' ').sort()).toEqual(words.join(' ').split(' ').sort())
    }),
  )
})

test('Latin, Greek and Cyrillic are not right-to-left', () => {
  expect(['Żółć', 'Ελλάδα', 'Москва', 'שלום', 'سلام'].map(hasRightToLeft)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})
