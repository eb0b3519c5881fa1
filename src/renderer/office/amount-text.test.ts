import { describe, expect, it } from 'vitest'
import { amountFromText, amountToText } from './amount-text.ts'

describe('amounts as typed', () => {
  it.each([
    ['12.50', 'EUR', 1250],
    ['12,5', 'EUR', 1250],
    ['1.234,50', 'EUR', 123450],
    ['1,234.50', 'GBP', 123450],
    ['1 234,50', 'EUR', 123450],
    ['1\u202F234,50', 'EUR', 123450],
    ['1,234', 'EUR', 123400],
    ['1234', 'EUR', 123400],
    ['-3', 'EUR', -300],
    [',5', 'EUR', 50],
    ['0', 'EUR', 0],
    ['1,234', 'JPY', 1234],
    ['1.5', 'JPY', null],
    ['12.5005', 'EUR', null],
    ['twelve', 'EUR', null],
    ['', 'EUR', null],
    ['1.234', 'KWD', 1234],
  ])('%s %s is %s', (text, currency, minor) => {
    expect(amountFromText(text, currency)).toBe(minor)
  })

  it('is read back from how it is shown', () => {
    for (const language of ['en', 'fr']) {
      for (const minor of [0, 5, 1250, 123456789, -1250]) {
        expect(amountFromText(amountToText(minor, 'EUR', language), 'EUR')).toBe(minor)
      }
    }
  })
})
