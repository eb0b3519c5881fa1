import { describe, expect, it } from 'vitest'
import { withFrenchSpaces } from './french-spaces.ts'

describe('blanks of French', () => {
  it.each([
    ['Attendu : un fichier', 'Attendu\u00a0: un fichier'],
    ['Expédier ?', 'Expédier\u202f?'],
    ['Non ; oui !', 'Non\u202f; oui\u202f!'],
    ['« lu »', '«\u00a0lu\u00a0»'],
    ['Un mot seul', 'Un mot seul'],
    ['{{url}} :8080', '{{url}} :8080'],
  ])('%j does not break before its sign', (typed, shown) => {
    expect(withFrenchSpaces(typed)).toBe(shown)
  })
})
