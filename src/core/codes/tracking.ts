// Own-fleet tracking numbers: `EN`, the station's prefix (1 to 4 of 0-9 A-Z), nine digits of the station's serial, and
// one ISO/IEC 7064 MOD 37,36 check character over all that stands before it.
// Example: EN + S1 + 000000042 + check. Invariant: two stations never print the same number, because the prefix is the
// station's alone and the serial has a fixed length, so that the number can be taken apart in one way only. 13 to 16
// characters, capitals and digits, all of which Code 128 has.

import { hasValidMod3736, mod3736CheckCharacter } from './check-digit.ts'

export interface Tracking {
  tracking: string
  prefix: string
  serial: number
}

export type TrackingRefusal = 'notTracking' | 'badCheckCharacter'
export type TrackingResult = ({ ok: true } & Tracking) | { ok: false; reason: TrackingRefusal }

const MARK = 'EN'
const SERIAL_DIGITS = 9
const SHAPE = /^EN([0-9A-Z]{1,4})([0-9]{9})[0-9A-Z]$/

export const MAX_TRACKING_SERIAL = 10 ** SERIAL_DIGITS - 1

export function makeTracking(prefix: string, serial: number): string {
  if (!/^[0-9A-Z]{1,4}$/.test(prefix)) throw new RangeError('a tracking prefix is 1 to 4 of 0-9 A-Z')
  if (!Number.isInteger(serial) || serial < 0 || serial > MAX_TRACKING_SERIAL) {
    throw new RangeError('a tracking serial has at most nine digits')
  }
  const payload = `${MARK}${prefix}${String(serial).padStart(SERIAL_DIGITS, '0')}`
  return payload + mod3736CheckCharacter(payload)
}

export function parseTracking(text: string): TrackingResult {
  const tracking = text.toUpperCase()
  const parts = SHAPE.exec(tracking)
  if (parts === null) return { ok: false, reason: 'notTracking' }
  if (!hasValidMod3736(tracking)) return { ok: false, reason: 'badCheckCharacter' }
  return { ok: true, tracking, prefix: parts[1] ?? '', serial: Number(parts[2]) }
}
