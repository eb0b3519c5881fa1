// Trade item numbers as printed on products. Invariant: a `gtin` that leaves this module has a right check digit and one
// spelling: 8 digits for GTIN-8, 13 for UPC-A and EAN-13 alike, 14 only for a case (indicator 1 to 9). Two barcodes of
// the same item therefore compare equal as text.

import { gs1CheckDigit, hasValidGs1CheckDigit } from './check-digit.ts'

export type EanFormat = 'ean8' | 'upcA' | 'ean13' | 'gtin14'
export type EanRefusal = 'notDigits' | 'badLength' | 'badCheckDigit'
export type EanResult = { ok: true; gtin: string; format: EanFormat } | { ok: false; reason: EanRefusal }

const FORMATS: ReadonlyMap<number, EanFormat> = new Map([
  [8, 'ean8'],
  [12, 'upcA'],
  [13, 'ean13'],
  [14, 'gtin14'],
])

/** Twelve digits plus their check digit. */
export function makeEan13(first12: string): string {
  if (!/^[0-9]{12}$/.test(first12)) throw new RangeError('an EAN-13 is made of 12 digits')
  return first12 + gs1CheckDigit(first12)
}

/** The one spelling of a GTIN whose check digit is already known to be right (padding zeros do not change it). */
export function normalizeGtin(digits: string): string {
  if (digits.length === 12) return `0${digits}`
  if (digits.length === 14 && digits.startsWith('000000')) return digits.slice(6)
  if (digits.length === 14 && digits.startsWith('0')) return digits.slice(1)
  return digits
}

export function parseEan(text: string): EanResult {
  if (!/^[0-9]+$/.test(text)) return { ok: false, reason: 'notDigits' }
  const format = FORMATS.get(text.length)
  if (format === undefined) return { ok: false, reason: 'badLength' }
  if (!hasValidGs1CheckDigit(text)) return { ok: false, reason: 'badCheckDigit' }
  return { ok: true, gtin: normalizeGtin(text), format }
}
