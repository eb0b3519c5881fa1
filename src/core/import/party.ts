import type { Address, Language } from '../model/units.ts'
import type { CustomerRow } from '../operations/customers/customer-row.ts'
import { type TableRow, textOf } from './cells.ts'
import { countryCode, UNKNOWN_COUNTRY } from './countries.ts'
import type { ImportContext } from './import-context.ts'
import type { RowReader } from './row-reader.ts'
import { languageOf } from './words.ts'

/** Who bought and where it goes, as one row tells it. */
export interface Party {
  readonly code: string | null
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly language: Language
  readonly address: Address
}

/** Of those whom the file does not name. */
export const WALK_IN = 'Walk-in customer'

const PARTY_KEYS = [
  'customer',
  'customerName',
  'customerFirstName',
  'customerLastName',
  'email',
  'phone',
  'language',
  'shipName',
  'company',
  'addressLine1',
  'addressLine2',
  'postcode',
  'city',
  'region',
  'country',
]

/** Rows of one buyer are many and say the same: each different party is read once. */
export function partyReader(reader: RowReader, context: ImportContext): (row: TableRow) => Party {
  const known = new Map<string, Party>()
  return (row) => {
    const key = PARTY_KEYS.map((name) => reader.cell(row, name) ?? '').join('\u0000')
    let party = known.get(key)
    if (!party) {
      party = readParty(reader, row, context)
      known.set(key, party)
    }
    return party
  }
}

/** A buyer without a number of his own is known by his e-mail address. */
export function readParty(reader: RowReader, row: TableRow, context: ImportContext): Party {
  const email = reader.text(row, 'email') || null
  const code =
    textOf(reader.cell(row, 'customer')) === ''
      ? email?.toLowerCase().slice(0, 60)
      : reader.code(row, 'customer', 60)
  const shipName = reader.text(row, 'shipName')
  const person = `${reader.text(row, 'customerFirstName')} ${reader.text(row, 'customerLastName')}`.trim()
  const name = reader.text(row, 'customerName') || person || shipName
  const address = readAddress(reader, row, context, shipName || name)
  return {
    code: code ?? null,
    name: (name || (code ? `Customer ${code}` : WALK_IN)).slice(0, 200),
    email,
    phone: reader.text(row, 'phone', 40) || null,
    language: languageOf(reader.text(row, 'language'), address.country, context.language),
    address,
  }
}

export function customerOf(party: Party & { code: string }): CustomerRow {
  const { code, name, email, phone, language, address } = party
  return { code, name, email, phone, language, address: { ...address, name: address.name || name } }
}

function readAddress(reader: RowReader, row: TableRow, context: ImportContext, name: string): Address {
  const words = reader.text(row, 'country', 120)
  const country = countryCode(words) ?? context.country
  if (words !== '' && country === UNKNOWN_COUNTRY) reader.noteUnknownCountry(row, words)
  const company = reader.text(row, 'company')
  const region = reader.text(row, 'region', 120) || (country === UNKNOWN_COUNTRY ? words : '')
  return {
    name,
    ...(company === '' ? {} : { company }),
    lines: [reader.text(row, 'addressLine1'), reader.text(row, 'addressLine2')].filter((line) => line !== ''),
    postcode: reader.text(row, 'postcode', 20),
    city: reader.text(row, 'city', 120),
    ...(region === '' ? {} : { region }),
    country,
  }
}
