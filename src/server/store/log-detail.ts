import type { SyncOutcome } from '../../core/protocol/sync.ts'

/** An outcome as the operation log keeps it: its name in one column, what it says in another. */
export function detailOf(outcome: SyncOutcome): string | null {
  if (outcome.outcome === 'refused') return JSON.stringify(outcome.refusal)
  return outcome.outcome === 'parked' ? JSON.stringify(outcome.reason) : null
}

export function outcomeOf(seq: number, outcome: SyncOutcome['outcome'], detail: unknown): SyncOutcome {
  if (outcome === 'refused') return { seq, outcome, refusal: detail as never }
  if (outcome === 'parked') return { seq, outcome, reason: String(detail) }
  return { seq, outcome: 'done' }
}
