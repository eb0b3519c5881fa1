// Check characters. Invariant: what these functions accept, a single wrong or (with the alphanumeric one) a single
// swapped pair of neighbouring characters does not survive.
//
// GS1 mod-10: GS1 General Specifications, section 7.9 "Check digit calculations", one algorithm for every fixed-length
// numeric key (GTIN-8/12/13/14, SSCC, GLN, GSIN): weights 3 and 1 alternate, and the digit next to the check digit has 3.
// ISO/IEC 7064 MOD 37,36: the hybrid system for alphanumeric strings with one check character out of 0-9 A-Z.

const DIGITS = /^[0-9]+$/
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The GS1 check digit of a payload that does not carry one yet. */
export function gs1CheckDigit(payload: string): string {
  if (!DIGITS.test(payload)) throw new RangeError('a GS1 check digit needs digits only')
  let sum = 0
  for (let i = 0; i < payload.length; i += 1) {
    const weight = (payload.length - i) % 2 === 1 ? 3 : 1
    sum += Number(payload[i]) * weight
  }
  return String((10 - (sum % 10)) % 10)
}

/** True when the last digit is the GS1 check digit of those before it. */
export function hasValidGs1CheckDigit(digits: string): boolean {
  return digits.length >= 2 && DIGITS.test(digits) && gs1CheckDigit(digits.slice(0, -1)) === digits.at(-1)
}

/** The ISO/IEC 7064 MOD 37,36 check character of a non-empty string of 0-9 and A-Z. */
export function mod3736CheckCharacter(payload: string): string {
  if (payload === '') throw new RangeError('a check character needs at least one character before it')
  let product = 36
  for (const character of payload) {
    const value = ALPHANUMERIC.indexOf(character)
    if (value < 0) throw new RangeError('a MOD 37,36 check character needs 0-9 and A-Z only')
    const sum = (product + value) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return ALPHANUMERIC.charAt((37 - product) % 36)
}

/** True when the last character is the MOD 37,36 check character of those before it. */
export function hasValidMod3736(text: string): boolean {
  return /^[0-9A-Z]{2,}$/.test(text) && mod3736CheckCharacter(text.slice(0, -1)) === text.at(-1)
}
