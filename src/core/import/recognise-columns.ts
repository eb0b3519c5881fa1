import type { ImportKind } from '../model/states.ts'
import { type ImportField, importFields } from './fields.ts'

/** Which column holds which field. Null: none does. A column serves one field only. */
export type ColumnMapping = Readonly<Record<string, string | null>>

const UNITS = new Set([
  'mm',
  'cm',
  'm',
  'in',
  'inch',
  'inches',
  'g',
  'gr',
  'gram',
  'grams',
  'gramm',
  'grammes',
  'kg',
  'kgs',
  'lb',
  'lbs',
  'oz',
])

export function recogniseColumns(
  kind: ImportKind,
  columns: readonly string[],
): Record<string, string | null> {
  const known = columns.map((column) => ({ column, name: nameOf(column) }))
  const taken = new Set<string>()
  const mapping: Record<string, string | null> = {}
  for (const { key, names } of fieldsFor(
    kind,
    known.map(({ name }) => name),
  )) {
    let found: string | null = null
    for (const name of names) {
      found =
        known.find((candidate) => candidate.name === name && !taken.has(candidate.column))?.column ?? null
      if (found !== null) break
    }
    if (found !== null) taken.add(found)
    mapping[key] = found
  }
  return mapping
}

/** A mapping that a person gave: what he says counts, what he does not mention is recognised among the other columns. */
export function completeMapping(
  kind: ImportKind,
  columns: readonly string[],
  given: ColumnMapping,
): { mapping: Record<string, string | null>; unknownColumns: string[]; unknownFields: string[] } {
  const fields = new Set(importFields[kind].map(({ key }) => key))
  const named = Object.entries(given)
  const used = new Set(named.map(([, column]) => column))
  const rest = columns.filter((column) => !used.has(column))
  const mapping = { ...recogniseColumns(kind, rest) }
  for (const [key, column] of named) if (fields.has(key)) mapping[key] = column
  return {
    mapping,
    unknownColumns: named.flatMap(([, column]) =>
      column !== null && !columns.includes(column) ? [column] : [],
    ),
    unknownFields: named.flatMap(([key]) => (fields.has(key) ? [] : [key])),
  }
}

export function missingFields(kind: ImportKind, mapping: ColumnMapping): string[] {
  return importFields[kind].filter(({ key, required }) => required && !mapping[key]).map(({ key }) => key)
}

/** The unit that stands at the end of a heading: `Weight (kg)`, `length_mm`. */
export function unitOf(heading: string): string | null {
  const last = wordsOf(heading).at(-1) ?? ''
  return UNITS.has(last) ? last : null
}

/** Shopify calls an order's number "Name", a heading that means something else wherever there are no "Lineitem" columns. */
function fieldsFor(kind: ImportKind, names: readonly string[]): readonly ImportField[] {
  const fields = importFields[kind]
  if (kind !== 'orders' || !names.some((name) => name.startsWith('lineitem'))) {
    return kind === 'orders'
      ? fields.map((f) => (f.key === 'name' ? { ...f, names: [...f.names, 'name'] } : f))
      : fields
  }
  return fields.map((f) => (f.key === 'number' ? { ...f, names: ['name', ...f.names] } : f))
}

function nameOf(heading: string): string {
  const words = wordsOf(heading)
  if (words.length > 1 && UNITS.has(words.at(-1) ?? '')) words.pop()
  return words.join('')
}

/** `UnitPrice`, `unit_price` and `Unit price (EUR)` are the same words; a three-letter currency at the end is none. */
function wordsOf(heading: string): string[] {
  return heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/\((?:[A-Z]{3}|€|£|\$)\)|\b(?:EUR|GBP|USD|CHF)$/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
