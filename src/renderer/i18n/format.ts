import { minorDigits } from '../../core/model/units.ts'
import type { Language } from './languages.ts'

/** Numbers, money, weights and times as people of a language write them. Times are those of the warehouse's clock. */
export interface Format {
  readonly number: (value: number) => string
  readonly percent: (share: number) => string
  readonly money: (minor: number, currency: string) => string
  readonly weight: (grams: number) => string
  readonly bytes: (count: number) => string
  /** A stretch of time, rounded down: what is left lasts at least so long. */
  readonly duration: (hours: number) => string
  readonly time: (instant: string | number) => string
  readonly date: (instant: string | number) => string
  /** The day only when it is not today. */
  readonly moment: (instant: string | number, now?: number) => string
  readonly dateTime: (instant: string | number) => string
  /** A calendar day YYYY-MM-DD, which has no time zone. */
  readonly day: (day: string) => string
  /** A list in words: "a, b and c". */
  readonly list: (items: readonly string[]) => string
  /** The country's name for its ISO code. */
  readonly country: (code: string) => string
}

/** The day before the month in English too: the houses that use this console are European. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' }

export function createFormat(language: Language, timeZone: string | undefined): Format {
  const locale = LOCALES[language]
  const zone = timeZone ? { timeZone } : {}
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const kilograms = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilogram',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  const grams = new Intl.NumberFormat(locale, { style: 'unit', unit: 'gram' })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', ...zone })
  const date = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', ...zone })
  const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...zone })
  const calendarDay = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const countries = new Intl.DisplayNames([locale], { type: 'region' })
  const money = new Map<string, Intl.NumberFormat>()

  const moneyFormat = (currency: string) => {
    const digits = minorDigits(currency)
    const known =
      money.get(currency) ??
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      })
    money.set(currency, known)
    return known
  }

  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    money: (minor, currency) => moneyFormat(currency).format(minor / 10 ** minorDigits(currency)),
    weight: (value) => (value < 1000 ? grams.format(value) : kilograms.format(value / 1000)),
    bytes: (count) => byteText(locale, count),
    duration: (hours) => durationText(locale, hours),
    time: (instant) => time.format(new Date(instant)),
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => `${date.format(new Date(instant))} ${time.format(new Date(instant))}`,
    moment(instant, now = Date.now()) {
      const at = new Date(instant)
      const hours = time.format(at)
      return date.format(at) === date.format(now) ? hours : `${dayMonth.format(at)} ${hours}`
    },
    day: (day) => calendarDay.format(new Date(`${day}T00:00:00Z`)),
    list: (items) => list.format(items),
    country: (code) => countries.of(code) ?? code,
  }
}

function byteText(locale: string, count: number): string {
  const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3))
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: steps[step] ?? 'byte',
    maximumFractionDigits: 1,
  }).format(count / 1000 ** step)
}

function durationText(locale: string, hours: number): string {
  const [unit, value] = hours < 1 ? (['minute', hours * 60] as const) : (['hour', hours] as const)
  const style = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(locale, style).format(Math.floor(value))
}
