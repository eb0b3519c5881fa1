import { type Cell, type ImportTable, type TableRow, textOf } from './cells.ts'
import { type DateOrder, detectDateOrder, type ParsedDate, parseDate } from './dates.ts'
import { type DecimalMark, detectDecimalMark, parseNumber, toMinor } from './numbers.ts'
import type { Rejection } from './reasons.ts'
import { type ColumnMapping, unitOf } from './recognise-columns.ts'
import type { RowProblem } from './row-problem.ts'

/** Reads the mapped cells of one row after the other. The first cell that cannot be read rejects its row. */
export interface Formats {
  readonly decimal: DecimalMark
  readonly dateOrder: DateOrder
}

/** What stands in the file for a country, and the first line that says so. */
export interface UnknownCountry {
  readonly words: string
  readonly line: number
}

/** Enough to see what is wrong with a file; a column that is no country's would fill the screen. */
const MAX_COUNTRIES_NOTED = 20

export interface RowReader {
  text(row: TableRow, key: string, max?: number): string
  /** The code of a thing: never empty. Spreadsheets and data frames write whole numbers as `17850.0`. */
  code(row: TableRow, key: string, max: number): string
  wholeNumber(row: TableRow, key: string, max: number): number | null
  /** In minor units; may be negative. */
  amount(row: TableRow, key: string, currency: string): number | null
  /** In the unit of the heading, else in `fallback`; an integer of the base unit (grams, millimetres). */
  measure(row: TableRow, key: string, fallback: string, max: number): number | null
  date(row: TableRow, key: string): ParsedDate | null
  cell(row: TableRow, key: string): Cell
  /** A country that no list names is kept as unknown, and told to whoever imports. */
  noteUnknownCountry(row: TableRow, words: string): void
  unknownCountries(): readonly UnknownCountry[]
  /** Rejects the row because of this cell. */
  reject(row: TableRow, key: string | null, problem: RowProblem): never
}

export class RowRejected extends Error {
  readonly rejection: Rejection
  constructor(rejection: Rejection) {
    super(rejection.problem.code)
    this.rejection = rejection
  }
}

const NUMBER_KEYS = [
  'qtyEach',
  'price',
  'shipping',
  'discount',
  'weight',
  'length',
  'width',
  'height',
  'buffer',
]
const DATE_KEYS = ['orderedAt', 'dueAt', 'expiryOn', 'receivedOn']

export function detectFormats(table: ImportTable, mapping: ColumnMapping): Formats {
  return {
    decimal: detectDecimalMark(cellsOf(table, mapping, NUMBER_KEYS)),
    dateOrder: detectDateOrder(cellsOf(table, mapping, DATE_KEYS)),
  }
}

function* cellsOf(table: ImportTable, mapping: ColumnMapping, keys: readonly string[]): Generator<Cell> {
  const indexes = keys
    .flatMap((key) => (mapping[key] ? [table.columns.indexOf(mapping[key])] : []))
    .filter((i) => i >= 0)
  for (const row of table.rows) for (const index of indexes) yield row.cells[index] ?? null
}

/** Multiples of the base unit: grams and millimetres. */
const UNIT_FACTORS: Readonly<Record<string, number>> = {
  mm: 1,
  cm: 10,
  m: 1000,
  in: 25.4,
  inch: 25.4,
  inches: 25.4,
  g: 1,
  gr: 1,
  gram: 1,
  grams: 1,
  gramm: 1,
  grammes: 1,
  kg: 1000,
  kgs: 1000,
  lb: 453.59237,
  lbs: 453.59237,
  oz: 28.349523,
}

export function rowReader(table: ImportTable, mapping: ColumnMapping, formats: Formats): RowReader {
  const indexOf = new Map<string, number>()
  for (const [key, column] of Object.entries(mapping)) {
    const index = column === null ? -1 : table.columns.indexOf(column)
    if (index >= 0) indexOf.set(key, index)
  }
  const countries = new Map<string, number>()
  const cell = (row: TableRow, key: string): Cell => {
    const index = indexOf.get(key)
    return index === undefined ? null : (row.cells[index] ?? null)
  }
  const reject = (row: TableRow, key: string | null, problem: RowProblem): never => {
    const column = key === null ? null : (mapping[key] ?? key)
    throw new RowRejected({
      line: row.line,
      column,
      found: key === null ? null : textOf(cell(row, key)).slice(0, 200),
      problem,
    })
  }
  const text = (row: TableRow, key: string, max = 200): string => {
    const found = textOf(cell(row, key))
    return found.length <= max ? found : found.slice(0, max).trim()
  }
  const number = (row: TableRow, key: string, problem: 'notAWholeNumber' | 'notAnAmount'): number | null => {
    if (textOf(cell(row, key)) === '') return null
    return parseNumber(cell(row, key), formats.decimal) ?? reject(row, key, { code: problem })
  }

  return {
    cell,
    reject,
    text,
    noteUnknownCountry(row, words) {
      if (countries.size < MAX_COUNTRIES_NOTED && !countries.has(words)) countries.set(words, row.line)
    },
    unknownCountries: () => [...countries].map(([words, line]) => ({ words, line })),
    code(row, key, max) {
      const found = textOf(cell(row, key)).replace(/^(\d+)\.0$/, '$1')
      if (found === '') reject(row, key, { code: 'missing' })
      if (found.length > max) reject(row, key, { code: 'tooLong', max })
      return found
    },
    wholeNumber(row, key, max) {
      const value = number(row, key, 'notAWholeNumber')
      if (value === null) return null
      if (!Number.isInteger(value)) reject(row, key, { code: 'notAWholeNumber' })
      if (Math.abs(value) > max) reject(row, key, { code: 'tooLarge', max })
      return value
    },
    amount(row, key, currency) {
      const value = number(row, key, 'notAnAmount')
      if (value === null) return null
      const minor = toMinor(value, currency)
      return Number.isSafeInteger(minor) ? minor : reject(row, key, { code: 'notAnAmount' })
    },
    measure(row, key, fallback, max) {
      const value = number(row, key, 'notAnAmount')
      if (value === null) return null
      if (value < 0) reject(row, key, { code: 'belowZero' })
      const unit = unitOf(mapping[key] ?? '') ?? fallback
      const base = Math.round(value * (UNIT_FACTORS[unit] ?? 1))
      return base <= max ? base : reject(row, key, { code: 'tooLarge', max })
    },
    date(row, key) {
      if (textOf(cell(row, key)) === '') return null
      return (
        parseDate(cell(row, key), formats.dateOrder) ??
        reject(row, key, { code: 'notADate', order: formats.dateOrder })
      )
    },
  }
}

/** Runs `read` for every row; what it rejects is collected, and the rows behind go on. */
export function readRows<T>(
  rows: readonly TableRow[],
  rejected: Rejection[],
  read: (row: TableRow) => T,
): { row: TableRow; value: T }[] {
  const results: { row: TableRow; value: T }[] = []
  for (const row of rows) {
    try {
      results.push({ row, value: read(row) })
    } catch (error) {
      if (!(error instanceof RowRejected)) throw error
      rejected.push(error.rejection)
    }
  }
  return results
}
