import { describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../core/model/ids.ts'
import type { Row } from '../../../core/model/tables.ts'
import { customerFields, rowOf } from './customer-fields.ts'

const house = { country: 'FR', language: 'fr' } as const
const known: Row<'customer'> = {
  id: 'c1' as CustomerId,
  code: 'C1',
  name: 'Zoë',
  email: 'z@example.org',
  phone: null,
  language: 'en',
  importId: null,
  address: {
    name: 'Zoë c/o Léa',
    company: 'Zed',
    lines: ['1 rue A'],
    postcode: '75001',
    city: 'Paris',
    region: 'IDF',
    country: 'FR',
  },
}

describe('the customer form', () => {
  it('begins with what the house has', () => {
    expect(customerFields(null, house)).toMatchObject({ code: '', country: 'FR', language: 'fr' })
  })

  it('gives a customer back as it was when nothing is changed', () => {
    const { id: _, importId: __, ...rest } = known
    expect(rowOf(customerFields(known, house), known)).toEqual(rest)
  })

  it('keeps what it does not show and drops what was emptied', () => {
    const row = rowOf(
      { ...customerFields(known, house), name: 'Zoé', region: ' ', street: 'a\n\n b ' },
      known,
    )
    expect(rowOf({ ...customerFields(known, house), email: '' }, known).email).toBe('')
    expect(row.address).toEqual({
      name: 'Zoë c/o Léa',
      company: 'Zed',
      lines: ['a', 'b'],
      postcode: '75001',
      city: 'Paris',
      country: 'FR',
    })
  })
})
