import { createHash } from 'node:crypto'
import { desc, eq, isNotNull } from 'drizzle-orm'
import { client as clientTable } from '../../../db/local-schema.ts'
import { oneTimeCode } from '../../core/codes/one-time-code.ts'
import { refuse } from '../../core/model/refusal.ts'
import type { HandheldView } from '../../core/protocol/queries/settings.ts'
import type { LocalDb } from '../core/database.ts'
import type { Attempts } from '../session/attempts.ts'
import { sameCode } from './one-time-code.ts'

/**
 * Lets handhelds in from the network: a code that is shown once becomes a random token that only the handheld's cookie and,
 * hashed, this station know. A code serves one handheld, and only the newest one counts.
 */
export interface Pairing {
  offer(validMs?: number): { readonly code: string; readonly until: string }
  /** The token for the cookie of the handheld that typed the code. */
  redeem(request: { readonly code: string; readonly name: string }, address: string): string
  isPaired(clientId: string): boolean
  seen(clientId: string): void
  forget(clientId: string): void
  handhelds(): HandheldView[]
}

const OFFER_MS = 10 * 60_000
const SEEN_EVERY_MS = 60_000

interface PairingDeps {
  readonly local: LocalDb
  readonly clock: () => Date
  readonly randomBytes: (size: number) => Uint8Array
  readonly attempts: Attempts
}

export function pairing({ local, clock, randomBytes, attempts }: PairingDeps): Pairing {
  let offered: { code: string; untilMs: number } | null = null
  const paired = new Map<string, number>()
  for (const row of local.select().from(clientTable).where(isNotNull(clientTable.pairedAt)).all()) {
    paired.set(row.id, Date.parse(row.lastSeenAt))
  }
  return {
    offer(validMs = OFFER_MS) {
      offered = { code: oneTimeCode(randomBytes), untilMs: clock().getTime() + validMs }
      return { code: offered.code, until: new Date(offered.untilMs).toISOString() }
    },
    redeem({ code, name }, address) {
      const keys = [`pair:${address}`, 'pair']
      const begun = attempts.begin(keys)
      if ('lockedUntil' in begun) refuse('pinLocked', { untilAt: begun.lockedUntil })
      const now = clock()
      if (!offered || offered.untilMs < now.getTime() || !sameCode(code, offered.code))
        refuse('wrongSetUpCode')
      offered = null
      attempts.succeeded(keys)
      const token = newToken(randomBytes)
      const id = clientIdOf(token)
      const at = now.toISOString()
      const row = { id, name, tokenHash: hashOf(token), createdAt: at, pairedAt: at, lastSeenAt: at }
      local.insert(clientTable).values(row).run()
      paired.set(id, now.getTime())
      return token
    },
    isPaired: (clientId) => paired.has(clientId),
    seen(clientId) {
      const before = paired.get(clientId)
      const now = clock()
      if (before === undefined || now.getTime() - before < SEEN_EVERY_MS) return
      paired.set(clientId, now.getTime())
      local
        .update(clientTable)
        .set({ lastSeenAt: now.toISOString() })
        .where(eq(clientTable.id, clientId))
        .run()
    },
    forget(clientId) {
      if (!paired.delete(clientId)) refuse('notFound', { what: 'handheld', id: clientId })
      local.delete(clientTable).where(eq(clientTable.id, clientId)).run()
    },
    handhelds() {
      const rows = local
        .select()
        .from(clientTable)
        .where(isNotNull(clientTable.pairedAt))
        .orderBy(desc(clientTable.pairedAt))
        .all()
      return rows.map(({ id, name, pairedAt, lastSeenAt }) => ({
        id,
        name,
        pairedAt: pairedAt ?? '',
        lastSeenAt,
      }))
    },
  }
}

export function newToken(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** Who a token belongs to, as it may be known: nothing leads back from it to the token. */
export function clientIdOf(token: string): string {
  return `browser-${hashOf(token).slice(0, 24)}`
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
