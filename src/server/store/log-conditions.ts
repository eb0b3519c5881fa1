import type { LogFilter } from './server-store.ts'

/**
 * A filter of the log as SQL, the same for both databases but for how a value is marked and a pattern is tried. All of it is
 * judged row by row on the way down the positions, which is why a search is given a stretch of them and not the whole log.
 */
/** What `searchedText` of match-words.ts makes of an entry. */
export const SEARCHED = `"opId" || ' ' || "name" || ' ' || "userId" || ' ' || "stationId" || ' ' || "args"`

export interface LogDialect {
  /** Takes a value in and says what stands for it in the text. */
  readonly value: (value: string | number) => string
  readonly matches: (pattern: string) => string
}

export function logConditions(filter: LogFilter, { value, matches }: LogDialect): string {
  const conditions: string[] = []
  for (const column of ['stationId', 'name', 'userId', 'outcome'] as const) {
    const wanted = filter[column]
    if (wanted !== undefined) conditions.push(`"${column}" = ${value(wanted)}`)
  }
  if (filter.scope) {
    const { warehouseId, names } = filter.scope
    const here = `"warehouseId" = ${value(warehouseId)}`
    const everywhere = names.map((name) => value(name)).join(', ')
    conditions.push(names.length === 0 ? here : `(${here} or "name" in (${everywhere}))`)
  }
  if (filter.from !== undefined) conditions.push(`"receivedAt" >= ${value(filter.from)}`)
  if (filter.to !== undefined) conditions.push(`"receivedAt" < ${value(filter.to)}`)
  if (filter.before !== undefined) conditions.push(`"position" < ${value(filter.before)}`)
  if (filter.atLeast !== undefined) conditions.push(`"position" >= ${value(filter.atLeast)}`)
  if (filter.pattern !== undefined) conditions.push(matches(filter.pattern))
  return conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
}
