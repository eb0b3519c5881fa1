import { expect, test } from 'vitest'
import { DOCUMENT_LOCALES } from './address.ts'
import { documentText } from './text.ts'

test.each(DOCUMENT_LOCALES)('%s has a word for everything', (locale) => {
  for (const [key, value] of Object.entries(documentText(locale))) {
    if (typeof value === 'string') expect(value.trim(), key).not.toBe('')
  }
})

test('counted things agree with their number', () => {
  expect(documentText('en').pickSummary(1, 1)).toBe('1 line, 1 piece')
  expect(documentText('en').pickSummary(0, 2)).toBe('0 lines, 2 pieces')
  expect(documentText('fr').pickSummary(0, 1)).toBe('0 ligne, 1 pièce')
  expect(documentText('fr').pickSummary(2, 3)).toBe('2 lignes, 3 pièces')
  expect(documentText('fr').parcelOf(1, 3)).toBe('1 sur 3')
  expect(documentText('en').parcelOf(2, null)).toBe('2')
})
