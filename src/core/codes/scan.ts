// What a scan looks like, before anyone asks what it is in this warehouse. Invariant: never throws and never loses the
// scan; whatever is not recognised comes back as the text that was read, with the reason why the nearest form was
// refused, so that a screen can say "misread label" instead of "unknown code".

import { fromAzerty } from './azerty.ts'
import { type EanRefusal, normalizeGtin, parseEan } from './ean.ts'
import { GROUP_SEPARATOR, type Gs1Element, type Gs1Refusal, hasGs1Prefix, parseGs1 } from './gs1.ts'
import { type OwnCode, type OwnCodeRefusal, parseOwnCode } from './own-codes.ts'
import { parseTracking, type Tracking } from './tracking.ts'

export interface Gs1Content {
  /** The item itself (01), or null. */
  gtin: string | null
  /** The items inside a logistic unit (02). */
  contentGtin: string | null
  sscc: string | null
  lot: string | null
  serial: string | null
  /** Expiry (17), else best before (15), as YYYY-MM-DD. */
  expiry: string | null
  /** How many of the item (30, or 37 with 02). */
  qtyEach: number | null
  /** Net weight in kilograms (310n), in whole grams. */
  weightGrams: number | null
}

export type ScanHint =
  | { as: 'own'; reason: OwnCodeRefusal }
  | { as: 'tracking'; reason: 'badCheckCharacter' }
  | { as: 'ean'; reason: EanRefusal }
  | { as: 'gs1'; reason: Gs1Refusal; at: number }

export type Scan =
  | { kind: 'own'; text: string; own: OwnCode }
  | { kind: 'tracking'; text: string; tracking: Tracking }
  | { kind: 'ean'; text: string; gtin: string }
  | { kind: 'gs1'; text: string; elements: Gs1Element[]; content: Gs1Content }
  | { kind: 'text'; text: string; hint: ScanHint | null }

export interface ScanOptions {
  referenceYear: number
}

const AIM_PREFIX = /^\][A-Za-z][0-9A-Za-z]/

export function classifyScan(raw: string, options: ScanOptions): Scan {
  const trimmed = trimScan(raw)
  if (hasGs1Prefix(trimmed)) return asGs1(trimmed, trimmed.slice(3), options)
  const text = trimScan(trimmed.replace(AIM_PREFIX, ''))
  const direct = recognise(text, options)
  if (direct.kind !== 'text') return direct
  const repaired = fromAzerty(text)
  if (repaired !== null) {
    const second = recognise(repaired, options)
    if (second.kind !== 'text') return second
  }
  return direct
}

function recognise(text: string, options: ScanOptions): Scan {
  const own = parseOwnCode(text)
  if (own.ok) return { kind: 'own', text, own: own.own }
  const tracking = parseTracking(text)
  if (tracking.ok) {
    const { prefix, serial } = tracking
    return { kind: 'tracking', text, tracking: { tracking: tracking.tracking, prefix, serial } }
  }
  const ean = parseEan(text)
  if (ean.ok) return { kind: 'ean', text, gtin: ean.gtin }
  // Many scanners are set to send no symbology: then a separator, or a leading key whose check digit is right, tells.
  if (text.includes(GROUP_SEPARATOR)) return asGs1(text, text, options)
  if (/^0[012][0-9]{14}/.test(text)) {
    const scan = asGs1(text, text, options)
    if (scan.kind === 'gs1') return scan
  }
  if (own.reason === 'badCheckCharacter')
    return { kind: 'text', text, hint: { as: 'own', reason: own.reason } }
  if (tracking.reason === 'badCheckCharacter') {
    return { kind: 'text', text, hint: { as: 'tracking', reason: tracking.reason } }
  }
  if (ean.reason === 'badCheckDigit') return { kind: 'text', text, hint: { as: 'ean', reason: ean.reason } }
  return { kind: 'text', text, hint: null }
}

function asGs1(raw: string, text: string, options: ScanOptions): Scan {
  const parsed = parseGs1(raw, options)
  if (!parsed.ok) return { kind: 'text', text, hint: { as: 'gs1', reason: parsed.reason, at: parsed.at } }
  return { kind: 'gs1', text, elements: parsed.elements, content: gs1Content(parsed.elements) }
}

/** What a warehouse asks of a GS1 scan, out of its elements. */
export function gs1Content(elements: readonly Gs1Element[]): Gs1Content {
  const value = (ai: string) => elements.find((element) => element.ai === ai)?.value ?? null
  const gtin = value('01')
  const contentGtin = value('02')
  return {
    gtin: gtin === null ? null : normalizeGtin(gtin),
    contentGtin: contentGtin === null ? null : normalizeGtin(contentGtin),
    sscc: value('00'),
    lot: value('10'),
    serial: value('21'),
    expiry: dateOf(elements, '17') ?? dateOf(elements, '15'),
    qtyEach: countOf(elements, '37') ?? countOf(elements, '30'),
    weightGrams: gramsOf(elements),
  }
}

function dateOf(elements: readonly Gs1Element[], ai: string): string | null {
  const found = elements.find((element) => element.ai === ai)
  return found?.type === 'date' ? found.date : null
}

function countOf(elements: readonly Gs1Element[], ai: string): number | null {
  const found = elements.find((element) => element.ai === ai)
  return found?.type === 'count' ? found.count : null
}

function gramsOf(elements: readonly Gs1Element[]): number | null {
  const found = elements.find((element) => element.type === 'measure' && element.ai.startsWith('310'))
  if (found?.type !== 'measure') return null
  const power = 3 - found.decimals
  return power >= 0 ? found.integer * 10 ** power : Math.round(found.integer / 10 ** -power)
}

// Wedges end a scan with CR, LF or TAB, serial scanners frame it with STX and ETX; a trailing separator ends nothing.
function trimScan(raw: string): string {
  let start = 0
  let end = raw.length
  while (start < end && isFraming(raw.charCodeAt(start))) start += 1
  while (end > start && (isFraming(raw.charCodeAt(end - 1)) || raw[end - 1] === GROUP_SEPARATOR)) end -= 1
  return raw.slice(start, end)
}

function isFraming(code: number): boolean {
  return (code <= 0x20 && code !== 0x1d) || code === 0xfeff
}
