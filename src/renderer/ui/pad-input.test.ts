import { describe, expect, it } from 'vitest'
import { padInput } from './pad-input.ts'

const whole = { maxDigits: 4, decimals: 0, keepZeros: false }
const weight = { maxDigits: 6, decimals: 2, keepZeros: false }
const typed = (keys: readonly string[], rules: typeof whole) =>
  keys.reduce((value, key) => padInput(value, key, rules), '')

describe('number pad', () => {
  it.each([
    [['1', '2'], whole, '12'],
    [['0', '5'], whole, '5'],
    [['1', '2', '3', '4', '5'], whole, '1234'],
    [['1', '.', '5'], whole, '15'],
    [['0', '0', '1', '2'], { ...whole, keepZeros: true }, '0012'],
    [['1', ',', '2', '5', '9'], weight, '1.25'],
    [['.', '5'], weight, '0.5'],
    [['1', '.', '.', '5'], weight, '1.5'],
    [['1', '2', 'Backspace'], whole, '1'],
    [['1', '2', 'Clear'], whole, ''],
    [['x'], whole, ''],
  ])('%j becomes the right text', (keys, rules, text) => {
    expect(typed(keys, rules)).toBe(text)
  })
})
