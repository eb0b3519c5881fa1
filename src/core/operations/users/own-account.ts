import type { OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Tx } from '../../model/tx.ts'

/** What a person may always do with his own account needs no action, but an account that is there and active. */
export function requireOwnAccount(tx: Tx, op: OperationContext): void {
  const user = tx.get('user', op.userId)
  if (!user) refuse('notSignedIn')
  if (!user.active) refuse('userInactive', { name: user.name })
}
