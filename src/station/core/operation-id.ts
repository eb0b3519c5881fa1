import type { OperationId } from '../../core/model/ids.ts'

const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * 18 characters of Crockford's base 32: 45 bits of time, so that neighbours in time are neighbours in the indexes, and
 * 45 random bits. Nothing is ever ordered by it.
 */
export function newOperationId(now: Date, randomBytes: (size: number) => Uint8Array): OperationId {
  let time = now.getTime()
  let head = ''
  for (let i = 0; i < 9; i++) {
    head = DIGITS[time % 32] + head
    time = Math.floor(time / 32)
  }
  let tail = ''
  for (const byte of randomBytes(9)) tail += DIGITS[byte % 32]
  return (head + tail) as OperationId
}
