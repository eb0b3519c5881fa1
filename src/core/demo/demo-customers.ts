import type { Address } from '../model/units.ts'
import type { CustomerRow } from '../operations/customers/customer-row.ts'
import { type DemoCountry, demoCountries, shopNames } from './places.ts'
import { type Random, randomPart } from './random.ts'

/** People and small shops in fifteen countries. Their addresses look right and are nobody's; their e-mail goes nowhere. */
export const DEMO_CUSTOMERS = 400

const LETTERS = [...'ABDEFGHJLNPQRSTUWXYZ']

export interface DemoCustomer extends CustomerRow {
  readonly name: string
  readonly language: 'en' | 'fr'
  readonly address: Address
}

export function demoCustomers(seed: number): DemoCustomer[] {
  const random = randomPart(seed, 'customers')
  const drum = demoCountries.flatMap((country) => Array.from({ length: country.weight }, () => country))
  return Array.from({ length: DEMO_CUSTOMERS }, (_, index) => {
    // Each country once, so that a house in the demo always sends to all of them.
    const country = demoCountries[index] ?? random.pick(drum)
    return customer(`C${10_001 + index}`, country, random)
  })
}

function customer(code: string, country: DemoCountry, random: Random): DemoCustomer {
  const person = `${random.pick(country.first)} ${random.pick(country.last)}`
  const company = random.chance(0.22)
    ? `${random.pick(shopNames)} ${random.pick(country.last)} ${country.company}`
    : null
  const [city, pattern] = random.pick(country.cities)
  const number = String(random.int(1, 140))
  const street = random.pick(country.streets)
  const postcode = pattern.replace(/[#?]/g, (mark) =>
    mark === '#' ? String(random.int(0, 9)) : random.pick(LETTERS),
  )
  return {
    code,
    name: company ?? person,
    email: `${code.toLowerCase()}@example.com`,
    phone: null,
    language: country.language,
    address: {
      name: person,
      ...(company === null ? {} : { company }),
      lines: [country.numberFirst ? `${number} ${street}` : `${street} ${number}`],
      postcode,
      city,
      country: country.code,
    },
  }
}
