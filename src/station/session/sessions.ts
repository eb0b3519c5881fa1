import { eq } from 'drizzle-orm'
import { session } from '../../../db/local-schema.ts'
import type { UserId } from '../../core/model/ids.ts'
import type { Station } from '../core/station.ts'
import { oneSetting } from '../queries/settings.ts'
import { personById } from './people.ts'

/**
 * Who is signed in at which client. A client has one person at a time; a session ends when he signs out, when nobody has
 * touched or scanned for as long as the house allows, or when his account is closed. It outlives a restart of the station.
 */
export interface Sessions {
  start(clientId: string, userId: UserId): void
  /** The person at this client; null when there is none, or was one for too long. */
  userAt(clientId: string): UserId | null
  touch(clientId: string): void
  /** Signs out. */
  end(clientId: string): void
  /** Who was here so lately and has not signed out; a screen that has locked itself does not send anybody home. */
  peopleSince(ms: number): readonly UserId[]
  /** Ends what is over. Called now and then, so that a screen locks without being asked. */
  endOverdue(): void
  onEnd(listener: (clientId: string) => void): void
}

/** How stale the time on disk may be: a write for every scan would be a second sync for every scan. */
const KEEP_EVERY_MS = 30_000

interface Live {
  readonly userId: UserId
  seenMs: number
  keptMs: number
}

export function sessions(station: Station): Sessions {
  const { local, clock, read } = station
  const live = new Map<string, Live>()
  const listeners = new Set<(clientId: string) => void>()

  for (const row of local.select().from(session).all()) {
    const seenMs = Date.parse(row.lastSeenAt)
    if (row.userId) live.set(row.clientId, { userId: row.userId as UserId, seenMs, keptMs: seenMs })
  }
  const lockMs = (): number => oneSetting(read, 'lockMinutes') * 60_000
  const isOver = (found: Live): boolean => clock().getTime() - found.seenMs > lockMs()
  /** By client, with those whose screen has locked. */
  const seen = new Map<string, Live>(live)
  const end = (clientId: string): void => {
    if (!live.delete(clientId)) return
    local.delete(session).where(eq(session.clientId, clientId)).run()
    for (const listener of listeners) listener(clientId)
  }
  station.on((tables) => {
    if (!tables.includes('user')) return
    for (const [clientId, found] of [...live]) if (!personById(read, found.userId)?.active) end(clientId)
  })

  return {
    start(clientId, userId) {
      const now = clock()
      const at = now.toISOString()
      const begun = { userId, seenMs: now.getTime(), keptMs: now.getTime() }
      live.set(clientId, begun)
      seen.set(clientId, begun)
      const row = { userId, startedAt: at, lastSeenAt: at }
      local
        .insert(session)
        .values({ clientId, ...row })
        .onConflictDoUpdate({ target: session.clientId, set: row })
        .run()
    },
    userAt(clientId) {
      const found = live.get(clientId)
      if (!found) return null
      if (!isOver(found)) return found.userId
      end(clientId)
      return null
    },
    touch(clientId) {
      const found = live.get(clientId)
      if (!found) return
      const now = clock()
      found.seenMs = now.getTime()
      if (found.seenMs - found.keptMs < KEEP_EVERY_MS) return
      found.keptMs = found.seenMs
      local.update(session).set({ lastSeenAt: now.toISOString() }).where(eq(session.clientId, clientId)).run()
    },
    end(clientId) {
      seen.delete(clientId)
      end(clientId)
    },
    peopleSince(ms) {
      const since = clock().getTime() - ms
      return [
        ...new Set([...seen.values()].filter(({ seenMs }) => seenMs >= since).map(({ userId }) => userId)),
      ]
    },
    endOverdue() {
      for (const [clientId, found] of [...live]) if (isOver(found)) end(clientId)
    },
    onEnd(listener) {
      listeners.add(listener)
    },
  }
}
