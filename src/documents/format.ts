// Numbers, dates and country names for paper. Invariant: what is printed depends on the locale and the time zone handed
// in, never on those of the machine that prints.

import type { DocumentLocale } from './address.ts'

// English paper here is read in Europe first: day before month, 24 hours.
const INTL_LOCALES: Readonly<Record<DocumentLocale, string>> = { en: 'en-GB', fr: 'fr-FR' }

export function formatDate(date: string, locale: DocumentLocale): string {
  const time = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(time)) return date
  return new Intl.DateTimeFormat(INTL_LOCALES[locale], { dateStyle: 'medium', timeZone: 'UTC' }).format(time)
}

export function formatDateTime(instant: string, locale: DocumentLocale, timeZone: string): string {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return instant
  return new Intl.DateTimeFormat(INTL_LOCALES[locale], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(time)
}

/** The date on which an instant falls in the warehouse. */
export function formatDateOf(instant: string, locale: DocumentLocale, timeZone: string): string {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return instant
  return new Intl.DateTimeFormat(INTL_LOCALES[locale], { dateStyle: 'medium', timeZone }).format(time)
}

export function formatWeight(weightGrams: number, locale: DocumentLocale): string {
  const light = weightGrams < 1000
  return new Intl.NumberFormat(INTL_LOCALES[locale], {
    style: 'unit',
    unit: light ? 'gram' : 'kilogram',
    maximumFractionDigits: light ? 0 : 3,
  }).format(light ? weightGrams : weightGrams / 1000)
}

export function formatQty(qtyEach: number, locale: DocumentLocale): string {
  return new Intl.NumberFormat(INTL_LOCALES[locale]).format(qtyEach)
}

export function formatMoney(minor: number, currency: string, locale: DocumentLocale): string {
  const format = new Intl.NumberFormat(INTL_LOCALES[locale], { style: 'currency', currency })
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(minor / 10 ** decimals)
}

/** The country's name where a code was given, else what was given. */
export function countryName(country: string, locale: DocumentLocale): string {
  const code = country.trim().toUpperCase()
  if (!/^[A-Z]{2}$/.test(code)) return country.trim()
  return new Intl.DisplayNames([INTL_LOCALES[locale]], { type: 'region', fallback: 'code' }).of(code) ?? code
}
