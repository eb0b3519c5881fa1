import { expect, test } from 'vitest'
import {
  countryName,
  formatDate,
  formatDateOf,
  formatDateTime,
  formatMoney,
  formatQty,
  formatWeight,
} from './format.ts'
import { cleanText } from './text-layout.ts'

test('dates follow the language', () => {
  expect(formatDate('2026-11-22', 'en')).toBe('22 Nov 2026')
  expect(formatDate('2026-11-22', 'fr')).toBe('22 nov. 2026')
  expect(formatDate('soon', 'en')).toBe('soon')
})

test('an instant falls on the warehouse’s day, not on the machine’s', () => {
  expect(formatDateOf('2026-11-20T23:30:00Z', 'en', 'Europe/Paris')).toBe('21 Nov 2026')
  expect(formatDateOf('2026-11-20T23:30:00Z', 'en', 'America/New_York')).toBe('20 Nov 2026')
  expect(formatDateTime('2026-11-22T15:00:00Z', 'en', 'Europe/Paris')).toContain('16:00')
  expect(formatDateTime('2026-07-22T15:00:00Z', 'fr', 'Europe/Paris')).toContain('17:00')
  expect(formatDateTime('never', 'fr', 'Europe/Paris')).toBe('never')
})

test('numbers, weights and money follow the language', () => {
  expect(cleanText(formatQty(1234, 'fr'))).toBe('1 234')
  expect(formatQty(1234, 'en')).toBe('1,234')
  expect(cleanText(formatWeight(350, 'en'))).toBe('350 g')
  expect(cleanText(formatWeight(12450, 'fr'))).toBe('12,45 kg')
  expect(cleanText(formatMoney(123456, 'EUR', 'fr'))).toBe('1 234,56 €')
  expect(formatMoney(1234, 'JPY', 'en')).toBe('JP¥1,234')
})

test('countries are named where they are known', () => {
  expect(countryName('DE', 'fr')).toBe('Allemagne')
  expect(countryName('de', 'en')).toBe('Germany')
  expect(countryName(' United Kingdom ', 'fr')).toBe('United Kingdom')
  expect(countryName('QZ', 'en')).toBe('QZ')
  expect(countryName('', 'en')).toBe('')
})
