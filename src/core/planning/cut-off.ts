import { instantOf, wallTimeOf } from './local-time.ts'

/**
 * The next moment at which a carrier takes what was ordered: today's cut-off in the warehouse's own time, or the next
 * working day's once that has passed. Saturday and Sunday are no working days.
 */
export function nextCutOff(orderedAt: string, cutOff: string, timeZone: string): string {
  const ordered = wallTimeOf(orderedAt, timeZone)
  const { hour, minute } = clockTime(cutOff)
  const before = ordered.hour * 60 + ordered.minute <= hour * 60 + minute
  let day = new Date(Date.UTC(ordered.year, ordered.month - 1, ordered.day + (before ? 0 : 1)))
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day = new Date(day.getTime() + 86_400_000)
  return cutOffOn(day.toISOString().slice(0, 10), cutOff, timeZone)
}

/** The cut-off of one calendar day, YYYY-MM-DD. */
export function cutOffOn(day: string, cutOff: string, timeZone: string): string {
  const [year = 1970, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  return instantOf({ year, month, day: dayOfMonth, ...clockTime(cutOff), second: 0 }, timeZone)
}

function clockTime(cutOff: string): { hour: number; minute: number } {
  const [hour = 0, minute = 0] = cutOff.split(':').map(Number)
  return { hour, minute }
}
