import type { CustomerRow } from '../operations/customers/customer-row.ts'
import type { ImportTable } from './cells.ts'
import type { ImportContext } from './import-context.ts'
import { joinRows, unlessContradicting } from './join-rows.ts'
import { type Party, readParty } from './party.ts'
import type { Rejection } from './reasons.ts'
import { type RowReader, readRows, type UnknownCountry } from './row-reader.ts'

export interface PlannedCustomer {
  readonly line: number
  readonly row: CustomerRow
}

export interface CustomersPlan {
  readonly kind: 'customers'
  readonly items: readonly PlannedCustomer[]
  readonly rejected: readonly Rejection[]
  readonly unknownCountries: readonly UnknownCountry[]
}

export function planCustomers(table: ImportTable, reader: RowReader, context: ImportContext): CustomersPlan {
  const rejected: Rejection[] = []
  const rows = readRows(table.rows, rejected, (row) => {
    const code = reader.code(row, 'customer', 60)
    return customerRow(code, readParty(reader, row, context))
  }).map(({ row, value }) => ({ line: row.line, row: value }))
  // Who is listed once per delivery is the same person each time; two addresses for one code are a question.
  const items = joinRows(rows, rejected, ({ code }) => code, unlessContradicting)
  return { kind: 'customers', items, rejected, unknownCountries: reader.unknownCountries() }
}

function customerRow(code: string, party: Party): CustomerRow {
  const { name, email, phone, language, address } = party
  return { code, name, email, phone, language, address: { ...address, name: address.name || name } }
}
