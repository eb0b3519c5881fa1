import { describe, expect, it } from 'vitest'
import { keysetList } from './keyset-list.ts'
import { knownCount, rowAt } from './keyset-pages.ts'

interface Source {
  rows: number[]
  asked: (string | null)[]
  failing: boolean
}

const makeSource = (count: number): Source => ({
  rows: Array.from({ length: count }, (_, i) => i),
  asked: [],
  failing: false,
})

/** Cursors are values, as a station's are: what follows a value is found even when rows before it went. */
const list = (source: Source, options = { limit: 10, ahead: 5, keep: 1 }) =>
  keysetList<number, string>(async (after, limit) => {
    source.asked.push(after)
    if (source.failing) return { ok: false, problem: 'down' }
    const rest = source.rows.filter((row) => after === null || row > Number(after))
    const rows = rest.slice(0, limit)
    return { ok: true, value: { rows, next: rest.length > limit ? String(rows.at(-1)) : null } }
  }, options)

async function settled(it: { state: () => { loading: boolean } }): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    await Promise.resolve()
    if (turn > 20 && !it.state().loading) return
  }
  throw new Error('never settles')
}

describe('keyset list', () => {
  it('fetches what is shown and a little ahead, no more', async () => {
    const source = makeSource(1000)
    const it = list(source)
    it.show(0, 8)
    await settled(it)
    expect(source.asked).toEqual([null, '9'])
    expect(rowAt(it.state().list, 13)).toBe(13)
  })

  it('keeps only the rows near the eye', async () => {
    const source = makeSource(1000)
    const it = list(source)
    for (let first = 0; first < 300; first += 8) {
      it.show(first, first + 8)
      await settled(it)
    }
    const held = it.state().list.pages.filter((page) => page.rows)
    expect(held.length).toBeLessThanOrEqual(5)
    expect(knownCount(it.state().list)).toBeGreaterThan(300)
    it.show(0, 8)
    await settled(it)
    expect(rowAt(it.state().list, 0)).toBe(0)
  })

  it('refreshes what it holds and stays where it is', async () => {
    const source = makeSource(100)
    const it = list(source)
    it.show(40, 48)
    await settled(it)
    it.show(40, 48)
    await settled(it)
    source.rows = source.rows.filter((row) => row !== 22)
    it.refresh()
    await settled(it)
    const shown = Array.from({ length: 50 }, (_, i) => rowAt(it.state().list, i)).filter(
      (row) => row !== undefined,
    )
    expect(shown).not.toContain(22)
    expect(new Set(shown).size).toBe(shown.length)
  })

  it('shows the end of a list that became shorter', async () => {
    const source = makeSource(25)
    const it = list(source)
    it.show(0, 24)
    await settled(it)
    it.show(0, 24)
    await settled(it)
    source.rows = [1, 2]
    it.refresh()
    await settled(it)
    expect(knownCount(it.state().list)).toBe(2)
    expect(it.state().list.complete).toBe(true)
  })

  it('says what is wrong, keeps the last rows, and goes on after a retry', async () => {
    const source = makeSource(100)
    const it = list(source)
    it.show(0, 8)
    await settled(it)
    source.failing = true
    it.refresh()
    await settled(it)
    expect(it.state().problem).toBe('down')
    expect(rowAt(it.state().list, 0)).toBe(0)
    source.failing = false
    it.retry()
    await settled(it)
    expect(it.state().problem).toBeNull()
  })
})
