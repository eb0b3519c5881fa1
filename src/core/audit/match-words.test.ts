import { describe, expect, it } from 'vitest'
import { searchedText, wordMatcher, wordPattern } from './match-words.ts'
import { HIDDEN, withoutSecrets } from './without-secrets.ts'

const entry = {
  name: 'importStock',
  opId: 'op1',
  userId: 'u7',
  stationId: 's3',
  args: { rows: [{ bin: 'A-01.2', note: 'say "hi" \\ été' }] },
}
const finds = (...words: string[]) => wordMatcher(words)(searchedText(entry))

describe('words in the log', () => {
  it('are found anywhere, in whatever case, and one of them is enough', () => {
    expect(finds('a-01')).toBe(true)
    expect(finds('IMPORTSTOCK')).toBe(true)
    expect(finds('nothing', 'op1')).toBe(true)
    expect(finds('u7')).toBe(true)
    expect(finds('s3')).toBe(true)
    expect(finds('nothing')).toBe(false)
    expect(finds()).toBe(true)
    expect(wordPattern([])).toBe(null)
  })

  it('mean themselves, whatever is in them', () => {
    expect(finds('A-01.2')).toBe(true)
    expect(finds('A-01x2')).toBe(false)
    expect(finds('A.01')).toBe(false)
    expect(finds('say "hi"')).toBe(true)
    expect(finds('\\ été')).toBe(true)
    expect(finds('.*')).toBe(false)
  })
})

describe('arguments that are shown', () => {
  it('[AU3] keep no secret, at any depth, and tell that there was one', () => {
    expect(
      withoutSecrets({ userId: 'u1', pinHash: 'scrypt$1', administrator: { badgeCode: 'X', pinHash: null } }),
    ).toEqual({ userId: 'u1', pinHash: HIDDEN, administrator: { badgeCode: HIDDEN, pinHash: null } })
    expect(withoutSecrets([{ badgeCode: 'X' }, 1, null])).toEqual([{ badgeCode: HIDDEN }, 1, null])
  })
})
