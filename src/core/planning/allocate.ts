import type { LocationId, LotId } from '../model/ids.ts'

/**
 * Which bins and lots serve a line. What must leave first is taken first (FEFO by removal date, then FIFO by receipt);
 * at equal dates the pick face before bulk, then the smallest remainder, so that bins empty; ties end at the shorter walk
 * and at last at the id, so that every station plans the same. A lot that would reach the customer expired is never taken.
 */
export interface Candidate {
  readonly locationId: LocationId
  readonly lotId: LotId
  /** On hand and not held by anybody. */
  readonly freeEach: number
  readonly receivedOn: string
  readonly expiryOn: string | null
  readonly pickFace: boolean
  readonly walkSequence: number
}

export interface ShelfRule {
  /** The day on which the customer has the goods. */
  readonly deliveryOn: string
  /** Days that a lot must still last on that day. */
  readonly minShelfDays: number
}

export interface Part {
  readonly locationId: LocationId
  readonly lotId: LotId
  readonly qtyEach: number
}

export type SkipReason = 'expired' | 'shelfLifeTooShort'

/** Why a place was not taken, for whoever asks why. */
export interface Skipped {
  readonly locationId: LocationId
  readonly lotId: LotId
  readonly freeEach: number
  readonly reason: SkipReason
}

export interface Allocation {
  readonly parts: readonly Part[]
  readonly skipped: readonly Skipped[]
  readonly missingEach: number
}

export function allocate(wantedEach: number, candidates: readonly Candidate[], rule: ShelfRule): Allocation {
  const skipped: Skipped[] = []
  const usable: Candidate[] = []
  for (const candidate of candidates) {
    if (candidate.freeEach <= 0) continue
    const reason = skipReason(candidate.expiryOn, rule)
    if (reason === null) usable.push(candidate)
    else {
      const { locationId, lotId, freeEach } = candidate
      skipped.push({ locationId, lotId, freeEach, reason })
    }
  }
  const parts: Part[] = []
  let missingEach = Math.max(0, wantedEach)
  for (const { locationId, lotId, freeEach } of usable.sort((a, b) => inTakingOrder(a, b, rule))) {
    if (missingEach === 0) break
    const qtyEach = Math.min(missingEach, freeEach)
    parts.push({ locationId, lotId, qtyEach })
    missingEach -= qtyEach
  }
  return { parts, skipped, missingEach }
}

/** Null where the lot may be sent. */
export function skipReason(expiryOn: string | null, rule: ShelfRule): SkipReason | null {
  if (expiryOn === null) return null
  if (expiryOn < rule.deliveryOn) return 'expired'
  return addDays(expiryOn, -rule.minShelfDays) < rule.deliveryOn ? 'shelfLifeTooShort' : null
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Later than any date that is printed on goods: what does not expire comes after all that does. */
const NEVER = '9999-12-31'

function inTakingOrder(a: Candidate, b: Candidate, rule: ShelfRule): number {
  return (
    compare(removalOn(a, rule), removalOn(b, rule)) ||
    compare(a.receivedOn, b.receivedOn) ||
    Number(b.pickFace) - Number(a.pickFace) ||
    a.freeEach - b.freeEach ||
    a.walkSequence - b.walkSequence ||
    compare(a.locationId, b.locationId) ||
    compare(a.lotId, b.lotId)
  )
}

function removalOn(candidate: Candidate, rule: ShelfRule): string {
  return candidate.expiryOn === null ? NEVER : addDays(candidate.expiryOn, -rule.minShelfDays)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
