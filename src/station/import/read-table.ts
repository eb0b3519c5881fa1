import { gunzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import type { Cell, ImportTable, TableRow } from '../../core/import/cells.ts'
import type { Rejection } from '../../core/import/reasons.ts'
import { decodeText, type Encoding } from './decode-text.ts'
import { FileUnreadable } from './file-unreadable.ts'

/**
 * A file's bytes to a table: CSV with any usual separator and encoding, XLSX, either of them also compressed with gzip. What
 * the file is, its first bytes say and not its name. Rows that are no rows are rejected here, each with its line.
 */
export interface ReadTable {
  readonly table: ImportTable
  readonly encoding: Encoding | 'xlsx'
  readonly rejected: readonly Rejection[]
}

const MAX_UNPACKED_BYTES = 1024 * 1024 * 1024

export async function readTable(file: Uint8Array, encoding: Encoding | null): Promise<ReadTable> {
  const bytes = unpack(file)
  if (bytes.length === 0) throw new FileUnreadable('empty')
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return await readWorkbook(bytes)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new FileUnreadable('oldWorkbook')
  }
  const text = decodeText(bytes, encoding)
  if (text === null) throw new FileUnreadable('otherEncoding')
  if (text.text.includes('\0')) throw new FileUnreadable('notText')
  return { ...tableOf(rowsOfCsv(text.text)), encoding: text.encoding }
}

function unpack(file: Uint8Array): Uint8Array {
  if (!startsWith(file, 0x1f, 0x8b)) return file
  try {
    return gunzipSync(file, { maxOutputLength: MAX_UNPACKED_BYTES })
  } catch {
    throw new FileUnreadable('damagedArchive')
  }
}

interface RawRows {
  readonly rows: readonly TableRow[]
  /** Lines on which a quotation mark opens that nothing closes. */
  readonly openQuotes: ReadonlySet<number>
}

function rowsOfCsv(text: string): RawRows {
  // Excel writes and understands a first line that names the separator.
  const named = /^sep=(.)\r?\n/.exec(text)
  const { data, errors } = Papa.parse<string[]>(named ? text.slice(named[0].length) : text, {
    delimiter: named?.[1] ?? '',
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: false,
  })
  const broken = new Set(errors.filter(({ code }) => code === 'MissingQuotes').map(({ row }) => row))
  const rows: TableRow[] = []
  const openQuotes = new Set<number>()
  let line = named ? 2 : 1
  data.forEach((cells, index) => {
    rows.push({ line, cells })
    if (broken.has(index)) openQuotes.add(line)
    line += 1
    for (const cell of cells) line += countNewlines(cell)
  })
  return { rows, openQuotes }
}

function countNewlines(cell: string): number {
  let count = 0
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i)
    if (code === 10 || (code === 13 && cell.charCodeAt(i + 1) !== 10)) count++
  }
  return count
}

async function readWorkbook(bytes: Uint8Array): Promise<ReadTable> {
  let sheet: readonly (readonly unknown[])[]
  try {
    sheet = await readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch {
    throw new FileUnreadable('brokenWorkbook')
  }
  const rows = sheet.map((cells, index) => ({ line: index + 1, cells: cells.map(cellOf) }))
  return { ...tableOf({ rows, openQuotes: new Set() }), encoding: 'xlsx' }
}

/** Spreadsheets know no zones: their dates are wall-clock times, kept as such. */
function cellOf(value: unknown): Cell {
  if (value === null || typeof value === 'number') return value
  if (value instanceof Date) {
    const text = value.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
  }
  return String(value)
}

function tableOf({ rows, openQuotes }: RawRows): Pick<ReadTable, 'table' | 'rejected'> {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== null && String(cell).trim() !== ''))
  const heading = filled[0]
  if (!heading) throw new FileUnreadable('noRows')
  const columns = columnNames(heading.cells)
  const rejected: Rejection[] = []
  const good: TableRow[] = []
  for (const row of filled.slice(1)) {
    const extra = row.cells.slice(columns.length).find((cell) => cell !== null && String(cell).trim() !== '')
    if (openQuotes.has(row.line)) {
      rejected.push({
        line: row.line,
        column: null,
        found: String(row.cells.at(-1)).slice(0, 60),
        problem: { code: 'openQuote' },
      })
    } else if (extra !== undefined) {
      rejected.push({
        line: row.line,
        column: null,
        found: `${row.cells.length} cells`,
        problem: { code: 'tooManyCells', columns: columns.length },
      })
    } else good.push(row)
  }
  return { table: { columns, rows: good }, rejected }
}

/** Headings as they stand; one that is blank or comes twice gets a name of its own, so that it can be chosen. */
function columnNames(cells: readonly Cell[]): string[] {
  const names: string[] = []
  const last = cells.findLastIndex((cell) => cell !== null && String(cell).trim() !== '')
  cells.slice(0, last + 1).forEach((cell, index) => {
    const base = (cell === null ? '' : String(cell).trim().slice(0, 190)) || `Column ${index + 1}`
    let name = base
    for (let n = 2; names.includes(name); n++) name = `${base} (${n})`
    names.push(name)
  })
  return names
}

function startsWith(bytes: Uint8Array, ...signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}
