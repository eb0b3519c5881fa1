import { z } from 'zod'
import type { Id } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { settings } from './change-setting.ts'

/** How much work a station keeps for itself ahead, and for how long. */
export const changeClaimRules = request('changeClaimRules', {
  permission: 'manageSettings',
  spaces: 'organisation',
  args: z.object({ claimsAhead: settings.claimsAhead.value, claimHours: settings.claimHours.value }),
  run(tx, a, op): null {
    for (const key of ['claimsAhead', 'claimHours'] as const) {
      const id = key as string as Id<'setting'>
      const changed = { value: a[key], changedBy: op.userId, changedAt: op.at }
      if (tx.get('setting', id)) tx.update('setting', id, changed)
      else tx.insert('setting', { id, ...changed })
    }
    return null
  },
})
