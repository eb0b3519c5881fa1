/**
 * A warehouse's wall clock. People type and read times of the house, rows keep UTC; the difference depends on the day.
 */
export function wallClock(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/** The instant of `YYYY-MM-DDTHH:MM` in a time zone; null when the text is no time. In the hour that is skipped in spring, the one after it. */
export function instantOf(wall: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${wall}:00.000Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) || Number.isNaN(asUtc)) return null
  const offsetAt = (at: number) =>
    Date.parse(`${wallClock(new Date(at).toISOString(), timeZone)}:00.000Z`) - at
  // The offset that holds just before gives the instant, unless it changes between the two.
  const guess = asUtc - offsetAt(asUtc)
  const better = asUtc - offsetAt(guess)
  return new Date(wallClock(new Date(better).toISOString(), timeZone) === wall ? better : guess).toISOString()
}

/** The next time that a cut-off (HH:MM of the house) comes by. */
export function nextCutOff(cutOff: string, timeZone: string, now: string): string {
  const today = wallClock(now, timeZone).slice(0, 10)
  const at = instantOf(`${today}T${cutOff}`, timeZone)
  if (at !== null && at > now) return at
  const tomorrow = new Date(Date.parse(`${today}T12:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
  return instantOf(`${tomorrow}T${cutOff}`, timeZone) ?? now
}
