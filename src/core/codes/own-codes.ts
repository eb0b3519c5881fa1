// The codes that Entrepot prints itself: on totes, carts, badges, order slips, bins, stations and boxes.
//
// Form: X, one letter for the kind, a body, and one check character (ISO/IEC 7064 MOD 37,36 over kind letters and body):
// `XT000123` + check. Invariant: a code with one character wrong, or two neighbours swapped, is not accepted.
// - The leading X sets them apart from bin codes, SKUs and order numbers, which seldom begin so.
// - X and the kind letters sit on the same key of QWERTY, QWERTZ and AZERTY, and there is no punctuation of our own, so
//   that a scanner set to another keyboard than the computer alters digits at most, which `scan.ts` undoes.
// - A body may carry `-` and `.` (bin codes such as A-12-05 do); they do not enter the check character.
// - Short: nine characters of Code 128 print 34 mm wide at 0.25 mm a module.

import { hasValidMod3736, mod3736CheckCharacter } from './check-digit.ts'

export const OWN_CODE_KINDS = ['tote', 'cart', 'badge', 'order', 'bin', 'station', 'box'] as const
export type OwnCodeKind = (typeof OWN_CODE_KINDS)[number]

export interface OwnCode {
  kind: OwnCodeKind
  body: string
  /** The code as printed, in capitals. */
  code: string
}

export type OwnCodeRefusal = 'notOwnCode' | 'unknownKind' | 'badBody' | 'badCheckCharacter'
export type OwnCodeResult = { ok: true; own: OwnCode } | { ok: false; reason: OwnCodeRefusal }

const KIND_LETTERS: Readonly<Record<OwnCodeKind, string>> = {
  tote: 'T',
  cart: 'C',
  badge: 'U',
  order: 'O',
  bin: 'B',
  station: 'S',
  box: 'K',
}

const BODY = /^[0-9A-Z](?:[0-9A-Z.-]{0,22}[0-9A-Z])?$/

/** True for what can stand inside an own code: 1 to 24 of 0-9 A-Z, with `-` and `.` inside. */
export function isOwnCodeBody(body: string): boolean {
  return BODY.test(body)
}

export function makeOwnCode(kind: OwnCodeKind, body: string): string {
  if (!isOwnCodeBody(body))
    throw new RangeError('the body of an own code is 1 to 24 of 0-9 A-Z, - and . inside')
  const payload = `X${KIND_LETTERS[kind]}${body}`
  return payload + mod3736CheckCharacter(checked(payload))
}

export function parseOwnCode(text: string): OwnCodeResult {
  const code = text.toUpperCase()
  // Shorter than prefix, one body character and check: an ordinary word, not a damaged label.
  if (code.length < 4 || !code.startsWith('X')) return { ok: false, reason: 'notOwnCode' }
  const kind = OWN_CODE_KINDS.find((candidate) => KIND_LETTERS[candidate] === code.charAt(1))
  if (kind === undefined) return { ok: false, reason: 'unknownKind' }
  const body = code.slice(2, -1)
  if (!isOwnCodeBody(body)) return { ok: false, reason: 'badBody' }
  if (!hasValidMod3736(checked(code))) return { ok: false, reason: 'badCheckCharacter' }
  return { ok: true, own: { kind, body, code } }
}

function checked(code: string): string {
  return code.replace(/[-.]/g, '')
}
