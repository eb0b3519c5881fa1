import { describe, expect, it } from 'vitest'
import { operations } from '../../../core/operations/registry.ts'
import { readArea } from '../../i18n/translations.testkit.ts'

describe.each(['en', 'fr'] as const)('the log in %s', (language) => {
  it('has words for exactly the operations that exist', () => {
    const words = readArea(language, 'audit').operation as Readonly<Record<string, string>>
    expect(Object.keys(words).sort()).toEqual(Object.keys(operations).sort())
    expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length)
  })
})
