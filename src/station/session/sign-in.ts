import { refuse } from '../../core/model/refusal.ts'
import type { SignedInUser } from '../../core/protocol/queries/session.ts'
import type { ReadDb } from '../core/read-db.ts'
import type { Attempts } from './attempts.ts'
import { personByBadge, personById, signedInUser } from './people.ts'
import { hashPin, pinMatches } from './pin-hash.ts'
import type { Sessions } from './sessions.ts'

/** By badge or by name and PIN, offline. What fails is counted against the person and against the client. */
export type SignInArgs = { readonly badge: string } | { readonly userId: string; readonly pin: string }

interface SignInDeps {
  readonly read: ReadDb
  readonly sessions: Sessions
  readonly attempts: Attempts
}

export interface Asker {
  readonly clientId: string
  /** Under what failures of this client are counted. */
  readonly throttleKey: string
}

export async function signIn(deps: SignInDeps, asker: Asker, args: SignInArgs): Promise<SignedInUser> {
  const person = 'badge' in args ? badgeHolder(deps, asker, args.badge) : await pinHolder(deps, asker, args)
  deps.sessions.start(asker.clientId, person.id)
  return signedInUser(person)
}

function badgeHolder({ read, attempts }: SignInDeps, asker: Asker, badge: string) {
  const keys = [`client:${asker.throttleKey}`]
  const begun = attempts.begin(keys)
  if ('lockedUntil' in begun) refuse('pinLocked', { untilAt: begun.lockedUntil })
  const person = personByBadge(read, badge)
  if (!person) refuse('badgeUnknown')
  attempts.succeeded(keys)
  if (!person.active) refuse('userInactive', { name: person.name })
  return person
}

async function pinHolder(
  { read, attempts }: SignInDeps,
  asker: Asker,
  { userId, pin }: { userId: string; pin: string },
) {
  const stored = personById(read, userId)
  // Whoever invents people is counted as a client alone: there is nobody to protect, and no row for each invention.
  const keys = [...(stored ? [`user:${userId}`] : []), `client:${asker.throttleKey}`]
  const begun = attempts.begin(keys)
  if ('lockedUntil' in begun) refuse('pinLocked', { untilAt: begun.lockedUntil })
  const matches = await pinMatches(pin, stored?.pinHash ?? null)
  // Read again: he may have been deactivated while the hash was made.
  const person = personById(read, userId)
  if (!matches || !person) refuse('wrongPin', { attemptsLeft: begun.attemptsLeft })
  attempts.succeeded(keys)
  if (!person.active) refuse('userInactive', { name: person.name })
  return person
}

/** Hashes a new PIN after the old one was proved; who has none yet, has signed in by his badge and needs none. */
export async function newPinHash(
  { read, attempts }: Pick<SignInDeps, 'read' | 'attempts'>,
  asker: Asker,
  userId: string,
  { oldPin, newPin }: { oldPin: string | null; newPin: string },
): Promise<string> {
  const stored = personById(read, userId)?.pinHash ?? null
  if (stored !== null) {
    const keys = [`user:${userId}`, `client:${asker.throttleKey}`]
    const begun = attempts.begin(keys)
    if ('lockedUntil' in begun) refuse('pinLocked', { untilAt: begun.lockedUntil })
    if (!(await pinMatches(oldPin ?? '', stored))) refuse('wrongPin', { attemptsLeft: begun.attemptsLeft })
    attempts.succeeded(keys)
  }
  return hashPin(newPin)
}
