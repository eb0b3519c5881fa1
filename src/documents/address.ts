// Addresses and languages as documents take them: plain text that a person typed, never trusted to be short, Latin or
// free of control characters.

export const DOCUMENT_LOCALES = ['en', 'fr'] as const
export type DocumentLocale = (typeof DOCUMENT_LOCALES)[number]

export interface SenderAddress {
  name: string
  lines: readonly string[]
}

export interface PostalAddress {
  name: string
  lines: readonly string[]
  postcode: string
  city: string
  /** ISO 3166-1 alpha-2, or the country's name as it came. */
  country: string
}
