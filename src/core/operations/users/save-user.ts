import { z } from 'zod'
import { UserId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { Role } from '../../model/roles.ts'
import { Language, ShortText } from '../../model/units.ts'
import {
  BadgeCode,
  PinHash,
  refuseLastAdministrator,
  refuseTakenBadge,
  refuseTakenName,
} from './user-rules.ts'

/** Adds a person or changes one. Its wire name leaves `saveUser` to the command that takes a PIN and hashes it first. */
export const saveUser = request('saveUserAccount', {
  permission: 'manageUsers',
  spaces: 'organisation',
  args: z.object({
    userId: UserId,
    name: ShortText,
    roles: z.array(Role).min(1).max(7),
    badgeCode: BadgeCode.nullable().default(null),
    /** Null keeps the one that the person has. */
    pinHash: PinHash.nullable().default(null),
    language: Language,
    active: z.boolean(),
  }),
  check(tx, a) {
    refuseTakenName(tx, a.userId, a.name)
    refuseTakenBadge(tx, a.userId, a.badgeCode)
    refuseLastAdministrator(tx, a)
  },
  run(tx, a) {
    const { userId, pinHash, ...account } = a
    const before = tx.get('user', userId)
    const roles = Role.options.filter((role) => a.roles.includes(role))
    if (before) tx.update('user', userId, { ...account, roles, pinHash: pinHash ?? before.pinHash })
    else tx.insert('user', { id: userId, ...account, roles, pinHash, theme: 'system' })
  },
})
