import type { NumberKind } from '../../model/states.ts'
import type { Limit } from '../../planning/readiness.ts'

/** How long this station can go on without its server, and what ends first. */
export interface Readiness {
  readonly numbers: readonly {
    readonly kind: NumberKind
    readonly left: number
    /** Hours of work at the pace of the last days; null: none was used. */
    readonly hours: number | null
  }[]
  /** Null: this house needs no claims. */
  readonly claims: {
    readonly tasks: number
    readonly unitsEach: number
    readonly until: string | null
    readonly hours: number | null
  } | null
  /** When the server was last heard: so old is the catalogue, and all that others did. */
  readonly heardAt: string | null
  readonly aloneHours: number | null
  readonly limitedBy: Limit | null
  /** So little that it should be refilled, while there is a server that could. */
  readonly low: boolean
}
