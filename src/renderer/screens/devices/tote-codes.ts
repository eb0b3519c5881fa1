import { makeOwnCode, parseOwnCode } from '../../../core/codes/own-codes.ts'

/**
 * Which codes new totes get. Invariant: they begin with the letters of the station that prints them and come after its highest, so
 * that no label is printed for two totes, also where two stations make some without a line. Totes with other names (`T-007` on a
 * label bought elsewhere, another station's) do not count.
 */
const DIGITS = 6
/** A longer body of digits is no serial of ours. */
const SERIAL = /^([A-Z]*)(\d{1,9})$/

export const MOST_AT_ONCE = 50

/** Every own tote code begins so. */
export const OWN_TOTE_PREFIX = 'XT'

export function highestSerial(codes: readonly string[], prefix: string): number {
  let highest = 0
  for (const code of codes) {
    const own = parseOwnCode(code)
    if (!own.ok || own.own.kind !== 'tote') continue
    const [, letters, serial] = SERIAL.exec(own.own.body) ?? []
    if (letters === prefix) highest = Math.max(highest, Number(serial))
  }
  return highest
}

export function toteCodesAfter(serial: number, count: number, prefix: string): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    makeOwnCode('tote', prefix + String(serial + index + 1).padStart(DIGITS, '0')),
  )
}

/** What people call the tote: the number that stands large on its label. */
export function toteName(code: string): string {
  const own = parseOwnCode(code)
  return own.ok && own.own.kind === 'tote' ? own.own.body : code
}
