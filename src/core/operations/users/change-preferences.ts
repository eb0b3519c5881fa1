import { z } from 'zod'
import { request } from '../../model/operation.ts'
import type { Theme } from '../../model/states.ts'
import { Language } from '../../model/units.ts'
import { requireOwnAccount } from './own-account.ts'

/** A person's own language and theme, which follow him to every station. */
export const changePreferences = request('changePreferences', {
  permission: null,
  spaces: 'organisation',
  args: z.object({
    language: Language,
    theme: z.enum(['light', 'dark', 'system'] as const satisfies readonly Theme[]),
  }),
  check(tx, _args, op) {
    requireOwnAccount(tx, op)
  },
  run(tx, a, op) {
    tx.update('user', op.userId, { language: a.language, theme: a.theme })
  },
})
