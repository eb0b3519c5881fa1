import type { BatchProblem, Partition } from './batching/batch-problem.ts'
import { planBatches, shareOf } from './batching/plan-batches.ts'
import { tourCosts } from './batching/route-costs.ts'
import type { Depot, Spot } from './layout/pick-layout.ts'
import { orderStops } from './order-stops.ts'
import {
  loadOf,
  MEASURES,
  type Plan,
  PlanError,
  type PlannedTour,
  type PlanOrder,
  type PlanRequest,
} from './plan-request.ts'
import { type Router, routerOf } from './routing/router.ts'
import { walkThrough } from './walk-through.ts'
import { inWaves } from './waves.ts'
import { zonesOf } from './zones.ts'

/**
 * Orders in, tours out: every order in exactly one tour, no tour above what it may carry, every stop of its orders on its route.
 * Nothing is decided here that is not in the request: the same request and effort give the same plan.
 */
export function planOrders(request: PlanRequest): Plan {
  const { layout, orders, method } = request
  const router = routerOf(layout, request.routing, depotOf(request))
  const stops = orderStops(request, router)
  const zones = method === 'zone' ? zonesOf(layout, stops.flat(), request.zones ?? DEFAULT_ZONES) : []
  const waves = method === 'wave' ? inWaves(orders, request.waves ?? {}) : [[...orders.keys()]]
  const tours = waves.flatMap((members, wave) => {
    const spent = waves.length === 1 ? request.spent : shareOf(request.spent, wave, waves.length)
    const chosen: Partition =
      method === 'single'
        ? members.map((order) => [order])
        : planBatches(problemOf(request, router, stops, members), { seed: request.seed, spent }).map((tour) =>
            tour.map((index) => members[index] as number),
          )
    return chosen.map((tour): PlannedTour => {
      const lines = tour.flatMap((order) => orders[order]?.lines ?? [])
      return {
        orders: tour.map((order) => orders[order]?.id ?? ''),
        qty: lines.reduce((sum, { qty }) => sum + qty, 0),
        wave: method === 'wave' ? wave + 1 : null,
        ...walkThrough(router, zones, [...new Set(lines.map(({ bin }) => bin))]),
      }
    })
  })
  return {
    tours,
    length: tours.reduce((sum, { length }) => sum + length, 0),
    walked: tours.reduce((sum, { walked }) => sum + walked, 0),
  }
}

const DEFAULT_ZONES = 2
const DEFAULT_DUE_WINDOW_MS = 3_600_000

function depotOf({ layout, depot }: PlanRequest): Depot {
  const found = depot === undefined ? layout.depots[0] : layout.depots.find(({ id }) => id === depot)
  if (!found) throw new PlanError([{ kind: 'unknownDepot', depot: depot ?? '' }])
  return found
}

function problemOf(
  { orders, capacity, dueWindowMs }: PlanRequest,
  router: Router,
  stops: readonly Spot[][],
  members: readonly number[],
): BatchProblem {
  const measures = MEASURES.filter((measure) => capacity[measure] !== undefined)
  const chosen = members.map((index) => orders[index] as PlanOrder)
  return {
    orders: members.length,
    measures: measures.length,
    load: Float64Array.from(chosen.flatMap((order) => measures.map((measure) => loadOf(order, measure)))),
    capacity: Float64Array.from(measures, (measure) => capacity[measure] as number),
    due: Float64Array.from(chosen, ({ dueAt }) =>
      dueAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(dueAt),
    ),
    dueWindow: dueWindowMs ?? DEFAULT_DUE_WINDOW_MS,
    costs: tourCosts(
      router,
      members.map((index) => stops[index] ?? []),
    ),
  }
}
