import type { Row } from '../../../core/model/tables.ts'
import type { Language } from '../../../core/model/units.ts'
import type { OperationArgs } from '../../../core/operations/registry.ts'

/** A customer as a form shows him: everything is text, an absent value is empty. */
export interface CustomerFields {
  readonly code: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly region: string
  readonly country: string
  readonly language: Language
}

export function customerFields(
  customer: Row<'customer'> | null,
  house: { readonly country: string; readonly language: Language },
): CustomerFields {
  return {
    code: customer?.code ?? '',
    name: customer?.name ?? '',
    email: customer?.email ?? '',
    phone: customer?.phone ?? '',
    street: customer?.address.lines.join('\n') ?? '',
    postcode: customer?.address.postcode ?? '',
    city: customer?.address.city ?? '',
    region: customer?.address.region ?? '',
    country: customer?.address.country ?? house.country,
    language: customer?.language ?? house.language,
  }
}

type SavedCustomer = OperationArgs<'saveCustomers'>['customers'][number]

/** What the form does not show (a company, a name on the label that differs) stays as it was. */
export function rowOf(fields: CustomerFields, before: Row<'customer'> | null): SavedCustomer {
  const name = fields.name.trim()
  const region = fields.region.trim()
  const { region: _, ...kept } = before?.address ?? { name }
  const labelName = before && before.address.name !== before.name ? before.address.name : name
  return {
    code: fields.code.trim(),
    name,
    // An empty text takes a value away; null would leave it.
    email: fields.email.trim() || (before?.email ? '' : null),
    phone: fields.phone.trim() || (before?.phone ? '' : null),
    language: fields.language,
    address: {
      ...kept,
      name: labelName,
      lines: fields.street
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .slice(0, 6),
      postcode: fields.postcode.trim(),
      city: fields.city.trim(),
      country: fields.country,
      ...(region ? { region } : {}),
    },
  }
}
