import type { Outcome } from '../../core/model/operation.ts'
import { RefusedError } from '../../core/model/refusal.ts'

/** What an operation answered; its refusal goes the way of every other refusal of a command. */
export function succeeded<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new RefusedError(outcome.refusal)
  return outcome.value
}
