// Serial Shipping Container Code: 18 digits = extension digit, GS1 company prefix, serial reference, check digit
// (GS1 General Specifications, section 3.2). Invariant: the serial fills exactly what prefix and check digit leave, so
// that two serials of one prefix never meet; a serial that does not fit is a fault of the number block, never cut.

import { gs1CheckDigit, hasValidGs1CheckDigit } from './check-digit.ts'

export interface SsccParts {
  extensionDigit: number
  companyPrefix: string
  serial: number
}

export type SsccRefusal = 'notDigits' | 'badLength' | 'badCheckDigit' | 'foreignPrefix'
export type SsccResult = { ok: true; sscc: string } | { ok: false; reason: SsccRefusal }
export type SsccPartsResult = { ok: true; parts: SsccParts } | { ok: false; reason: SsccRefusal }

/** How many serials a company prefix leaves for one extension digit. */
export function ssccSerialCapacity(companyPrefix: string): number {
  requirePrefix(companyPrefix)
  return 10 ** (16 - companyPrefix.length)
}

export function makeSscc({ extensionDigit, companyPrefix, serial }: SsccParts): string {
  if (!Number.isInteger(extensionDigit) || extensionDigit < 0 || extensionDigit > 9) {
    throw new RangeError('the extension digit of an SSCC is 0 to 9')
  }
  if (!Number.isInteger(serial) || serial < 0 || serial >= ssccSerialCapacity(companyPrefix)) {
    throw new RangeError('the serial does not fit the digits that the company prefix leaves')
  }
  const payload = `${extensionDigit}${companyPrefix}${String(serial).padStart(16 - companyPrefix.length, '0')}`
  return payload + gs1CheckDigit(payload)
}

/** Accepts the bare 18 digits, or 20 with the application identifier 00 in front. */
export function parseSscc(text: string): SsccResult {
  if (!/^[0-9]+$/.test(text)) return { ok: false, reason: 'notDigits' }
  const sscc = text.length === 20 && text.startsWith('00') ? text.slice(2) : text
  if (sscc.length !== 18) return { ok: false, reason: 'badLength' }
  return hasValidGs1CheckDigit(sscc) ? { ok: true, sscc } : { ok: false, reason: 'badCheckDigit' }
}

/** Takes an SSCC apart; where its company prefix ends, only the caller can know. */
export function splitSscc(text: string, companyPrefix: string): SsccPartsResult {
  requirePrefix(companyPrefix)
  const parsed = parseSscc(text)
  if (!parsed.ok) return parsed
  if (!parsed.sscc.startsWith(companyPrefix, 1)) return { ok: false, reason: 'foreignPrefix' }
  return {
    ok: true,
    parts: {
      extensionDigit: Number(parsed.sscc.charAt(0)),
      companyPrefix,
      serial: Number(parsed.sscc.slice(1 + companyPrefix.length, 17)),
    },
  }
}

function requirePrefix(companyPrefix: string): void {
  if (!/^[0-9]{4,12}$/.test(companyPrefix)) throw new RangeError('a GS1 company prefix has 4 to 12 digits')
}
