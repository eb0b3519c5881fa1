import type { ChargeKind } from '../model/states.ts'
import { Currency } from '../model/units.ts'
import { type ImportTable, type TableRow, textOf } from './cells.ts'
import { chargeKindOf } from './charge-codes.ts'
import type { ParsedDate } from './dates.ts'
import type { ImportContext } from './import-context.ts'
import { type Party, partyReader } from './party.ts'
import type { Rejection } from './reasons.ts'
import { type RowReader, RowRejected } from './row-reader.ts'

/** One row of an orders file, read; and the rows of each order together, wherever they stand in the file. */
export interface OrderRow {
  readonly row: TableRow
  readonly sku: string
  readonly name: string
  readonly qtyEach: number
  readonly priceMinor: number
  readonly currency: string
  readonly charge: ChargeKind | undefined
  readonly orderedAt: ParsedDate | null
  readonly dueAt: ParsedDate | null
  readonly party: Party
}

export interface OrderGroup {
  readonly number: string
  readonly rows: OrderRow[]
  rejectedRows: number
}

const MAX_QTY = 1_000_000_000

export function groupOrderRows(
  table: ImportTable,
  reader: RowReader,
  context: ImportContext,
  rejected: Rejection[],
): OrderGroup[] {
  const groups = new Map<string, OrderGroup>()
  const partyOf = partyReader(reader, context)
  for (const row of table.rows) {
    let group: OrderGroup | undefined
    try {
      const number = reader.code(row, 'number', 60)
      group = groups.get(number)
      if (!group) {
        group = { number, rows: [], rejectedRows: 0 }
        groups.set(number, group)
      }
      const read = readOrderRow(reader, row, context, partyOf)
      const expected = group.rows[0]?.currency
      if (expected !== undefined && expected !== read.currency)
        reader.reject(row, 'currency', { code: 'otherCurrency', expected })
      group.rows.push(read)
    } catch (error) {
      if (!(error instanceof RowRejected)) throw error
      rejected.push(error.rejection)
      if (group) group.rejectedRows++
    }
  }
  return [...groups.values()].filter(({ rows }) => rows.length > 0)
}

function readOrderRow(
  reader: RowReader,
  row: TableRow,
  context: ImportContext,
  partyOf: (row: TableRow) => Party,
): OrderRow {
  const sku = reader.code(row, 'sku', 80)
  const name = reader.text(row, 'name')
  const qtyEach =
    reader.wholeNumber(row, 'qtyEach', MAX_QTY) ?? reader.reject(row, 'qtyEach', { code: 'missing' })
  if (qtyEach === 0) reader.reject(row, 'qtyEach', { code: 'zeroQuantity' })
  const currency = readCurrency(reader, row, context)
  const priceMinor = reader.amount(row, 'price', currency) ?? 0
  const charge = chargeKindOf(sku, name)
  if (priceMinor < 0 && charge === undefined) reader.reject(row, 'price', { code: 'discountUncoded' })
  if (!Number.isSafeInteger(priceMinor * qtyEach * 1000)) reader.reject(row, 'price', { code: 'notAnAmount' })
  return {
    row,
    sku,
    name,
    qtyEach,
    priceMinor,
    currency,
    charge,
    orderedAt: reader.date(row, 'orderedAt'),
    dueAt: reader.date(row, 'dueAt'),
    party: partyOf(row),
  }
}

export function readCurrency(
  reader: RowReader,
  row: TableRow,
  context: Pick<ImportContext, 'currency'>,
): string {
  const text = textOf(reader.cell(row, 'currency')).toUpperCase()
  if (text === '') return context.currency
  const code = SYMBOLS[text] ?? text
  return Currency.safeParse(code).success ? code : reader.reject(row, 'currency', { code: 'notACurrency' })
}

const SYMBOLS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', $: 'USD' }
