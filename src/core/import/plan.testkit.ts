import type { ImportKind } from '../model/states.ts'
import type { Cell, ImportTable } from './cells.ts'
import type { ImportContext } from './import-context.ts'
import { type ImportPlan, planImport } from './plan-import.ts'
import { reasonOf } from './reasons.ts'
import { recogniseColumns } from './recognise-columns.ts'
import { detectFormats } from './row-reader.ts'

export const context: ImportContext = {
  now: '2026-03-02T09:00:00.000Z',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  country: 'FR',
  language: 'fr',
  carriers: [
    { code: 'OWN', name: 'Own fleet', cutOff: '16:00' },
    { code: 'SWIFT', name: 'Swift Courier', cutOff: '18:00' },
  ],
}

/** A table as it is written here: the first row is the heading, on line 1. */
export function table(heading: string, ...rows: readonly (string | readonly Cell[])[]): ImportTable {
  const cells = (row: string | readonly Cell[]): readonly Cell[] =>
    typeof row === 'string' ? row.split('|') : row
  return {
    columns: heading.split('|'),
    rows: rows.map((row, index) => ({ line: index + 2, cells: cells(row) })),
  }
}

export function planOf<K extends ImportKind>(kind: K, rows: ImportTable): Extract<ImportPlan, { kind: K }> {
  const mapping = recogniseColumns(kind, rows.columns)
  return planImport(kind, rows, mapping, detectFormats(rows, mapping), context) as Extract<
    ImportPlan,
    { kind: K }
  >
}

export function reasons(plan: ImportPlan): string[] {
  return plan.rejected.map((rejection) => `${rejection.line} ${reasonOf(rejection)}`)
}
