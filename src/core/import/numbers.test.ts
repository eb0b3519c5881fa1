import { describe, expect, it } from 'vitest'
import { detectDecimalMark, parseNumber, toMinor } from './numbers.ts'

describe('numbers in files', () => {
  it.each([
    ['1,234.50', 1234.5, null],
    ['1.234,50', null, 1234.5],
    ['12,50', null, 12.5],
    ['12.50', 12.5, null],
    ['1 234,50', null, 1234.5],
    ['1\u202f234,50 €', null, 1234.5],
    ["1'234.50", 1234.5, null],
    ["1'234,50", null, 1234.5],
    ['£3.50', 3.5, null],
    ['EUR 3.50', 3.5, null],
    ['(12)', -12, -12],
    ['5-', -5, -5],
    ['\u22127', -7, -7],
    ['1E+05', 100_000, 100_000],
    ['1,23,456', null, null],
    ['three', null, null],
    ['', null, null],
    ['12 pieces', null, null],
  ])('reads %s as %s with a point and %s with a comma', (text, point, comma) => {
    expect(parseNumber(text, 'point')).toBe(point)
    expect(parseNumber(text, 'comma')).toBe(comma)
  })

  it('takes the numbers of a spreadsheet as they are, whatever the mark', () => {
    expect(parseNumber(2.5, 'comma')).toBe(2.5)
    expect(parseNumber(Number.NaN, 'point')).toBeNull()
  })

  it('finds the decimal mark of a column by the cells that can be read in one way only', () => {
    expect(detectDecimalMark(['1,5', '1.234'])).toBe('comma')
    expect(detectDecimalMark(['1.234,00'])).toBe('comma')
    expect(detectDecimalMark(['1.234.567'])).toBe('comma')
    expect(detectDecimalMark(['1,234', '2.5'])).toBe('point')
    expect(detectDecimalMark(['1,234,567'])).toBe('point')
    expect(detectDecimalMark(['0,125'])).toBe('comma')
    expect(detectDecimalMark(['1.234'])).toBe('point')
    expect(detectDecimalMark([])).toBe('point')
  })

  it('makes minor units, halves away from zero', () => {
    expect(toMinor(8.289999999999999, 'GBP')).toBe(829)
    expect(toMinor(1.005, 'EUR')).toBe(101)
    expect(toMinor(-1.005, 'EUR')).toBe(-101)
    expect(toMinor(0.001, 'EUR')).toBe(0)
    expect(Object.is(toMinor(-0.001, 'EUR'), 0)).toBe(true)
    expect(toMinor(1500, 'JPY')).toBe(1500)
    expect(toMinor(1e15, 'EUR')).toBeNaN()
  })
})
