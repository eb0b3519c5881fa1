// GS1 element strings as a scanner sends them. Invariant: either every element is known, complete and right, or the whole
// scan is refused with the place where it went wrong; half a scan is never used, because a lost separator makes a lot
// number swallow the expiry date that follows it.
//
// A trade measure keeps its integer and its decimals apart (310n): weights never pass through a binary fraction.

import { hasValidGs1CheckDigit } from './check-digit.ts'
import { findIdentifier, type Gs1Identifier, identifierAt } from './gs1-ai.ts'

export type Gs1Element =
  | { type: 'text'; ai: string; value: string }
  | { type: 'date'; ai: string; value: string; date: string }
  | { type: 'count'; ai: string; value: string; count: number }
  | { type: 'measure'; ai: string; value: string; integer: number; decimals: number }

export type Gs1Refusal =
  | 'empty'
  | 'unknownIdentifier'
  | 'truncated'
  | 'tooLong'
  | 'notDigits'
  | 'badCharacter'
  | 'badCheckDigit'
  | 'badDate'
  | 'contradiction'

export type Gs1Result = { ok: true; elements: Gs1Element[] } | { ok: false; reason: Gs1Refusal; at: number }
type ElementResult = { ok: true; element: Gs1Element } | { ok: false; reason: Gs1Refusal }

export interface Gs1Options {
  /** The year against which the two digits of a year are understood. */
  referenceYear: number
}

export const GROUP_SEPARATOR = '\u001d'

// AIM symbology identifiers that announce GS1 data: GS1-128, DataBar, DataMatrix, QR, DotCode (ISO/IEC 15424).
const GS1_SYMBOLOGY = /^\](?:C1|e0|d2|Q3|J1)/
// GS1 General Specifications, section 7.11: the 82 characters that a text element may carry.
const CHARACTER_SET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/

export function hasGs1Prefix(text: string): boolean {
  return GS1_SYMBOLOGY.test(text)
}

export function parseGs1(raw: string, options: Gs1Options): Gs1Result {
  const elements: Gs1Element[] = []
  let at = hasGs1Prefix(raw) ? 3 : 0
  // A decoder that shows every FNC1 also shows the one that only announces the symbology.
  while (raw[at] === GROUP_SEPARATOR) at += 1
  if (at >= raw.length) return { ok: false, reason: 'empty', at }
  while (at < raw.length) {
    const identifier = identifierAt(raw, at)
    if (identifier === undefined) return { ok: false, reason: 'unknownIdentifier', at }
    const start = at + identifier.ai.length
    const separator = raw.indexOf(GROUP_SEPARATOR, start)
    const limit = separator < 0 ? raw.length : separator
    const end = identifier.predefined ? Math.min(start + identifier.maxLength, limit) : limit
    const read = readElement(identifier, raw.slice(start, end), options)
    if (!read.ok) return { ok: false, reason: read.reason, at: start }
    if (contradicts(elements, read.element)) return { ok: false, reason: 'contradiction', at }
    elements.push(read.element)
    at = raw[end] === GROUP_SEPARATOR ? end + 1 : end
  }
  return { ok: true, elements }
}

/** The element string without its leading FNC1; a separator only where a variable length needs one. */
export function encodeGs1(elements: readonly { ai: string; value: string }[]): string {
  if (elements.length === 0) throw new RangeError('a GS1 code needs at least one element')
  return elements
    .map(({ ai, value }, i) => {
      const identifier = findIdentifier(ai)
      if (identifier === undefined) throw new RangeError(`unknown GS1 application identifier ${ai}`)
      const read = readElement(identifier, value, { referenceYear: 2000 })
      if (!read.ok) throw new RangeError(`GS1 element ${ai}: ${read.reason}`)
      return ai + value + (identifier.predefined || i === elements.length - 1 ? '' : GROUP_SEPARATOR)
    })
    .join('')
}

/** The human-readable line of a GS1 code: identifiers in brackets, which are not part of the data. */
export function gs1HumanReadable(elements: readonly { ai: string; value: string }[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value}`).join(' ')
}

function readElement(identifier: Gs1Identifier, value: string, options: Gs1Options): ElementResult {
  const { ai, content } = identifier
  if (value.length < identifier.minLength) return { ok: false, reason: 'truncated' }
  if (value.length > identifier.maxLength) return { ok: false, reason: 'tooLong' }
  if (content === 'text' || content === 'countryText') {
    if (!CHARACTER_SET_82.test(value)) return { ok: false, reason: 'badCharacter' }
    if (content === 'countryText' && !/^[0-9]{3}/.test(value)) return { ok: false, reason: 'notDigits' }
    return { ok: true, element: { type: 'text', ai, value } }
  }
  if (!/^[0-9]+$/.test(value)) return { ok: false, reason: 'notDigits' }
  if (identifier.checkDigit && !hasValidGs1CheckDigit(value)) return { ok: false, reason: 'badCheckDigit' }
  if (content === 'date') {
    const date = readDate(value, options.referenceYear)
    return date === null
      ? { ok: false, reason: 'badDate' }
      : { ok: true, element: { type: 'date', ai, value, date } }
  }
  if (content === 'count') return { ok: true, element: { type: 'count', ai, value, count: Number(value) } }
  if (content === 'measure') {
    const decimals = Number(ai.charAt(3))
    return { ok: true, element: { type: 'measure', ai, value, integer: Number(value), decimals } }
  }
  return { ok: true, element: { type: 'text', ai, value } }
}

// The same identifier may stand in two symbols of one label that were scanned as one; then it has to say the same.
function contradicts(elements: readonly Gs1Element[], next: Gs1Element): boolean {
  return elements.some((element) => element.ai === next.ai && element.value !== next.value)
}

// Day 00 means the month as a whole, of which the last day is meant.
function readDate(yymmdd: string, referenceYear: number): string | null {
  const year = slidingCentury(Number(yymmdd.slice(0, 2)), referenceYear)
  const month = Number(yymmdd.slice(2, 4))
  const day = Number(yymmdd.slice(4, 6))
  if (month < 1 || month > 12) return null
  const lastDay = daysInMonth(year, month)
  if (day > lastDay) return null
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(day === 0 ? lastDay : day)}`
}

// GS1 General Specifications, section 7.12: 51 or more ahead is the last century, 50 or more behind is the next.
function slidingCentury(twoDigits: number, referenceYear: number): number {
  const century = referenceYear - (referenceYear % 100)
  const difference = twoDigits - (referenceYear % 100)
  if (difference >= 51) return century - 100 + twoDigits
  if (difference <= -50) return century + 100 + twoDigits
  return century + twoDigits
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function pad2(value: number): string {
  return String(value).padStart(2, '0')
}
