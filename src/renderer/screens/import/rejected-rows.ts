import type { RejectedRow } from '../../../core/protocol/commands.ts'

/** Rows that one repair would mend: the same column and the same expectation. */
export interface RejectedGroup {
  readonly column: string | null
  readonly expected: string
  readonly rows: readonly RejectedRow[]
}

/** What should have been there and how to repair it, in the person's language. */
export type Expected = (row: RejectedRow) => string

/** Biggest group first: that repair helps most. */
export function groupRejected(rows: readonly RejectedRow[], expectedOf: Expected): readonly RejectedGroup[] {
  const groups = new Map<string, { column: string | null; expected: string; rows: RejectedRow[] }>()
  for (const row of rows) {
    const expected = expectedOf(row)
    const key = `${row.column ?? ''}\n${expected}`
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { column: row.column, expected, rows: [row] })
  }
  return [...groups.values()].sort((a, b) => b.rows.length - a.rows.length)
}

const BOM = '\uFEFF'

/** As spreadsheets open it in every language: quoted, with a byte order mark and CRLF. */
export function rejectedCsv(
  headings: readonly [line: string, column: string, found: string, reason: string],
  rows: readonly RejectedRow[],
  expectedOf: Expected,
): string {
  const lines = [
    headings,
    ...rows.map((row) => [String(row.line), row.column ?? '', row.found ?? '', expectedOf(row)] as const),
  ]
  return `${BOM}${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`
}

/** A cell that begins like a formula would be run by a spreadsheet: it is kept as text by a leading apostrophe. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}
