import type { IncomingHttpHeaders } from 'node:http'
import { GENERATION_HEADER, type TooOld } from '../../core/protocol/generation.ts'
import { problem } from './problem-error.ts'

/** A station of another generation is told who must be upgraded, before its message is read. */
export function requireGeneration(headers: IncomingHttpHeaders, own: number): void {
  const said = headers[GENERATION_HEADER]
  const theirs = typeof said === 'string' && /^\d{1,6}$/.test(said) ? Number(said) : 1
  if (theirs === own) return
  const tooOld: TooOld = theirs < own ? 'station' : 'server'
  throw problem(
    'upgradeNeeded',
    `The ${tooOld} must be upgraded: the server is of generation ${own}, the station of ${theirs}.`,
    { generation: own, tooOld },
  )
}
