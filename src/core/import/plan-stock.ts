import { dayOf } from '../planning/local-time.ts'
import { type ImportTable, type TableRow, textOf } from './cells.ts'
import type { Rejection } from './reasons.ts'
import { type RowReader, readRows } from './row-reader.ts'

/** What lies in one bin of one product and lot. Rows of the same three add up: a file may list each pallet. */
export interface PlannedStock {
  readonly lines: readonly number[]
  readonly row: StockRow
}

export interface StockRow {
  readonly bin: string
  readonly sku: string
  readonly lot: string | null
  readonly expiryOn: string | null
  readonly receivedOn: string | null
  readonly qtyEach: number
}

export interface StockPlan {
  readonly kind: 'stock'
  readonly items: readonly PlannedStock[]
  readonly rejected: readonly Rejection[]
}

const MAX_QTY = 1_000_000_000

export function planStock(table: ImportTable, reader: RowReader): StockPlan {
  const rejected: Rejection[] = []
  const places = new Map<string, { lines: number[]; row: StockRow }>()
  for (const { row, value } of readRows(table.rows, rejected, (candidate) => readStock(reader, candidate))) {
    const key = JSON.stringify([value.bin, value.sku, value.lot])
    const before = places.get(key)
    if (!before) {
      places.set(key, { lines: [row.line], row: value })
      continue
    }
    before.lines.push(row.line)
    before.row = {
      ...before.row,
      expiryOn: before.row.expiryOn ?? value.expiryOn,
      qtyEach: before.row.qtyEach + value.qtyEach,
    }
  }
  return { kind: 'stock', items: [...places.values()], rejected }
}

function readStock(reader: RowReader, row: TableRow): StockRow {
  const qtyEach =
    reader.wholeNumber(row, 'qtyEach', MAX_QTY) ?? reader.reject(row, 'qtyEach', { code: 'missing' })
  if (qtyEach < 0) reader.reject(row, 'qtyEach', { code: 'belowZero' })
  if (textOf(reader.cell(row, 'lot')).length > 60) reader.reject(row, 'lot', { code: 'tooLong', max: 60 })
  return {
    bin: reader.code(row, 'bin', 40).toUpperCase(),
    sku: reader.code(row, 'sku', 80),
    lot: reader.text(row, 'lot', 60) || null,
    expiryOn: dayFrom(reader, row, 'expiryOn'),
    receivedOn: dayFrom(reader, row, 'receivedOn'),
    qtyEach,
  }
}

function dayFrom(reader: RowReader, row: TableRow, key: string): string | null {
  const date = reader.date(row, key)
  return date ? dayOf(date.day) : null
}
