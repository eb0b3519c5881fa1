import { describe, expect, it } from 'vitest'
import { planOf, reasons, table } from './plan.testkit.ts'

describe('products from rows', () => {
  it('reads units from the headings and both barcodes', () => {
    const plan = planOf(
      'products',
      table(
        'SKU|Name|EAN|Case EAN|Case qty|Price|Weight (kg)|Length (cm)|Lot tracked|ABC',
        'A1|Red mug|2900000000018|12900000000015|12|3,50|0,35|12,5|yes|a',
      ),
    )
    expect(plan.items[0]).toMatchObject({
      line: 2,
      row: {
        sku: 'A1',
        name: 'Red mug',
        priceMinor: 350,
        weightGrams: 350,
        lengthMm: 125,
        widthMm: null,
        lotPolicy: 'lot',
        abcClass: 'A',
        barcodes: [
          { code: '2900000000018', unit: 'each', qtyEach: 1 },
          { code: '12900000000015', unit: 'case', qtyEach: 12 },
        ],
      },
    })
  })

  it('takes weights without a unit for grams, unless there are fractions', () => {
    expect(planOf('products', table('SKU|Weight', 'A|350')).items[0]?.row.weightGrams).toBe(350)
    expect(
      planOf('products', table('SKU|Weight', 'A|0.35', 'B|2')).items.map(({ row }) => row.weightGrams),
    ).toEqual([350, 2000])
  })

  it('joins the rows of one product, and asks where they contradict each other', () => {
    const plan = planOf(
      'products',
      table(
        'SKU|Name|Barcode|Weight',
        'A|Red mug|2900000000018|',
        'a|Red mug|2900000000025|350',
        'A|Blue mug|2900000000032|350',
        'B|Tin||',
      ),
    )
    expect(plan.items.map(({ line, row }) => [line, row.sku, row.weightGrams, row.barcodes.length])).toEqual([
      [2, 'A', 350, 2],
      [5, 'B', null, 0],
    ])
    expect(reasons(plan)).toEqual(['4 found "A", expected the same as on line 2; keep one of the two rows'])
  })

  it('rejects barcodes that no scanner would read', () => {
    const plan = planOf(
      'products',
      table(
        'SKU|Barcode|Case barcode',
        'A|2900000000019|',
        'B|2.9E+12|',
        'C||12900000000015',
        'D|ABC-1|',
        '|1|',
      ),
    )
    expect(plan.items.map(({ row }) => row.sku)).toEqual(['D'])
    expect(reasons(plan)).toEqual([
      '2 Barcode: found "2900000000019", expected a barcode whose last digit is its check digit; read it again from the goods',
      '3 Barcode: found "2.9E+12", expected all digits of the barcode; format the column as text in the spreadsheet and export it again',
      '4 caseQtyEach: found nothing, expected a value; fill the cell in',
      '6 SKU: found nothing, expected a value; fill the cell in',
    ])
  })
})

describe('stock from rows', () => {
  it('adds up the rows of one bin, product and lot', () => {
    const plan = planOf(
      'stock',
      table(
        'Bin|SKU|Quantity|Lot|Best before',
        'a-01|A1|5||',
        'A-01|A1|7||',
        'A-01|A1|2|L1|31.12.2026',
        'A-01|A1|-1||',
        'A-01|A1|||',
      ),
    )
    expect(plan.items).toEqual([
      {
        lines: [2, 3],
        row: { bin: 'A-01', sku: 'A1', lot: null, expiryOn: null, receivedOn: null, qtyEach: 12 },
      },
      {
        lines: [4],
        row: { bin: 'A-01', sku: 'A1', lot: 'L1', expiryOn: '2026-12-31', receivedOn: null, qtyEach: 2 },
      },
    ])
    expect(reasons(plan).map((reason) => reason.slice(0, 29))).toEqual([
      '5 Quantity: found "-1", expec',
      '6 Quantity: found nothing, exp'.slice(0, 29),
    ])
  })
})

describe('customers from rows', () => {
  it('keeps a country that no list names as unknown, with its words, and tells of it once', () => {
    const plan = planOf(
      'customers',
      table('Customer ID|Name|Country', 'C1|Ann|Atlantis', 'C2|Bob|France', 'C3|Cy|Atlantis', 'C4|Di|'),
    )
    expect(plan.items.map(({ row }) => row.address?.country)).toEqual(['ZZ', 'FR', 'ZZ', 'FR'])
    expect(plan.items[0]?.row.address?.region).toBe('Atlantis')
    expect(plan.unknownCountries).toEqual([{ words: 'Atlantis', line: 2 }])
  })

  it('reads names in one column or two', () => {
    const plan = planOf(
      'customers',
      table(
        'Customer ID|First name|Last name|Email|Address|Postcode|City|Country',
        '17850.0|Léa|Martin|lea@example.com|1 rue du Quai|69001|Lyon|France',
        '|x|y|||||',
      ),
    )
    expect(plan.items).toEqual([
      {
        line: 2,
        row: {
          code: '17850',
          name: 'Léa Martin',
          email: 'lea@example.com',
          phone: null,
          language: 'fr',
          address: {
            name: 'Léa Martin',
            lines: ['1 rue du Quai'],
            postcode: '69001',
            city: 'Lyon',
            country: 'FR',
          },
        },
      },
    ])
    expect(plan.rejected).toHaveLength(1)
  })
})
