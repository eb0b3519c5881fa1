import { z } from 'zod'
import { request } from '../../model/operation.ts'
import { requireOwnAccount } from './own-account.ts'
import { PinHash } from './user-rules.ts'

/** A person's own PIN, hashed at the station, which has asked for the old one. */
export const changePin = request('changePin', {
  permission: null,
  spaces: 'organisation',
  args: z.object({ pinHash: PinHash }),
  check(tx, _args, op) {
    requireOwnAccount(tx, op)
  },
  run(tx, a, op) {
    tx.update('user', op.userId, { pinHash: a.pinHash })
  },
})
