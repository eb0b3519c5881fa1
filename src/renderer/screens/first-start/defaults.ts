/** Sensible beginnings from what the browser knows, so that most people only press Next. */
export interface PlaceDefaults {
  readonly country: string
  readonly currency: string
  readonly timeZone: string
}

/** Of capitals' zones where several countries share a language; elsewhere the language's region speaks. */
const countryOfZone: Readonly<Record<string, string>> = {
  'Europe/Paris': 'FR',
  'Europe/London': 'GB',
  'Europe/Brussels': 'BE',
  'Europe/Zurich': 'CH',
  'Europe/Luxembourg': 'LU',
  'Europe/Berlin': 'DE',
  'Europe/Madrid': 'ES',
  'Europe/Rome': 'IT',
  'Europe/Amsterdam': 'NL',
  'Europe/Dublin': 'IE',
  'Europe/Lisbon': 'PT',
  'Europe/Vienna': 'AT',
  'Europe/Warsaw': 'PL',
  'Europe/Prague': 'CZ',
  'Europe/Stockholm': 'SE',
  'Europe/Copenhagen': 'DK',
  'Europe/Oslo': 'NO',
  'Europe/Helsinki': 'FI',
  'America/New_York': 'US',
  'America/Chicago': 'US',
  'America/Denver': 'US',
  'America/Los_Angeles': 'US',
  'America/Toronto': 'CA',
  'America/Montreal': 'CA',
}

const currencyOfCountry: Readonly<Record<string, string>> = {
  GB: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  US: 'USD',
  CA: 'CAD',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  IS: 'ISK',
  JP: 'JPY',
  AU: 'AUD',
  NZ: 'NZD',
  MA: 'MAD',
  TN: 'TND',
  DZ: 'DZD',
  SN: 'XOF',
  CI: 'XOF',
  CM: 'XAF',
}
const euroCountries: ReadonlySet<string> = new Set([
  'AT',
  'BE',
  'HR',
  'CY',
  'EE',
  'FI',
  'FR',
  'DE',
  'GR',
  'IE',
  'IT',
  'LV',
  'LT',
  'LU',
  'MT',
  'NL',
  'PT',
  'SK',
  'SI',
  'ES',
  'AD',
  'MC',
  'SM',
  'VA',
  'ME',
  'XK',
  'BG',
])

export function placeDefaults(timeZone: string, languages: readonly string[]): PlaceDefaults {
  const region = languages.map((tag) => /-([A-Z]{2})\b/.exec(tag)?.[1]).find((found) => found !== undefined)
  const country = countryOfZone[timeZone] ?? region ?? 'FR'
  return { country, currency: currencyOf(country) ?? 'EUR', timeZone }
}

export function currencyOf(country: string): string | null {
  return currencyOfCountry[country] ?? (euroCountries.has(country) ? 'EUR' : null)
}

/** A warehouse's code from its name: the first letters of it, without accents. */
export function codeOf(name: string): string {
  const letters = name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase()
  return letters.slice(0, 4)
}
