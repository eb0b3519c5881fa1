import { describe, expect, it } from 'vitest'
import type { ImportId } from '../../model/ids.ts'
import { bins, house, order, person, product, stock } from '../testkit.testkit.ts'

const FIRST = 'import-1' as ImportId

function ready() {
  const here = house()
  here.do('startImport', { importId: FIRST, kind: 'stock', fileName: 'stock.csv', fileHash: 'b'.repeat(64) })
  bins(here, 'A-01', 'A-02')
  product(here, 'A')
  product(here, 'L', { lotPolicy: 'lot' })
  return here
}

describe('importStock', () => {
  it('sets what is named by the difference, and leaves the rest alone', () => {
    const here = ready()
    stock(here, 'A-01', 'A', 7)
    const rows = [
      { bin: 'a-01', sku: 'A', qtyEach: 5 },
      { bin: 'A-02', sku: 'A', qtyEach: 3, receivedOn: '2025-01-01' },
    ] as never
    expect(here.do('importStock', { importId: FIRST, rows })).toEqual({
      created: 1,
      updated: 1,
      skipped: 0,
      refused: [],
    })
    expect(
      here.store
        .all('balance')
        .map(({ qtyEach, receivedOn }) => [qtyEach, receivedOn])
        .sort(),
    ).toEqual([
      [3, '2025-01-01'],
      [5, '2026-03-02'],
    ])
    expect(here.store.all('productStock').find(({ onHandEach }) => onHandEach === 8)).toBeDefined()
    expect(
      here.store
        .all('movement')
        .filter(({ cause }) => cause === 'import')
        .map(({ qtyEach }) => qtyEach),
    ).toEqual([2, 3])
    const before = here.snapshot()
    expect(here.do('importStock', { importId: FIRST, rows })).toMatchObject({
      created: 0,
      updated: 0,
      skipped: 2,
    })
    expect(here.snapshot()).toBe(before)
  })

  it('keeps lots apart, and finds a lot by product and number', () => {
    const here = ready()
    const rows = [
      { bin: 'A-01', sku: 'L', lot: 'L1', expiryOn: '2026-12-31', qtyEach: 5 },
      { bin: 'A-01', sku: 'L', lot: 'L2', expiryOn: null, qtyEach: 6 },
    ] as never
    here.do('importStock', { importId: FIRST, rows })
    expect(here.store.all('lot').map(({ code, expiryOn }) => [code, expiryOn])).toEqual([
      ['L1', '2026-12-31'],
      ['L2', null],
    ])
    here.do('importStock', {
      importId: FIRST,
      rows: [{ bin: 'A-01', sku: 'L', lot: 'L2', expiryOn: '2027-01-31', qtyEach: 4 }] as never,
    })
    expect(here.store.all('lot').map(({ expiryOn }) => expiryOn)).toEqual(['2026-12-31', '2027-01-31'])
    expect(here.store.all('balance').map(({ qtyEach }) => qtyEach)).toEqual([5, 4])
  })

  it('says of each row why it was left out', () => {
    const here = ready()
    stock(here, 'A-01', 'A', 7)
    const orderId = order(here, { A: 4 })
    here.do('releaseOrders', { orderIds: [orderId], allowPartial: false })
    const rows = [
      { bin: 'A-01', sku: 'X', qtyEach: 1 },
      { bin: 'Z-99', sku: 'A', qtyEach: 1 },
      { bin: 'SUPPLIER', sku: 'A', qtyEach: 1 },
      { bin: 'A-01', sku: 'L', qtyEach: 1 },
      { bin: 'A-01', sku: 'A', qtyEach: 3 },
      { bin: 'A-01', sku: 'A', qtyEach: 4 },
    ] as never
    const { refused, updated } = here.do('importStock', { importId: FIRST, rows })
    expect(refused.map(({ index, problem }) => `${index} ${problem.code}`)).toEqual([
      '0 skuUnknown',
      '1 binUnknown',
      '2 notABin',
      '3 lotRequired',
      '4 belowAllocated',
    ])
    expect(refused[4]?.problem).toEqual({ code: 'belowAllocated', allocatedEach: 4 })
    expect(updated).toBe(1)
  })

  it('is for those who may settle a count', () => {
    const here = ready()
    person(here, 'Bea', 'buyer')
    expect(
      here.code('importStock', { importId: FIRST, rows: [{ bin: 'A-01', sku: 'A', qtyEach: 1 }] as never }),
    ).toBe('notAllowed')
  })
})

describe('receiveStock', () => {
  it('books goods from the supplier into the bin, by its code or its label', () => {
    const here = ready()
    here.do('receiveStock', { bin: 'a-01', sku: 'A', qtyEach: 5, lot: null, expiryOn: null })
    expect(here.store.all('balance')[0]).toMatchObject({ qtyEach: 5, receivedOn: '2026-03-02' })
    expect(here.store.all('movement')[0]).toMatchObject({ cause: 'receive', qtyEach: 5 })
  })

  it('explains what is wrong while the person is there', () => {
    const here = ready()
    const args = { bin: 'A-01', sku: 'A', qtyEach: 1, lot: null, expiryOn: null }
    expect(here.code('receiveStock', { ...args, bin: 'Z' })).toBe('binUnknown')
    expect(here.code('receiveStock', { ...args, bin: 'SUPPLIER' })).toBe('binUnknown')
    expect(here.code('receiveStock', { ...args, sku: 'X' })).toBe('skuUnknown')
    expect(here.code('receiveStock', { ...args, sku: 'L' })).toBe('lotRequired')
  })

  it('never fails on replay: goods without a bin go to receiving, goods of an unknown product become a case', () => {
    const here = ready()
    here.replay('receiveStock', { bin: 'Z', sku: 'A', qtyEach: 5, lot: null, expiryOn: null })
    const [balance] = here.store.all('balance')
    expect(balance && here.store.get('location', balance.locationId)).toMatchObject({ kind: 'receiving' })
    expect(
      here.replay('receiveStock', { bin: 'A-01', sku: 'X', qtyEach: 5, lot: null, expiryOn: null }),
    ).toEqual({ movementId: null })
    expect(here.store.all('case')[0]).toMatchObject({
      status: 'open',
      data: { sku: 'X', bin: 'A-01', receivedEach: 5 },
    })
  })
})
