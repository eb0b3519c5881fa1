import { describe, expect, it } from 'vitest'
import {
  type KeysetPages,
  knownCount,
  noPages,
  pageIndexOf,
  rowAt,
  wantedPage,
  withoutFarPages,
  withPage,
} from './keyset-pages.ts'

const page = (from: number, count: number, next: string | null) => ({
  rows: Array.from({ length: count }, (_, i) => from + i),
  next,
})

function threePages(): KeysetPages<number> {
  let list = noPages<number>()
  list = withPage(list, 0, page(0, 10, 'a'))
  list = withPage(list, 1, page(10, 10, 'b'))
  return withPage(list, 2, page(20, 5, null))
}

describe('keyset pages', () => {
  it('finds each row by its index over all pages', () => {
    const list = threePages()
    expect(knownCount(list)).toBe(25)
    expect(list.complete).toBe(true)
    for (let index = 0; index < 25; index++) expect(rowAt(list, index)).toBe(index)
    expect(rowAt(list, 25)).toBeUndefined()
  })

  it('asks for the first page of an empty list, and for nothing when the list is empty for good', () => {
    expect(wantedPage(noPages(), 0, 30)).toBe(0)
    const empty = withPage(noPages<number>(), 0, page(0, 0, null))
    expect(wantedPage(empty, 0, 30)).toBeNull()
    expect(knownCount(empty)).toBe(0)
  })

  it('asks for the next page before the eye reaches the end', () => {
    const list = withPage(noPages<number>(), 0, page(0, 10, 'a'))
    expect(wantedPage(list, 0, 9)).toBeNull()
    expect(wantedPage(list, 0, 10)).toBe(1)
  })

  it('gives up far pages, keeps their indexes, and asks for them again with their own cursor', () => {
    const list = withoutFarPages(threePages(), 20, 24, 0)
    expect(rowAt(list, 3)).toBeUndefined()
    expect(rowAt(list, 22)).toBe(22)
    expect(knownCount(list)).toBe(25)
    expect(wantedPage(list, 8, 12)).toBe(0)
    const again = withPage(list, 0, page(0, 10, 'a'))
    expect(rowAt(again, 3)).toBe(3)
    expect(rowAt(again, 22)).toBe(22)
  })

  it('forgets what follows a page whose end moved', () => {
    const list = withPage(threePages(), 0, page(0, 9, 'z'))
    expect(list.pages).toHaveLength(1)
    expect(list.next).toBe('z')
    expect(list.complete).toBe(false)
    expect(wantedPage(list, 0, 9)).toBe(1)
  })

  it('keeps what follows a page that ends where it ended', () => {
    const list = withPage(threePages(), 1, page(10, 10, 'b'))
    expect(list.pages).toHaveLength(3)
    expect(list.complete).toBe(true)
  })

  it('finds no page for an index outside', () => {
    expect(pageIndexOf(threePages(), -1)).toBe(-1)
    expect(pageIndexOf(threePages(), 99)).toBe(-1)
  })
})
