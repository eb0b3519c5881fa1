import { describe, expect, it } from 'vitest'
import { createFormat } from './format.ts'

/** Intl writes several kinds of blanks; here they are all one. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('figures and times', () => {
  const en = createFormat('en', 'Europe/Paris')
  const fr = createFormat('fr', 'Europe/Paris')

  it('writes money in minor units, also of currencies without decimals', () => {
    expect(plain(fr.money(123450, 'EUR'))).toBe('1 234,50 €')
    expect(plain(en.money(-1999, 'GBP'))).toBe('-£19.99')
    expect(plain(en.money(500, 'JPY'))).toBe('JP¥500')
    expect(plain(fr.money(1500, 'TND'))).toBe('1,500 TND')
  })

  it('writes weights in grams, from a kilogram on in kilograms', () => {
    expect(plain(en.weight(840))).toBe('840 g')
    expect(plain(fr.weight(12340))).toBe('12,34 kg')
  })

  it('tells the time of the warehouse, and the day only when it is not today', () => {
    const now = Date.parse('2026-11-22T12:00:00Z')
    expect(en.moment('2026-11-22T15:00:00Z', now)).toBe('16:00')
    expect(en.moment('2026-11-23T15:00:00Z', now)).toBe('23 Nov 16:00')
    expect(en.moment('2026-11-22T23:30:00Z', now)).toBe('23 Nov 00:30')
  })

  it('writes a calendar day as it is, whatever the zone', () => {
    expect(createFormat('fr', 'America/Los_Angeles').day('2026-02-01')).toBe('01/02/2026')
  })

  it('names countries and joins lists', () => {
    expect(fr.country('DE')).toBe('Allemagne')
    expect(fr.list(['a', 'b', 'c'])).toBe('a, b et c')
  })

  it('writes sizes', () => {
    expect(plain(fr.bytes(1500))).toBe('1,5 ko')
    expect(plain(en.bytes(2_500_000))).toBe('2.5 MB')
  })
})
