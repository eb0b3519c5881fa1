import type { PickTaskId } from '../model/ids.ts'

/**
 * Which claims a station asks for and which it gives up. What its people work on it keeps, renewed in good time; of what comes
 * next it holds no more than its share, most urgent first; what another station waits for it gives up at once.
 */
export interface OwnClaim {
  readonly id: PickTaskId
  /** Somebody here works on it. */
  readonly begun: boolean
  readonly until: string
  /** People of another station want it. */
  readonly wished: boolean
}

export interface ClaimSituation {
  /** Good or not, most urgent first. */
  readonly own: readonly OwnClaim[]
  /** Begun here, and nobody's claim. */
  readonly begunWithout: readonly PickTaskId[]
  /** Not begun and nobody's, most urgent first; as many as could be wanted. */
  readonly free: readonly PickTaskId[]
  /** Active tasks that nobody has begun. */
  readonly waiting: number
  /** Stations that hold claims, this one included. */
  readonly holders: number
  /** People here who pick. */
  readonly pickers: number
  readonly ahead: number
  readonly hours: number
  readonly now: string
}

export interface ClaimPlan {
  readonly ask: readonly PickTaskId[]
  readonly release: readonly PickTaskId[]
}

export function claimPlan(at: ClaimSituation): ClaimPlan {
  const target = targetOf(at)
  const renewAt = new Date(Date.parse(at.now) + (at.hours * 3_600_000) / 2).toISOString()
  const kept = at.own.filter((claim) => !claim.wished)
  const idle = kept.filter((claim) => !claim.begun)
  // A little more than the share is no reason to give up and to ask again with every task that is done.
  const excess = idle.length > target + Math.ceil(target / 4) ? idle.slice(target) : []
  const held = excess.length > 0 ? idle.slice(0, target) : idle
  const renewed = [...kept.filter((claim) => claim.begun), ...held].filter((claim) => claim.until < renewAt)
  const missing = held.length <= target / 2 ? target - held.length : 0
  return {
    ask: [...renewed.map(({ id }) => id), ...at.begunWithout, ...at.free.slice(0, missing)],
    release: [...at.own.filter((claim) => claim.wished), ...excess].map(({ id }) => id),
  }
}

/** How many a station holds ahead: nothing where nobody picks, more where several do, never more than its share. */
function targetOf({ waiting, holders, pickers, ahead }: ClaimSituation): number {
  return pickers === 0 ? 0 : Math.min(ahead * pickers, Math.ceil(waiting / Math.max(1, holders)))
}
