/** When a case may come back. Tomorrow begins when people do, on this screen's clock. */
const HOUR_MS = 3_600_000
const MORNING_HOUR = 7

export function snoozeTimes(now: Date) {
  const morning = new Date(now)
  morning.setDate(morning.getDate() + 1)
  morning.setHours(MORNING_HOUR, 0, 0, 0)
  return [
    { key: 'snoozeHour', until: new Date(now.getTime() + HOUR_MS).toISOString() },
    { key: 'snoozeFour', until: new Date(now.getTime() + 4 * HOUR_MS).toISOString() },
    { key: 'snoozeTomorrow', until: morning.toISOString() },
  ] as const
}
