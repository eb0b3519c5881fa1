import type { PickLayout } from './layout/pick-layout.ts'
import type { Routing } from './routing/router.ts'
import type { WaveLimits } from './waves.ts'

/** What is asked of the planner, and what it answers. */
export const PICK_METHODS = ['single', 'batch', 'zone', 'wave'] as const
export type PickMethod = (typeof PICK_METHODS)[number]

export interface PlanRequest {
  readonly layout: PickLayout
  readonly orders: readonly PlanOrder[]
  readonly capacity: Capacity
  readonly method: PickMethod
  readonly routing: Routing
  /** The first of the layout where none is named. */
  readonly depot?: string
  /** How many zones, where the method is `zone`. */
  readonly zones?: number
  readonly waves?: WaveLimits
  /** Orders go into one tour only if they are due at most so far apart. */
  readonly dueWindowMs?: number
  readonly seed: number
  /** Share of the effort that is spent, 0 to 1. */
  readonly spent: () => number
}

export interface PlanOrder {
  readonly id: string
  readonly lines: readonly { readonly bin: string; readonly qty: number }[]
  readonly weightGrams?: number | undefined
  readonly volumeMl?: number | undefined
  readonly totes?: number | undefined
  readonly dueAt?: string | undefined
}

/** What one tour may carry. What is not given does not limit. */
export interface Capacity {
  readonly qty?: number | undefined
  readonly weightGrams?: number | undefined
  readonly volumeMl?: number | undefined
  readonly totes?: number | undefined
}

export interface PlannedTour {
  readonly orders: readonly string[]
  /** Bins in walking order, each once. */
  readonly route: readonly string[]
  /** Depot to depot by the shortest ways along the route, in steps. */
  readonly length: number
  /** What the chosen rule of walking makes of it. */
  readonly walked: number
  readonly exact: boolean
  readonly qty: number
  readonly wave: number | null
  /** The zones through which the cart is passed on, in their order, each with its part of the route. */
  readonly zones: readonly { readonly zone: string; readonly route: readonly string[] }[]
}

export interface Plan {
  readonly tours: readonly PlannedTour[]
  /** In steps. */
  readonly length: number
  readonly walked: number
}

/** Why orders cannot be planned: all of them together, so that they can be mended at once. */
export type PlanProblem =
  | { readonly kind: 'duplicateOrder'; readonly order: string }
  | { readonly kind: 'unknownBin'; readonly order: string; readonly bin: string }
  | { readonly kind: 'unreachableBin'; readonly order: string; readonly bin: string }
  | {
      readonly kind: 'overCapacity'
      readonly order: string
      readonly measure: keyof Capacity
      readonly needs: number
      readonly most: number
    }
  | { readonly kind: 'unknownDepot'; readonly depot: string }

export class PlanError extends Error {
  override readonly name = 'PlanError'
  readonly problems: readonly PlanProblem[]

  constructor(problems: readonly PlanProblem[]) {
    super(problems.map((problem) => JSON.stringify(problem)).join(', '))
    this.problems = problems
  }
}

export const MEASURES = ['qty', 'weightGrams', 'volumeMl', 'totes'] as const

export function loadOf(order: PlanOrder, measure: (typeof MEASURES)[number]): number {
  return measure === 'qty' ? order.lines.reduce((sum, { qty }) => sum + qty, 0) : (order[measure] ?? 0)
}
