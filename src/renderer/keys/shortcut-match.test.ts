import { describe, expect, it } from 'vitest'
import { chordName, matchTyped } from './shortcut-match.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false }

describe('shortcuts', () => {
  it.each([
    [{ key: 'F4', ...plain }, 'F4'],
    [{ key: 'Escape', ...plain }, 'Escape'],
    [{ key: 'k', ...plain, ctrlKey: true }, 'Ctrl+K'],
    [{ key: 'Enter', ...plain, metaKey: true }, 'Ctrl+Enter'],
    [{ key: 'j', ...plain }, null],
    [{ key: 'F4', ...plain, altKey: true }, null],
    [{ key: 'Control', ...plain, ctrlKey: true }, null],
  ])('names %o', (event, name) => {
    expect(chordName(event)).toBe(name)
  })

  it('waits for the second letter of a sequence', () => {
    const names = ['g o', 'g h', 'j', '/']
    expect(matchTyped(names, '', 'G')).toEqual({ name: null, remember: 'g' })
    expect(matchTyped(names, 'g', 'o')).toEqual({ name: 'g o', remember: '' })
    expect(matchTyped(names, 'g', 'j')).toEqual({ name: 'j', remember: '' })
    expect(matchTyped(names, '', '/')).toEqual({ name: '/', remember: '' })
    expect(matchTyped(names, '', 'z')).toEqual({ name: null, remember: '' })
    expect(matchTyped(names, 'g', 'Enter')).toEqual({ name: null, remember: '' })
  })
})
