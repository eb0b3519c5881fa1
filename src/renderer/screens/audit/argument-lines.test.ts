import { describe, expect, it } from 'vitest'
import { argumentLines, changedArguments, MOST_LINES, subjectOf } from './argument-lines.ts'
import { clockGap } from './clock-gap.ts'

const labels = { p1: { kind: 'pick', text: '1042 · MUG · A-01' } } as const

describe('arguments for people', () => {
  it('are one line a value, named where it is an id, without what is empty', () => {
    const args = { pickId: 'p1', rows: [{ bin: 'A-01', qtyEach: 2, lot: null }], note: '' }
    expect(argumentLines(args, labels)).toEqual({
      lines: [
        { path: ['pickId'], value: 'p1', label: labels.p1 },
        { path: ['rows', 1, 'bin'], value: 'A-01', label: null },
        { path: ['rows', 1, 'qtyEach'], value: 2, label: null },
      ],
      more: false,
    })
    expect(subjectOf(args, labels)).toBe('1042 · MUG · A-01 · A-01 · × 2')
    expect(subjectOf({}, {})).toBe('')
  })

  it('are cut where they are too many, and that is said', () => {
    const { lines, more } = argumentLines({ rows: Array.from({ length: 500 }, (_, i) => i) }, {})
    expect(lines).toHaveLength(MOST_LINES)
    expect(more).toBe(true)
  })

  it('tell what changed since the time before', () => {
    expect(changedArguments({ a: 1, b: [1], c: 2 }, { a: 1, b: [2], d: 3 })).toEqual([
      { field: 'b', before: [1], after: [2] },
      { field: 'c', before: 2, after: null },
      { field: 'd', before: null, after: 3 },
    ])
  })
})

describe('two clocks', () => {
  const at = '2026-11-22T08:00:00.000Z'
  it('are told apart above two minutes, and which was ahead', () => {
    expect(clockGap(at, '2026-11-22T08:02:00.000Z')).toBe(null)
    expect(clockGap(at, '2026-11-22T08:14:00.000Z')).toEqual({ minutes: 14, kind: 'behind' })
    expect(clockGap(at, '2026-11-22T07:57:00.000Z')).toEqual({ minutes: 3, kind: 'ahead' })
    expect(clockGap(at, null)).toBe(null)
  })
})
