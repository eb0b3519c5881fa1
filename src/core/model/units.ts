import { z } from 'zod'

/**
 * Units and money as argument schemas. The ledger counts integers in a product's base unit ("each"); money is an
 * integer in the currency's minor unit (ISO 4217), never a fraction.
 */
const MAX_QTY = 1_000_000_000
const MAX_MINOR = Number.MAX_SAFE_INTEGER

/** A physical quantity in base units, at least one. */
export const Qty = z.int().min(1).max(MAX_QTY)
/** A quantity that may be zero: a count, a short pick that found nothing. */
export const QtyOrZero = z.int().min(0).max(MAX_QTY)
/** An amount in minor units; negative for credits. */
export const Minor = z.int().min(-MAX_MINOR).max(MAX_MINOR)
export const Currency = z.string().regex(/^[A-Z]{3}$/)
/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/)
/** ISO 8601 in UTC with a Z; how all instants are kept. */
export const Instant = z.iso.datetime()
/** A calendar day, YYYY-MM-DD. */
export const Day = z.iso.date()
export const Grams = z.int().min(0).max(100_000_000)
export const Millimetres = z.int().min(0).max(10_000_000)
export const Language = z.enum(['en', 'fr'])
export type Language = z.output<typeof Language>

/** A short text that a person typed; blanks around it do not count. */
export const ShortText = z.string().trim().min(1).max(200)
export const LongText = z.string().trim().max(4000)

/** A postal address. Every field may be missing in real orders but the country. */
export const Address = z.object({
  name: z.string().max(200),
  company: z.string().max(200).optional(),
  lines: z.array(z.string().max(200)).max(6),
  postcode: z.string().max(20),
  city: z.string().max(120),
  region: z.string().max(120).optional(),
  country: Country,
  phone: z.string().max(40).optional(),
})
export type Address = z.output<typeof Address>

/** Decimal digits of a currency's minor unit, for those that do not have two (ISO 4217). */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2
}
