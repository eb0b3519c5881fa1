import type { Language } from '../model/units.ts'

/** Words in cells that mean yes, no, or a language. Anything else is null: the caller decides what that means. */
const YES = new Set(
  'yes y true t 1 x paid oui vrai paye payee ja wahr bezahlt active actif aktiv lot batch'.split(' '),
)
const NO = new Set(
  'no n false f 0 none unpaid pending authorized refunded voided partiallypaid non faux impaye enattente nein falsch offen unbezahlt draft archived inactive inactif inaktiv'.split(
    ' ',
  ),
)

/** Where French is what a parcel's recipient most likely reads. */
const FRENCH = new Set([
  'FR',
  'MC',
  'GP',
  'MQ',
  'GF',
  'RE',
  'YT',
  'PM',
  'NC',
  'PF',
  'SN',
  'CI',
  'CM',
  'CD',
  'CG',
  'GA',
  'ML',
  'BF',
  'TG',
  'BJ',
])

export function yesOrNo(text: string): boolean | null {
  const word = plain(text)
  return YES.has(word) ? true : NO.has(word) ? false : null
}

export function languageOf(text: string, country: string, otherwise: Language): Language {
  const word = plain(text)
  if (word.startsWith('fr')) return 'fr'
  if (word !== '') return 'en'
  if (FRENCH.has(country)) return 'fr'
  return country === 'ZZ' ? otherwise : 'en'
}

/** 0 to 9, or a word: what is urgent comes before all that is not. */
export function priorityOf(text: string): number {
  if (/^\d$/.test(text)) return Number(text)
  return /^(high|urgent|express|rush|haute|elevee|hoch|eilig|dringend)/.test(plain(text)) ? 5 : 0
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
