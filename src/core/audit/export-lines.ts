import type { AuditRow } from '../protocol/queries/audit.ts'

/**
 * The log as a file: CSV for a spreadsheet, JSON lines for a program. The names of the columns and the words for outcomes are the same
 * in every language, so that files of two houses can be put together.
 */
export const exportFormats = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  jsonl: 'application/x-ndjson',
}

const BOM = '\uFEFF'

const columns = [
  'position',
  'serverTime',
  'deviceTime',
  'warehouse',
  'station',
  'stationId',
  'user',
  'userId',
  'operation',
  'operationId',
  'outcome',
  'why',
  'arguments',
] as const

/** What stands before the first row. */
export function exportHead(format: ExportFormat): string {
  return format === 'csv' ? `${BOM}${csvLine(columns)}` : ''
}

export function exportRows(format: ExportFormat, rows: readonly AuditRow[]): string {
  const lines = rows.map((row) => {
    const record = recordOf(row)
    if (format === 'jsonl') return `${JSON.stringify(record)}\n`
    return csvLine(
      columns.map((name) => {
        const value = record[name]
        if (value === null) return ''
        return typeof value === 'object' ? JSON.stringify(value) : String(value)
      }),
    )
  })
  return lines.join('')
}

function recordOf(row: AuditRow): Readonly<Record<(typeof columns)[number], unknown>> {
  return {
    position: row.position,
    serverTime: row.receivedAt,
    deviceTime: row.at,
    warehouse: row.warehouseCode,
    station: row.stationName,
    stationId: row.stationId,
    user: row.userName,
    userId: row.userId,
    operation: row.name,
    operationId: row.opId,
    outcome: row.outcome,
    why: row.refusal ?? row.reason,
    arguments: row.args,
  }
}

/** RFC 4180, with every cell quoted. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

/** A cell that begins like a formula would be run by a spreadsheet: it is kept as text by a leading apostrophe. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}
