import { createHash } from 'node:crypto'

/** A station's token: 256 random bits that only the station has; the server knows its hash. */
export function newToken(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
