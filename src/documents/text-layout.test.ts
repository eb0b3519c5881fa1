import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, cutLines, wrapAndCut, wrapText } from './text-layout.ts'

// One unit a code unit: what is measured is what is counted.
const length = (text: string) => text.length

test.each([
  ['  a \t b\nc\u0000 ', 'a b c'],
  ['A\u202eB', 'A B'],
  ['e\u0301te\u0301', 'été'],
  ['1\u202f234\u00a0kg', '1 234 kg'],
  ['x\ud800y', 'x\ufffdy'],
  ['\u001b^XA', '^XA'],
])('%j is printed as %j', (text, clean) => {
  expect(cleanText(text)).toBe(clean)
})

describe('wrapping', () => {
  test.each([
    ['the quick brown fox', 10, ['the quick', 'brown fox']],
    ['Donaudampfschiff', 6, ['Donaud', 'ampfsc', 'hiff']],
    ['SO-2026-000123', 9, ['SO-2026-', '000123']],
    ['a bbbbbbbb', 4, ['a', 'bbbb', 'bbbb']],
    ['', 4, []],
    ['   ', 4, []],
  ])('%j in %i', (text, width, lines) => {
    expect(wrapText(text, width, length)).toEqual(lines)
  })

  test('no line is too wide, nothing is lost, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.integer({ min: 12, max: 40 }),
        (text, width) => {
          const lines = wrapText(text, width, length)
          // A single character with many marks on it may be longer than any line; it cannot be broken.
          for (const line of lines)
            expect(line.length <= width || [...new Intl.Segmenter().segment(line)].length === 1).toBe(true)
          expect(lines.join('').replaceAll(' ', '')).toBe(cleanText(text).replaceAll(' ', ''))
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('cutting', () => {
  test('is visible', () => {
    expect(wrapAndCut('the quick brown fox jumps', 10, 2, length)).toEqual(['the quick', 'brown fox…'])
    expect(wrapAndCut('the quick brown foxes jump', 11, 2, length)).toEqual(['the quick', 'brown foxe…'])
    expect(wrapAndCut('short', 11, 2, length)).toEqual(['short'])
    expect(cutLines(['a', 'b'], 0, 10, length)).toEqual([])
  })

  test('never makes a line too wide', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 1, max: 3 }),
        (text, width, max) => {
          const lines = wrapAndCut(text, width, max, length)
          expect(lines.length).toBeLessThanOrEqual(max)
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
          if (wrapText(text, width, length).length > max) expect(lines.at(-1)?.endsWith('…')).toBe(true)
        },
      ),
    )
  })
})
