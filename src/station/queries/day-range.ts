import { instantOf, wallTimeOf } from '../../core/planning/local-time.ts'

/** A calendar day of the warehouse as two instants; around a change of the clocks it has 23 or 25 hours. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

export function dayRange(now: Date, timeZone: string): DayRange {
  const midnight = { ...wallTimeOf(now.toISOString(), timeZone), hour: 0, minute: 0, second: 0 }
  const next = new Date(Date.UTC(midnight.year, midnight.month - 1, midnight.day + 1))
  const tomorrow = {
    ...midnight,
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
  }
  return { from: instantOf(midnight, timeZone), to: instantOf(tomorrow, timeZone) }
}
