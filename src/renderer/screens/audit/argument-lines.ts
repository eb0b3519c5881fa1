import type { AuditLabel } from '../../../core/protocol/queries/audit.ts'

/** Arguments as a person reads them: one line for each value, with the names of what is named by an id. */
export interface ArgumentLine {
  /** Names of fields and, in lists, numbers from 1 on. */
  readonly path: readonly (string | number)[]
  readonly value: string | number | boolean | null
  readonly label: AuditLabel | null
}

/** More is in the export. */
export const MOST_LINES = 200

export function argumentLines(
  args: unknown,
  labels: Readonly<Record<string, AuditLabel>>,
): { readonly lines: readonly ArgumentLine[]; readonly more: boolean } {
  const lines: ArgumentLine[] = []
  let more = false
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (lines.length >= MOST_LINES) {
      more = true
      return
    }
    if (Array.isArray(value)) {
      for (const [i, each] of value.entries()) walk(each, [...path, i + 1])
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) walk(each, [...path, key])
    } else if (typeof value === 'string') {
      lines.push({ path, value, label: Object.hasOwn(labels, value) ? (labels[value] ?? null) : null })
    } else if (value === null || typeof value === 'number' || typeof value === 'boolean') {
      lines.push({ path, value, label: null })
    }
  }
  walk(args, [])
  return { lines: lines.filter(({ value }) => value !== null && value !== ''), more }
}

/** What an entry of a list is about: the names of the things in it, else the first words of its arguments. */
export function subjectOf(args: unknown, labels: Readonly<Record<string, AuditLabel>>): string {
  const { lines } = argumentLines(args, labels)
  const named = lines.flatMap(({ label }) => (label ? [label.text] : []))
  const plain = lines.flatMap(({ value, label }) =>
    label === null && typeof value === 'string' && value.length <= 40 ? [value] : [],
  )
  const figures = lines.flatMap(({ path, value }) =>
    typeof value === 'number' && /Each$/.test(String(path.at(-1))) ? [`× ${value}`] : [],
  )
  return [...new Set([...named, ...plain, ...figures])].slice(0, 4).join(' · ')
}

/** Which fields of arguments differ, `null` where one of them has none. */
export function changedArguments(
  before: unknown,
  after: unknown,
): readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[] {
  const was = fieldsOf(before)
  const is = fieldsOf(after)
  return Object.keys({ ...was, ...is })
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => ({ field, before: was[field] ?? null, after: is[field] ?? null }))
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
