import { minorDigits } from '../../core/model/units.ts'

/**
 * Amounts as people type them, in minor units and back. The last separator is the decimal one when no more digits follow
 * it than the currency has; so `1.234,50`, `1,234.50`, `1 234.5` and `1234,5` are the same, whatever the language.
 */
export function amountFromText(text: string, currency: string): number | null {
  const digits = minorDigits(currency)
  const clean = text.trim().replaceAll(/[\s'\u00A0\u202F]/g, '')
  const match = /^([-+]?)(\d[\d.,]*|[.,]\d+)$/.exec(clean)
  if (!match) return null
  const [, sign, number = ''] = match
  const separatorAt = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','))
  const decimals = separatorAt < 0 ? '' : number.slice(separatorAt + 1)
  const decimal = separatorAt >= 0 && decimals.length <= digits && digits > 0
  const whole = (decimal ? number.slice(0, separatorAt) : number).replaceAll(/[.,]/g, '')
  // Three digits after the only separator are thousands: nobody prices in tenths of a cent.
  if (!decimal && separatorAt >= 0 && decimals.length !== 3) return null
  const minor = Number(`${whole || '0'}${(decimal ? decimals : '').padEnd(digits, '0')}`)
  if (!Number.isSafeInteger(minor)) return null
  return sign === '-' ? -minor || 0 : minor
}

/** As it stands in a field that a person edits. */
export function amountToText(minor: number, currency: string, language: string): string {
  const digits = minorDigits(currency)
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(minor / 10 ** digits)
}
