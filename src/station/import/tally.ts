import { type Rejection, reasonOf } from '../../core/import/reasons.ts'
import type { UnknownCountry } from '../../core/import/row-reader.ts'
import type { ImportReport, RejectedRow } from '../../core/protocol/commands.ts'

/** The counts of an import while it runs. */
export interface Tally {
  created(what: string, count: number): void
  updated(what: string, count: number): void
  skipped(count: number): void
  rejected(rows: readonly Rejection[]): void
  unknownCountries(found: readonly UnknownCountry[]): void
  report(importId: string, cancelled: boolean): ImportReport
}

export function tally(first: { created: readonly string[]; updated: readonly string[] }): Tally {
  const created = new Map(first.created.map((what) => [what, 0]))
  const updated = new Map(first.updated.map((what) => [what, 0]))
  const rejections: Rejection[] = []
  const countries: UnknownCountry[] = []
  let skipped = 0
  const raise = (counts: Map<string, number>, what: string, count: number): void => {
    counts.set(what, (counts.get(what) ?? 0) + count)
  }
  return {
    created: (what, count) => raise(created, what, count),
    updated: (what, count) => raise(updated, what, count),
    skipped(count) {
      skipped += count
    },
    rejected(rows) {
      for (const row of rows) rejections.push(row)
    },
    unknownCountries(found) {
      countries.push(...found)
    },
    report: (importId, cancelled) => ({
      importId,
      cancelled,
      created: Object.fromEntries(created),
      updated: Object.fromEntries(updated),
      skipped,
      rejected: rejections.map(rejectedRow).sort((a, b) => a.line - b.line),
      unknownCountries: countries,
    }),
  }
}

export function rejectedRow(rejection: Rejection): RejectedRow {
  const { line, column, found, problem } = rejection
  return { line, reason: reasonOf(rejection), column, found, problem }
}
