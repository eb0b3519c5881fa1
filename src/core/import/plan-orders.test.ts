import { describe, expect, it } from 'vitest'
import { ImportedOrder, ImportedReturn } from '../operations/orders/imported-order.ts'
import { planOf, reasons, table } from './plan.testkit.ts'

const HEADING = 'Order|SKU|Description|Qty|Price|Date|Customer ID|Country'

describe('orders from rows', () => {
  it('groups the rows of an order wherever they stand, and adds up what comes twice', () => {
    const plan = planOf(
      'orders',
      table(
        HEADING,
        '1001|A1|Red mug |2|3.50|02/03/2026 08:00|C7|France',
        '1002|A1|Red mug|1|3.50|02/03/2026 17:30|C8|Allemagne',
        '1001|B2|Tea  tin|1|12.00|02/03/2026 08:00|C7|France',
        '1001|A1|Red mug|3|3.50|02/03/2026 08:00|C7|France',
      ),
    )
    expect(plan.items.map(({ order }) => order?.number)).toEqual(['1001', '1002'])
    expect(plan.items[0]?.order).toMatchObject({
      customer: 'C7',
      customerName: 'Customer C7',
      currency: 'EUR',
      language: 'fr',
      channel: 'import',
      orderedAt: '2026-03-02T07:00:00.000Z',
      dueAt: '2026-03-02T15:00:00.000Z',
      lines: [
        { sku: 'A1', name: 'Red mug', qtyEach: 5, priceMinor: 350 },
        { sku: 'B2', name: 'Tea tin', qtyEach: 1, priceMinor: 1200 },
      ],
    })
    // Ordered after the cut-off: leaves on the next working day.
    expect(plan.items[1]?.order).toMatchObject({
      dueAt: '2026-03-03T15:00:00.000Z',
      language: 'en',
      shipTo: { country: 'DE' },
    })
    expect([...plan.products.keys()]).toEqual(['A1', 'B2'])
    expect([...plan.customers.keys()]).toEqual(['C7', 'C8'])
    expect(plan.rejected).toEqual([])
  })

  it('rejects bad rows with line, column, found and repair, and keeps the good ones', () => {
    const plan = planOf(
      'orders',
      table(
        HEADING,
        '1001|A1|Mug|2|3.50|13/03/2026|C7|France',
        '1001|A1|Mug|two|3.50|13/03/2026|C7|France',
        '1002||Mug|1|3.50|13/03/2026|C7|France',
        '|A1|Mug|1|3.50|13/03/2026|C7|France',
        '1003|A1|Mug|1|3,5,0|13/03/2026|C7|France',
        '1004|A1|Mug|1|3.50|32/03/2026|C7|France',
        '1005|A1|Mug|0|3.50|13/03/2026|C7|France',
        '1006|A1|Mug|1.5|3.50|13/03/2026|C7|France',
        '1007|A1|Mug|1|-3.50|13/03/2026|C7|France',
      ),
    )
    expect(plan.items.map(({ order }) => [order?.number, order?.rejectedRows])).toEqual([['1001', 1]])
    expect(reasons(plan)).toEqual([
      '3 Qty: found "two", expected a whole number such as 12; correct the cell',
      '4 SKU: found nothing, expected a value; fill the cell in',
      '5 Order: found nothing, expected a value; fill the cell in',
      '6 Price: found "3,5,0", expected an amount such as 12.50; correct the cell, or choose the other decimal mark',
      '7 Date: found "32/03/2026", expected a date such as 31/12/2026; correct the cell, or choose the other order of day and month',
      '8 Qty: found "0", expected a quantity other than zero; correct the cell or take the row out',
      '9 Qty: found "1.5", expected a whole number such as 12; correct the cell',
      '10 Price: found "-3.50", expected zero or more; correct the cell, or give a discount a charge code such as D',
    ])
  })

  it('makes returns of cancellations and charges of what is no goods', () => {
    const plan = planOf(
      'orders',
      table(
        HEADING,
        '1001|A1|Mug|2|3.50||C7|France',
        '1001|POST|POSTAGE|1|4.90||C7|France',
        '1001|D|Discount|-1|1.00||C7|France',
        'C1002|A1|Mug|-1|3.50||C7|France',
        'C1002|M|Manual|-1|2.00||C7|France',
        '1003|B2|damaged|-5|0|||France',
        '1004|A1|Mug|1|3.50||C7|France',
        '1004|B2|Tin|-2|5.00||C7|France',
      ),
    )
    expect(plan.items[0]?.order?.charges).toEqual([
      { kind: 'postage', code: 'POST', name: 'POSTAGE', amountMinor: 490 },
      { kind: 'discount', code: 'D', name: 'Discount', amountMinor: -100 },
    ])
    expect(plan.items[1]?.back).toMatchObject({
      number: 'C1002',
      order: null,
      customer: 'C7',
      lines: [
        { code: 'A1', goods: true, qtyEach: 1, priceMinor: 350 },
        { code: 'M', goods: false, qtyEach: 1, priceMinor: 200 },
      ],
    })
    expect(plan.items[2]).toMatchObject({
      order: null,
      back: { number: '1003', customer: null, customerName: 'Walk-in customer' },
    })
    expect(plan.items[3]).toMatchObject({
      order: { number: '1004', lines: [{ sku: 'A1' }] },
      back: { number: '1004-R', order: '1004', lines: [{ code: 'B2' }] },
    })
    expect(plan.products.get('B2')).toMatchObject({ name: 'Tin', priceMinor: 500 })
  })

  it('takes a marked number for a cancellation also where its quantities are positive', () => {
    const plan = planOf(
      'orders',
      table(HEADING, '1001|A1|Mug|1|3.50||C7|France', 'C1002|A1|Mug|1|3.50||C7|France'),
    )
    expect(plan.items[1]).toMatchObject({ order: null, back: { number: 'C1002', lines: [{ qtyEach: 1 }] } })
  })

  it('does not take an order number that begins with C for a cancellation where all of them do', () => {
    const plan = planOf(
      'orders',
      table(HEADING, 'C1001|A1|Mug|1|3.50||C7|France', 'C1002|A1|Mug|1|3.50||C7|France'),
    )
    expect(plan.items.every(({ order, back }) => order && !back)).toBe(true)
  })

  it('takes two spellings of a SKU for one product, and its first description from a sale', () => {
    const plan = planOf(
      'orders',
      table(
        HEADING,
        '1001|85123a|check|60|0||C7|France',
        '1002|85123A|WHITE HEART|1|3||C7|France',
        '1003|85123A|WHITE HEART HOLDER|1|3||C7|France',
      ),
    )
    expect([...plan.products.values()]).toEqual([
      { sku: '85123A', name: 'WHITE HEART', priceMinor: 300, currency: 'EUR' },
    ])
    expect(plan.items[0]?.order?.lines[0]?.sku).toBe('85123A')
  })

  it('reads what shop systems write on the first row of an order alone', () => {
    const plan = planOf(
      'orders',
      table(
        'Name|Email|Financial Status|Currency|Shipping|Discount Amount|Created at|Lineitem quantity|Lineitem name|Lineitem price|Lineitem sku|Shipping Name|Shipping Address1|Shipping City|Shipping Zip|Shipping Country|Shipping Method|Notes|Gift message',
        '#1001|lea@example.com|pending|EUR|4.90|2.00|2026-03-02 10:00:00 +0100|1|Mug|3.50|A1|Léa Martin|1 rue du Quai|Lyon|69001|FR|Swift Courier|Ring twice|Bravo',
        '#1001|lea@example.com||||||2|Tin|5.00|B2||||||||',
      ),
    )
    expect(plan.items).toHaveLength(1)
    expect(plan.items[0]?.order).toMatchObject({
      number: '#1001',
      customer: 'lea@example.com',
      customerName: 'Léa Martin',
      paid: false,
      carrier: 'SWIFT',
      note: 'Ring twice',
      giftNote: 'Bravo',
      orderedAt: '2026-03-02T09:00:00.000Z',
      dueAt: '2026-03-02T17:00:00.000Z',
      shipTo: {
        name: 'Léa Martin',
        lines: ['1 rue du Quai'],
        postcode: '69001',
        city: 'Lyon',
        country: 'FR',
      },
      charges: [
        { kind: 'postage', amountMinor: 490 },
        { kind: 'discount', amountMinor: -200 },
      ],
    })
  })

  it('keeps the words where they name no country', () => {
    const plan = planOf('orders', table(HEADING, '1|A1|Mug|1|1||C7|Channel Islands'))
    expect(plan.items[0]?.order?.shipTo).toMatchObject({ country: 'ZZ', region: 'Channel Islands' })
  })

  it('refuses a second currency in one order, and survives odd codes', () => {
    const plan = planOf(
      'orders',
      table(
        'Order|SKU|Qty|Price|Currency',
        '1|__proto__|1|1|EUR',
        '1|constructor|1|1|GBP',
        '2|A1|1|1|dollars',
      ),
    )
    expect(plan.items[0]?.order?.lines).toHaveLength(1)
    expect(reasons(plan)).toEqual([
      `3 Currency: found "GBP", expected EUR as on the order's other rows; use one currency for an order`,
      '4 Currency: found "dollars", expected a currency code such as EUR; correct the cell',
    ])
  })

  it('makes only what the operation accepts', () => {
    const long = 'x'.repeat(5_000)
    const plan = planOf(
      'orders',
      table(
        `${HEADING}|Note|City|Postcode|Channel|Ship to name`,
        ['1', 'A1', long, 1, 2.5, 45_000.5, 'C7', 'France', long, long, long, long, long],
        ['C2', 'A1', long, -1, 2.5, 45_000.5, 'C7', 'France', long, long, long, long, long],
      ),
    )
    expect(plan.rejected).toEqual([])
    for (const { order, back } of plan.items) {
      if (order) ImportedOrder.parse(order)
      if (back) ImportedReturn.parse(back)
    }
    expect(plan.items).toHaveLength(2)
  })
})
