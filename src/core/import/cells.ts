/**
 * A table as it was read from a file: texts and, from a spreadsheet, numbers. `line` is the line in the file that a person
 * sees in an editor or spreadsheet; the heading is line 1 unless blank lines stand before it.
 */
export type Cell = string | number | null

export interface TableRow {
  readonly line: number
  readonly cells: readonly Cell[]
}

export interface ImportTable {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/** The cell as a person reads it, without stray blanks; runs of blanks inside count as one. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return typeof cell === 'number' ? String(cell) : cell.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}
