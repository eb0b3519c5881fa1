import type { NumberKind } from '../model/states.ts'

/**
 * How long a station can go on without its server: as long as the first thing lasts that only the server can give. Measured in
 * hours of work at the pace of the last days; what was never used here limits nothing.
 */
export interface ReadinessInput {
  readonly numbers: readonly {
    readonly kind: NumberKind
    readonly left: number
    readonly perHour: number | null
  }[]
  /** Null: this house needs no claims, or nobody picks here. */
  readonly claims: {
    readonly unitsEach: number
    readonly perHour: number | null
    readonly until: string | null
    /** Open tasks of the whole house: where there is nothing to pick, nothing is missing. */
    readonly waiting: number
  } | null
  readonly now: string
}

export type Limit = NumberKind | 'claims'

export interface ReadinessResult {
  readonly hours: Readonly<Partial<Record<Limit, number>>>
  /** Null: nothing that is known ends. */
  readonly aloneHours: number | null
  readonly limitedBy: Limit | null
}

export function readiness({ numbers, claims, now }: ReadinessInput): ReadinessResult {
  const hours: Partial<Record<Limit, number>> = {}
  for (const { kind, left, perHour } of numbers) if (perHour) hours[kind] = left / perHour
  if (claims && claims.waiting > 0) {
    const endsIn = claims.until === null ? 0 : (Date.parse(claims.until) - Date.parse(now)) / 3_600_000
    const work = claims.perHour ? claims.unitsEach / claims.perHour : Number.POSITIVE_INFINITY
    hours.claims = Math.max(0, Math.min(endsIn, work))
  }
  let limitedBy: Limit | null = null
  for (const [kind, lasts] of Object.entries(hours) as [Limit, number][]) {
    if (limitedBy === null || lasts < (hours[limitedBy] ?? 0)) limitedBy = kind
  }
  return { hours, aloneHours: limitedBy === null ? null : (hours[limitedBy] ?? null), limitedBy }
}
