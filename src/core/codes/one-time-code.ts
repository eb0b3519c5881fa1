/** `XXXX-XXXX` of an alphabet without look-alikes: 40 bits, read aloud and typed with gloves. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function oneTimeCode(randomBytes: (size: number) => Uint8Array): string {
  const letters = [...randomBytes(8)].map((byte) => ALPHABET.charAt(byte % 32)).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** As it is compared: case, blanks and dashes do not count, and a letter that looks like a digit is taken for it. */
export function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}
