import type { z } from 'zod'
import { unstorable } from '../../core/model/storable.ts'
import { SYNC_PROTOCOL } from '../../core/protocol/sync.ts'
import { problem } from './problem-error.ts'

/**
 * What came, if it is what the protocol says; a station of another protocol is told so before its message is judged.
 * @param ofStation whether it carries what people entered: that is refused where it is done, so that it has an outcome
 */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown, ofStation = false): T {
  const protocol = typeof body === 'object' && body !== null && 'protocol' in body ? body.protocol : null
  if (Number.isInteger(protocol) && protocol !== SYNC_PROTOCOL) {
    const tooOld = Number(protocol) < SYNC_PROTOCOL ? 'station' : 'server'
    throw problem(
      'upgradeNeeded',
      `The ${tooOld} must be upgraded: the server speaks protocol ${SYNC_PROTOCOL}, the station ${String(protocol)}.`,
      { protocol: SYNC_PROTOCOL, tooOld },
    )
  }
  const bad = ofStation ? null : unstorable(body)
  if (bad) throw problem('badRequest', `${bad.path || 'body'}: ${bad.message}`.slice(0, 500))
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const path = issue?.path.map(String).join('.') ?? ''
  throw problem(
    'badRequest',
    `${path || 'body'}: ${issue?.message ?? 'not what the protocol says'}`.slice(0, 500),
  )
}
