import { z } from 'zod'
import type { UserId } from '../../model/ids.ts'
import { refuse } from '../../model/refusal.ts'
import type { Role } from '../../model/roles.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'

/** The house is never without an active administrator; names and badges are one person's alone. */

/** In capitals: a scanner in keyboard mode may type the same badge either way. */
export const BadgeCode = z.string().trim().toUpperCase().min(3).max(60)

/** A PIN is hashed before it becomes an argument: `scrypt$N$r$p$salt$hash`, the last two in base64url. */
export const PinHash = z.string().regex(/^scrypt\$\d{1,8}\$\d{1,3}\$\d{1,3}\$[\w-]{16,100}\$[\w-]{20,200}$/)

export function activeAdministrators(tx: Tx): Row<'user'>[] {
  return tx.where('user', { active: true }).filter((user) => user.roles.includes('administrator'))
}

export function refuseTakenName(tx: Tx, userId: UserId, name: string): void {
  if (tx.where('user', { name }).some((user) => user.id !== userId)) refuse('nameTaken', { name })
}

export function refuseTakenBadge(tx: Tx, userId: UserId, badgeCode: string | null): void {
  if (badgeCode === null) return
  if (tx.where('user', { badgeCode }).some((user) => user.id !== userId))
    refuse('codeTaken', { value: badgeCode })
}

export function refuseLastAdministrator(
  tx: Tx,
  after: { userId: UserId; roles: readonly Role[]; active: boolean },
): void {
  if (after.active && after.roles.includes('administrator')) return
  const administrators = activeAdministrators(tx)
  const leaves = administrators.some((user) => user.id === after.userId)
  if (leaves && administrators.length === 1) refuse('lastAdministrator')
}
