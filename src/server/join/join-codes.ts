import { createHash } from 'node:crypto'
import { oneTimeCode, plainCode } from '../../core/codes/one-time-code.ts'
import type { ServerStore } from '../store/server-store.ts'

/**
 * The code by which one more station may join: shown once, kept hashed, good for one station and for a limited time. Only
 * the newest one counts. It lies in the database, so that any process of the server may be asked.
 */
export interface JoinCodes {
  offer(validMs: number): Promise<{ readonly code: string; readonly until: string }>
  isGood(typed: string): Promise<boolean>
  /** Uses the code up. @returns whether it was good. */
  take(typed: string): Promise<boolean>
}

const KEY = 'joinCode'

export function joinCodes(
  store: ServerStore,
  clock: () => Date,
  randomBytes: (size: number) => Uint8Array,
): JoinCodes {
  /** What is kept, if the typed code is the one. */
  const matching = async (typed: string): Promise<string | null> => {
    const kept = await store.info(KEY)
    const [hash, until] = kept?.split(' ') ?? []
    if (kept === undefined || until === undefined || hash !== hashOf(typed)) return null
    return Date.parse(until) < clock().getTime() ? null : kept
  }
  return {
    async offer(validMs) {
      const code = oneTimeCode(randomBytes)
      const until = new Date(clock().getTime() + validMs).toISOString()
      await store.putInfo(KEY, `${hashOf(code)} ${until}`)
      return { code, until }
    },
    isGood: async (typed) => (await matching(typed)) !== null,
    async take(typed) {
      const kept = await matching(typed)
      return kept !== null && store.takeInfo(KEY, kept)
    },
  }
}

function hashOf(code: string): string {
  return createHash('sha256').update(plainCode(code)).digest('base64url')
}
