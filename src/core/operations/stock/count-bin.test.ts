import { beforeEach, describe, expect, it } from 'vitest'
import type { ProductId } from '../../model/ids.ts'
import {
  bins,
  type House,
  house,
  inPlace,
  only,
  openCases,
  order,
  person,
  picksOf,
  product,
  startedTask,
  stock,
} from '../testkit.testkit.ts'

describe('countBin', () => {
  let here: House
  let mug: ProductId
  const count = (countedEach: number, more: object = {}) =>
    here.do('countBin', { bin: 'A-01', sku: 'MUG', countedEach, ...more })

  beforeEach(() => {
    here = house()
    bins(here, 'A-01')
    mug = product(here, 'MUG')
    stock(here, 'A-01', 'MUG', 5)
  })

  it('sets the books by a movement from or to the adjustment', () => {
    expect(count(7)).toEqual({ differenceEach: 2 })
    expect(count(4)).toEqual({ differenceEach: -3 })
    expect(count(4)).toEqual({ differenceEach: 0 })
    expect(count(0)).toEqual({ differenceEach: -4 })
    expect(inPlace(here, 'A-01', mug)).toBe(0)
    expect(
      here.store.where('movement', { productId: mug }).filter((each) => each.cause === 'count'),
    ).toHaveLength(3)
    expect(openCases(here)).toEqual([])
  })

  it('closes what was asked for, and the case with it', () => {
    const taskId = startedTask(here, order(here, { MUG: 2 }))
    here.do('shortPick', { pickId: only(picksOf(here, taskId)).id, reason: 'noneHere' })
    const { id: caseId } = only(here.store.where('case', { status: 'open' }))
    person(here, 'Pia', 'picker')
    expect(here.code('countBin', { bin: 'A-01', sku: 'MUG', countedEach: 1, caseId })).toBe('notAllowed')
    person(here, 'Sam', 'supervisor')
    expect(count(1, { caseId })).toEqual({ differenceEach: 1 })
    expect(only(here.store.all('countTask'))).toMatchObject({ status: 'done', countedEach: 1 })
    expect(only(here.store.all('case'))).toMatchObject({ status: 'closed', resolution: 'binCounted' })
  })

  it('keeps holds, and asks a supervisor where less is there than is held', () => {
    startedTask(here, order(here, { MUG: 4 }))
    expect(count(4)).toEqual({ differenceEach: -1 })
    expect(openCases(here)).toEqual([])
    count(1)
    expect(only(here.store.where('case', { status: 'open' }))).toMatchObject({
      kind: 'countDiffers',
      data: { expectedEach: 4, countedEach: 1, allocatedEach: 4, differenceEach: -3 },
    })
    expect(only(here.store.where('balance', { productId: mug }))).toMatchObject({
      qtyEach: 1,
      allocatedEach: 4,
    })
  })

  it('refuses what is no bin, no product, or not clear', () => {
    expect(here.code('countBin', { bin: 'RETURNS', sku: 'MUG', countedEach: 1 })).toBe('binUnknown')
    expect(here.code('countBin', { bin: 'A-01', sku: 'NOSUCH', countedEach: 1 })).toBe('skuUnknown')
    product(here, 'TEA', { lotPolicy: 'lot' })
    stock(here, 'A-01', 'TEA', 1, 'L1')
    stock(here, 'A-01', 'TEA', 1, 'L2')
    expect(here.code('countBin', { bin: 'A-01', sku: 'TEA', countedEach: 1 })).toBe('lotRequired')
    expect(here.code('countBin', { bin: 'A-01', sku: 'TEA', lot: 'L9', countedEach: 1 })).toBe('notFound')
    expect(here.do('countBin', { bin: 'A-01', sku: 'TEA', lot: 'L2', countedEach: 3 })).toEqual({
      differenceEach: 2,
    })
  })

  it('is a case on replay where bin or product are gone', () => {
    here.replay('countBin', { bin: 'Z-99', sku: 'MUG', countedEach: 1 })
    here.replay('countBin', { bin: 'A-01', sku: 'NOSUCH', countedEach: 1 })
    expect(openCases(here)).toEqual(['countDiffers', 'countDiffers'])
  })
})
