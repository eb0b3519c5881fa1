import { createHash } from 'node:crypto'
import { oneTimeCode, plainCode } from '../../core/codes/one-time-code.ts'
import type { WarehouseId } from '../../core/model/ids.ts'
import type { ServerStore } from '../store/server-store.ts'

/**
 * The code by which one more station may join: shown once, kept hashed, good for one station in one warehouse, and for a limited time. Only
 * the newest one counts. It lies in the database, so that any process of the server may be asked.
 */
export interface JoinCodes {
  /** @param warehouseId where the station is to stand; null while that is still to be said. */
  offer(
    validMs: number,
    warehouseId: WarehouseId | null,
  ): Promise<{ readonly code: string; readonly until: string }>
  /** What the code is good for; null where it is not good. */
  meaning(typed: string): Promise<{ readonly warehouseId: WarehouseId | null } | null>
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
  const matching = async (typed: string) => {
    const kept = await store.info(KEY)
    const [hash, until, warehouse] = kept?.split(' ') ?? []
    if (kept === undefined || until === undefined || hash !== hashOf(typed)) return null
    if (Date.parse(until) < clock().getTime()) return null
    return { kept, warehouseId: warehouse ? (decodeURIComponent(warehouse) as WarehouseId) : null }
  }
  return {
    async offer(validMs, warehouseId) {
      const code = oneTimeCode(randomBytes)
      const until = new Date(clock().getTime() + validMs).toISOString()
      await store.putInfo(KEY, `${hashOf(code)} ${until} ${encodeURIComponent(warehouseId ?? '')}`)
      return { code, until }
    },
    meaning: matching,
    async take(typed) {
      const found = await matching(typed)
      return found !== null && store.takeInfo(KEY, found.kept)
    },
  }
}

function hashOf(code: string): string {
  return createHash('sha256').update(plainCode(code)).digest('base64url')
}
