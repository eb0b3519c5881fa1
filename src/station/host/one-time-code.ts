import { timingSafeEqual } from 'node:crypto'
import { plainCode } from '../../core/codes/one-time-code.ts'

/** Whether the typed code is the one that was shown. */
export function sameCode(typed: string, code: string): boolean {
  const a = Buffer.from(plainCode(typed))
  const b = Buffer.from(plainCode(code))
  return a.length === b.length && timingSafeEqual(a, b)
}
