import { describe, expect, it } from 'vitest'
import type { CustomerId, ProductId } from '../../../core/model/ids.ts'
import { problemsOf } from './draft-problems.ts'
import { addressOf, changed, type DraftAction, emptyDraft, type OrderDraft, totalsOf } from './order-draft.ts'

const start = emptyDraft({ currency: 'EUR', country: 'FR', language: 'fr' })
const mug = {
  id: 'p1' as ProductId,
  sku: 'MUG',
  name: 'Mug',
  priceMinor: 450,
  currency: 'EUR',
  availableEach: 3,
}
const run = (...actions: DraftAction[]): OrderDraft => actions.reduce(changed, start)
const add = (product: typeof mug, qtyEach = 1): DraftAction => ({
  type: 'addProduct',
  product,
  qtyEach,
  display: 'fr',
})

describe('an order draft', () => {
  it('adds the same product to its line', () => {
    const draft = run(add(mug), add(mug, 2))
    expect(draft.lines.map((line) => [line.sku, line.qtyText, line.priceText])).toEqual([
      ['MUG', '3', '4,50'],
    ])
  })

  it('takes no price over from another currency', () => {
    expect(run(add({ ...mug, currency: 'USD' })).lines[0]?.priceText).toBe('')
  })

  it('adds up goods, charges and discounts', () => {
    const draft = run(
      add(mug, 2),
      { type: 'addCharge', kind: 'postage', name: 'Post' },
      { type: 'changeCharge', key: 2, change: { amountText: '5,90' } },
      { type: 'addCharge', kind: 'discount', name: 'Loyal' },
      { type: 'changeCharge', key: 3, change: { amountText: '1' } },
    )
    expect(totalsOf(draft)).toEqual({ goodsMinor: 900, chargesMinor: 490, totalMinor: 1390 })
  })

  it('says everything that is missing at once', () => {
    expect(problemsOf(start).map((problem) => problem.code)).toEqual([
      'customerMissing',
      'streetMissing',
      'cityMissing',
      'dueMissing',
      'noLines',
    ])
    const bad = run(
      add(mug),
      { type: 'changeLine', key: 1, change: { qtyText: '0', priceText: 'x' } },
      { type: 'addCharge', kind: 'fee', name: '' },
    )
    expect(
      problemsOf(bad)
        .map((problem) => problem.code)
        .slice(-4),
    ).toEqual(['quantityWrong', 'priceWrong', 'nameMissing', 'amountWrong'])
  })

  it('takes a customer over, address and language', () => {
    const draft = run({
      type: 'customer',
      customer: {
        id: 'c1' as CustomerId,
        code: 'C1',
        name: 'Zoë',
        email: null,
        phone: '0102',
        language: 'en',
        importId: null,
        address: {
          name: 'Zoë',
          lines: ['1 rue A', 'Bât. B'],
          postcode: '75001',
          city: 'Paris',
          country: 'FR',
        },
      },
    })
    expect(draft.language).toBe('en')
    expect(addressOf(draft)).toEqual({
      name: 'Zoë',
      lines: ['1 rue A', 'Bât. B'],
      postcode: '75001',
      city: 'Paris',
      country: 'FR',
      phone: '0102',
    })
  })
})
