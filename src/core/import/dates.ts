import { instantOf, type WallTime } from '../planning/local-time.ts'
import { type Cell, textOf } from './cells.ts'

/** Dates as files write them. What one cell leaves open (03/04/2026), the whole column decides. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd' | 'serial'

/** Days since 30 December 1899, as spreadsheets count them: from 1954 to 2119, so that no quantity is taken for a date. */
const SERIAL_MIN = 20_000
const SERIAL_MAX = 80_000
const DAY_MS = 86_400_000
const SERIAL_EPOCH = Date.UTC(1899, 11, 30)

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.+))?$/
const COMPACT = /^(19|20)(\d{2})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/
const YEAR_LAST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:,?[T ]+(.+))?$/
const DAY_NAMED = /^(\d{1,2})[-. ]+(\p{L}+)\.?[-. ,]+(\d{4}|\d{2})(?:,?[T ]+(.+))?$/u
const NAMED_DAY = /^(\p{L}+)\.? (\d{1,2}),? (\d{4})(?:,?[T ]+(.+))?$/u
const TIME =
  /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i

/** A date, with its time of day where the file has one. `instant` where the file says the zone too. */
export interface ParsedDate {
  readonly day: Pick<WallTime, 'year' | 'month' | 'day'>
  readonly time: Pick<WallTime, 'hour' | 'minute' | 'second'> | null
  readonly instant: string | null
}

export function detectDateOrder(cells: Iterable<Cell>): DateOrder {
  const votes: Record<DateOrder, number> = { dmy: 0, mdy: 0, ymd: 0, serial: 0 }
  let open = 0
  let americanClock = 0
  for (const cell of cells) {
    const text = textOf(cell)
    if (text === '') continue
    if (serialOf(cell) !== null) votes.serial++
    else if (YEAR_FIRST.test(text) || COMPACT.test(text)) votes.ymd++
    else {
      const parts = YEAR_LAST.exec(text)
      if (!parts) continue
      const [first, second] = [Number(parts[1]), Number(parts[2])]
      if (first > 12) votes.dmy++
      else if (second > 12) votes.mdy++
      else open++
      if (/[ap]\.?m/i.test(parts[4] ?? '')) americanClock++
    }
  }
  const decided = (Object.keys(votes) as DateOrder[]).reduce((best, order) =>
    votes[order] > votes[best] ? order : best,
  )
  if (open === 0 || votes.dmy + votes.mdy > 0)
    return votes.mdy > votes.dmy && open > 0 ? 'mdy' : open > 0 ? 'dmy' : decided
  if (open > votes.ymd + votes.serial) return americanClock > 0 ? 'mdy' : 'dmy'
  return decided
}

export function parseDate(cell: Cell, order: DateOrder): ParsedDate | null {
  const serial = serialOf(cell)
  if (serial !== null) return fromSerial(serial)
  const text = textOf(cell)
  let parts = YEAR_FIRST.exec(text)
  if (parts) return build(parts[1], parts[2], parts[3], parts[4])
  parts = COMPACT.exec(text)
  if (parts) {
    const time = parts[5] ? `${parts[5]}:${parts[6]}:${parts[7] ?? '00'}` : undefined
    return build(`${parts[1]}${parts[2]}`, parts[3], parts[4], time)
  }
  parts = YEAR_LAST.exec(text)
  if (parts) {
    const [first, second, year, time] = parts.slice(1)
    return order === 'mdy' ? build(year, first, second, time) : build(year, second, first, time)
  }
  parts = DAY_NAMED.exec(text)
  if (parts) return build(parts[3], monthNamed(parts[2]), parts[1], parts[4])
  parts = NAMED_DAY.exec(text)
  return parts ? build(parts[3], monthNamed(parts[1]), parts[2], parts[4]) : null
}

export function toInstant(date: ParsedDate, timeZone: string): string {
  return (
    date.instant ?? instantOf({ ...date.day, ...(date.time ?? { hour: 0, minute: 0, second: 0 }) }, timeZone)
  )
}

function serialOf(cell: Cell): number | null {
  const value =
    typeof cell === 'number'
      ? cell
      : /^\d{5}([.,]\d+)?$/.test(textOf(cell))
        ? Number(textOf(cell).replace(',', '.'))
        : Number.NaN
  return value >= SERIAL_MIN && value < SERIAL_MAX ? value : null
}

/** To the second: 40846.67847222222 is 16:17:00, and not a hair before. */
function fromSerial(serial: number): ParsedDate {
  const date = new Date(SERIAL_EPOCH + Math.round((serial * DAY_MS) / 1000) * 1000)
  const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  if (Number.isInteger(serial)) return { day, time: null, instant: null }
  const time = { hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() }
  return { day, time, instant: null }
}

function build(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
  timeText: string | undefined,
): ParsedDate | null {
  const written = Number(yearText)
  // A century that slides: 68 is 2068, 69 is 1969, as spreadsheets and POSIX read it.
  const year = yearText?.length === 2 ? written + (written < 69 ? 2000 : 1900) : written
  const [month, day] = [Number(monthText), Number(dayText)]
  if (!(year >= 1900 && year <= 2200 && month >= 1 && month <= 12)) return null
  if (!(day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate())) return null
  const date = { year, month, day }
  if (timeText === undefined) return { day: date, time: null, instant: null }
  const parts = TIME.exec(timeText.trim())
  if (!parts) return null
  const time = timeOf(parts)
  if (!time) return null
  const zone = parts[5]
  return { day: date, time, instant: zone ? withOffset({ ...date, ...time }, zone) : null }
}

function timeOf(parts: RegExpExecArray): ParsedDate['time'] {
  let hour = Number(parts[1])
  const [minute, second] = [Number(parts[2]), Number(parts[3] ?? 0)]
  const half = parts[4]?.toLowerCase()
  if (half) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half === 'p' ? 12 : 0)
  }
  return hour < 24 && minute < 60 && second < 60 ? { hour, minute, second } : null
}

function withOffset(wall: WallTime, zone: string): string {
  const signed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  const minutes = signed
    ? (Number(signed[2]) * 60 + Number(signed[3] ?? 0)) * (signed[1] === '-' ? -1 : 1)
    : 0
  const utc =
    Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) - minutes * 60_000
  return new Date(utc).toISOString()
}

/** The beginnings of the months' names in English, French and German, without accents. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb', 'fev'],
  ['mar', 'mae', 'mrz'],
  ['apr', 'avr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
]

function monthNamed(name: string | undefined): string {
  const plain = (name ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const month = MONTHS.findIndex((beginnings) => beginnings.some((beginning) => plain.startsWith(beginning)))
  return String(month + 1)
}
