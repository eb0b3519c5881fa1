import { makeOwnCode, parseOwnCode } from '../../../core/codes/own-codes.ts'

/**
 * Which codes new totes get. Invariant: they come after the highest own tote code that there is, so that no label is
 * printed for two totes. Totes with other names (`T-007` on a label bought elsewhere) do not count.
 */
const DIGITS = 6
/** A longer body of digits is no serial of ours. */
const SERIAL = /^\d{1,9}$/

export const MOST_AT_ONCE = 50

/** Every own tote code begins so. */
export const OWN_TOTE_PREFIX = 'XT'

export function highestSerial(codes: readonly string[]): number {
  let highest = 0
  for (const code of codes) {
    const own = parseOwnCode(code)
    if (own.ok && own.own.kind === 'tote' && SERIAL.test(own.own.body))
      highest = Math.max(highest, Number(own.own.body))
  }
  return highest
}

export function toteCodesAfter(serial: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    makeOwnCode('tote', String(serial + index + 1).padStart(DIGITS, '0')),
  )
}

/** What people call the tote: the number that stands large on its label. */
export function toteName(code: string): string {
  const own = parseOwnCode(code)
  return own.ok && own.own.kind === 'tote' ? own.own.body : code
}
