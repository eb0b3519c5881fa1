import { CLOSE_NOT_ADMITTED } from '../../core/protocol/sync-http.ts'
import { whoRemoved } from '../house/who-removed.ts'
import { tokenHashOf } from '../join/tokens.ts'
import type { Account, ServerStore } from '../store/server-store.ts'
import { problem } from './problem-error.ts'

/** Who asks, by the token that the server gave out. Judged before a single byte of the body is read. */
export const closeCode = CLOSE_NOT_ADMITTED

export function bearerOf(header: string | undefined): string | null {
  const token = /^Bearer ([\w-]{16,200})$/.exec(header ?? '')?.[1]
  return token ?? null
}

export async function accountOfToken(store: ServerStore, token: string | null): Promise<Account> {
  const account = token === null ? undefined : await store.accountByToken(tokenHashOf(token))
  if (!account) throw problem('notAdmitted', 'This station is not known here. Join it by a code.')
  if (account.revoked)
    throw problem(
      'revoked',
      'This station was taken off the server. Join it again by a code.',
      await whoRemoved(store, account.stationId),
    )
  return account
}
