import { describe, expect, it } from 'vitest'
import { bins, house, person, product, stock } from '../testkit.testkit.ts'

describe('saveProducts', () => {
  it('adds by SKU, changes what is said and keeps what is not', () => {
    const here = house()
    const first = [
      {
        sku: 'A',
        name: 'Red mug',
        weightGrams: 300,
        priceMinor: 350,
        barcodes: [{ code: '2900000000018', unit: 'each', qtyEach: 1 }],
      },
    ] as never
    expect(here.do('saveProducts', { products: first })).toEqual({
      created: 1,
      updated: 0,
      skipped: 0,
      refused: [],
    })
    expect(here.store.all('product')[0]).toMatchObject({
      currency: 'EUR',
      lotPolicy: 'none',
      active: true,
      importId: null,
    })
    expect(here.do('saveProducts', { products: first })).toMatchObject({ created: 0, updated: 0, skipped: 1 })
    expect(here.do('saveProducts', { products: [{ sku: 'A', priceMinor: 400 }] as never })).toMatchObject({
      updated: 1,
    })
    expect(here.store.all('product')[0]).toMatchObject({ name: 'Red mug', weightGrams: 300, priceMinor: 400 })
    const withCase = [
      { sku: 'A', barcodes: [{ code: '12900000000015', unit: 'case', qtyEach: 12 }] },
    ] as never
    expect(here.do('saveProducts', { products: withCase })).toMatchObject({ updated: 1 })
    expect(here.store.all('barcode')).toHaveLength(2)
  })

  it('leaves out a row that wants the barcode of another product, and no other', () => {
    const here = house()
    const code = '2900000000018'
    const rows = ['A', 'B', 'C'].map((sku) => ({
      sku,
      barcodes: sku === 'C' ? [] : [{ code, unit: 'each', qtyEach: 1 }],
    })) as never
    expect(here.do('saveProducts', { products: rows })).toEqual({
      created: 2,
      updated: 0,
      skipped: 0,
      refused: [{ index: 1, problem: { code: 'barcodeTaken', sku: 'A' } }],
    })
    expect(
      here.store
        .all('product')
        .map(({ sku }) => sku)
        .sort(),
    ).toEqual(['A', 'C'])
  })

  it('is for those who may', () => {
    const here = house()
    person(here, 'Sam', 'customerService')
    expect(here.code('saveProducts', { products: [{ sku: 'A' }] as never })).toBe('notAllowed')
  })
})

describe('saveCustomers', () => {
  it('adds by code and changes what is said', () => {
    const here = house()
    const customers = [{ code: 'C1', name: 'Léa' }] as never
    expect(here.do('saveCustomers', { customers })).toEqual({ created: 1, updated: 0, skipped: 0 })
    expect(here.store.all('customer')[0]).toMatchObject({
      language: 'fr',
      address: { name: 'Léa', country: 'FR' },
    })
    expect(here.do('saveCustomers', { customers })).toEqual({ created: 0, updated: 0, skipped: 1 })
    const address = { name: 'Léa', lines: ['1 rue'], postcode: '69001', city: 'Lyon', country: 'FR' }
    expect(here.do('saveCustomers', { customers: [{ code: 'C1', address }] as never })).toEqual({
      created: 0,
      updated: 1,
      skipped: 0,
    })
    expect(here.store.all('customer')[0]).toMatchObject({ name: 'Léa', address })
  })
})

describe('the layout', () => {
  it('adds and changes places by code, and never makes a bin of what is none', () => {
    const here = house()
    here.do('saveZones', { zones: [{ code: 'z1', name: 'Small' }] })
    bins(here, 'A-01', 'A-02')
    const again = [{ code: 'a-01', kind: 'bin', zone: 'Z1', aisle: 'A', walkSequence: 10 }] as never
    expect(here.do('saveLocations', { locations: again })).toEqual({ created: 0, updated: 1, skipped: 0 })
    expect(here.do('saveLocations', { locations: again })).toEqual({ created: 0, updated: 0, skipped: 1 })
    expect(here.code('saveLocations', { locations: [{ code: 'SUPPLIER', kind: 'bin' }] as never })).toBe(
      'codeTaken',
    )
    expect(
      here.code('saveLocations', { locations: [{ code: 'B-01', kind: 'bin', zone: 'Z9' }] as never }),
    ).toBe('notFound')
    product(here, 'A')
    stock(here, 'A-02', 'A', 1)
    expect(
      here.code('saveLocations', { locations: [{ code: 'A-02', kind: 'bin', active: false }] as never }),
    ).toBe('binNotEmpty')
  })

  it('saves boxes and carriers by code', () => {
    const here = house()
    const box = {
      code: 's',
      name: 'Small',
      lengthMm: 200,
      widthMm: 150,
      heightMm: 100,
      emptyWeightGrams: 50,
      maxWeightGrams: 2000,
      active: true,
    }
    expect(here.do('saveBoxes', { boxes: [box, { ...box, code: 'XXL' }] })).toEqual({
      created: 1,
      updated: 1,
      skipped: 0,
    })
    const carrier = { code: 'OWN', name: 'Own fleet', serviceName: 'Standard', cutOff: '17:15', active: true }
    expect(here.do('saveCarriers', { carriers: [carrier, { ...carrier, code: 'X' }] })).toEqual({
      created: 1,
      updated: 1,
      skipped: 0,
    })
    expect(here.code('saveCarriers', { carriers: [{ ...carrier, cutOff: '25:00' }] })).toBe('badArguments')
  })
})
