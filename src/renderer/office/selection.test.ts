import { describe, expect, it } from 'vitest'
import { allChosen, noSelection, rangeChosen, toggled } from './selection.ts'

const rows = ['a', 'b', undefined, 'd', 'e']
const idAt = (index: number) => rows[index]

describe('selection', () => {
  it('is toggled row by row', () => {
    const one = toggled(noSelection<string>(), 'b', 1)
    expect([...one.ids]).toEqual(['b'])
    expect([...toggled(one, 'b', 1).ids]).toEqual([])
  })

  it('takes a range in both directions and leaves out what is not loaded', () => {
    expect([...rangeChosen(toggled(noSelection<string>(), 'e', 4), 1, idAt).ids].sort()).toEqual([
      'b',
      'd',
      'e',
    ])
    expect([...rangeChosen(toggled(noSelection<string>(), 'a', 0), 3, idAt).ids].sort()).toEqual([
      'a',
      'b',
      'd',
    ])
  })

  it('is one row without an anchor', () => {
    expect([...rangeChosen(noSelection<string>(), 3, idAt).ids]).toEqual(['d'])
  })

  it('takes all that match', () => {
    expect(allChosen(['x', 'y']).ids.size).toBe(2)
  })
})
