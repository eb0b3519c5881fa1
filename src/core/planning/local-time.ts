/**
 * Wall-clock times of a place, as files and cut-offs tell them, and instants in UTC. Pure: the zone's rules come from the
 * runtime's own tables, the time from the arguments.
 */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const DAY_MS = 86_400_000
const QUARTER_MS = 900_000
const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** In the hour that a clock change skips or repeats, the earlier offset holds. */
export function instantOf(wall: WallTime, timeZone: string): string {
  const asIfUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  const first = asIfUtc - offsetMs(asIfUtc, timeZone)
  const second = asIfUtc - offsetMs(first, timeZone)
  return new Date(second).toISOString()
}

export function wallTimeOf(instant: string, timeZone: string): WallTime {
  const utc = Date.parse(instant)
  const local = new Date(utc + offsetMs(utc, timeZone))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  }
}

export function dayOf({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

const pad = (n: number): string => String(n).padStart(2, '0')

/**
 * How far the zone is ahead of UTC. Asking the runtime is slow, so a day that begins and ends with the same offset is asked
 * for once; on the few others, a zone changes on the quarter of an hour at the finest.
 */
function offsetMs(utc: number, timeZone: string): number {
  const start = Math.floor(utc / DAY_MS) * DAY_MS
  const offset = cachedOffset(start, timeZone)
  if (offset === cachedOffset(start + DAY_MS, timeZone)) return offset
  return cachedOffset(Math.floor(utc / QUARTER_MS) * QUARTER_MS, timeZone)
}

function cachedOffset(utc: number, timeZone: string): number {
  const key = `${timeZone}|${utc}`
  let offset = offsets.get(key)
  if (offset === undefined) {
    // A century of days in one zone; more means that somebody asks for many zones.
    if (offsets.size > 40_000) offsets.clear()
    offset = readOffset(utc, timeZone)
    offsets.set(key, offset)
  }
  return offset
}

function readOffset(utc: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const whole = Math.floor(utc / 1000) * 1000
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(new Date(whole))) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole
}
