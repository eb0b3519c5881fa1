import { type Distances, distancesOf } from '../layout/distances.ts'
import {
  type Depot,
  type GridSpot,
  isPlace,
  type PickLayout,
  type Spot,
  spotKey,
} from '../layout/pick-layout.ts'
import { areaTour, isExactArea, isQuickArea, type Tour } from './area-tour.ts'
import { matrixTour } from './matrix-tour.ts'
import { hasPolicies, policyTour } from './policy-tour.ts'

/**
 * From a set of stops to the walk through them. Which algorithm answers follows from the house alone: one area with two-way aisles
 * is solved exactly, whatever the number of stops; all else exactly for few stops and by local search for many.
 */
export const ROUTINGS = ['exact', 'sshape', 'largest-gap'] as const
export type Routing = (typeof ROUTINGS)[number]

/** Restarts of the local search per stop. */
const THOROUGH = 12
const QUICK = 0

export interface Route {
  /** From the depot through the stops to the depot by the shortest ways, in steps. */
  readonly length: number
  /** What the chosen rule walks; `length` where the rule is `exact`. */
  readonly walked: number
  /** Indexes of the stops in walking order. */
  readonly order: readonly number[]
  /** No shorter tour exists. */
  readonly exact: boolean
}

export interface Router {
  readonly layout: PickLayout
  readonly routing: Routing
  readonly depot: Depot
  readonly distances: Distances
  route(stops: readonly Spot[]): Route
  /** What `route` would walk, quickly; where `route` is not exact, a little more. */
  estimate(stops: readonly Spot[]): number
}

export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
  /** Index of a stop to which, or from which, no way leads. */
  readonly stop: number

  constructor(stop: number) {
    super('no way leads there and back')
    this.stop = stop
  }
}

export function routerOf(layout: PickLayout, routing: Routing, depot: Depot): Router {
  const distances = distancesOf(layout)
  return {
    layout,
    routing,
    depot,
    distances,
    route: (stops) => route(layout, routing, depot, distances, stops, THOROUGH),
    estimate: (stops) => route(layout, routing, depot, distances, stops, QUICK).walked,
  }
}

function route(
  layout: PickLayout,
  routing: Routing,
  depot: Depot,
  distances: Distances,
  stops: readonly Spot[],
  effort: number,
): Route {
  if (stops.length === 0) return { length: 0, walked: 0, order: [], exact: true }
  const { distinct, members } = byPlace(stops)
  const unfold = (order: readonly number[]): number[] => order.flatMap((place) => members[place] ?? [])
  const access = 2 * depot.access
  const area = soleArea(layout, [depot.spot, ...distinct])
  const tour = area ? inOneArea(area, depot.spot as GridSpot, distinct as GridSpot[], routing, effort) : null
  if (tour) {
    const { order, length, exact } = tour
    const shortest = exact ? length : measured(distances, depot.spot, distinct, order)
    return { length: shortest + access, walked: length + access, order: unfold(order), exact }
  }
  const far = matrixOf(distances, [depot.spot, ...distinct])
  const bad = far.indexOf(Number.POSITIVE_INFINITY)
  const size = distinct.length + 1
  if (bad >= 0) {
    const place = Math.floor(bad / size) === 0 ? (bad % size) - 1 : Math.floor(bad / size) - 1
    throw new UnreachableError(members[place]?.[0] ?? 0)
  }
  const { length, order, exact } = matrixTour({ size, far }, effort)
  return {
    length: length + access,
    walked: length + access,
    order: unfold(order.map((node) => node - 1)),
    exact,
  }
}

function inOneArea(
  area: PickLayout['areas'][number],
  start: GridSpot,
  stops: readonly GridSpot[],
  routing: Routing,
  effort: number,
): (Tour & { exact: boolean }) | null {
  if (routing !== 'exact' && hasPolicies(area, stops))
    return { ...policyTour(area, start, stops, routing), exact: false }
  const canSolve = effort === QUICK ? isQuickArea(area) : isExactArea(area)
  return canSolve ? { ...areaTour(area, start, stops), exact: true } : null
}

/** The area that holds all of it, where no path could be a short cut. */
function soleArea(layout: PickLayout, spots: readonly Spot[]): PickLayout['areas'][number] | null {
  let index = -1
  for (const spot of spots) {
    if (isPlace(spot) || (index >= 0 && spot.area !== index)) return null
    index = spot.area
  }
  const leaving = layout.paths.flatMap(({ from, to }) => [from, to])
  const doors = new Set(leaving.filter((spot) => !isPlace(spot) && spot.area === index).map(spotKey))
  return doors.size > 1 ? null : (layout.areas[index] ?? null)
}

/** Stops at one place are one stop to the feet. */
function byPlace(stops: readonly Spot[]): { distinct: Spot[]; members: number[][] } {
  const places = new Map<string, number>()
  const distinct: Spot[] = []
  const members: number[][] = []
  stops.forEach((spot, index) => {
    const key = spotKey(spot)
    const place = places.get(key)
    if (place !== undefined) members[place]?.push(index)
    else {
      places.set(key, distinct.push(spot) - 1)
      members.push([index])
    }
  })
  return { distinct, members }
}

function matrixOf(distances: Distances, spots: readonly Spot[]): Float64Array {
  const far = new Float64Array(spots.length ** 2)
  spots.forEach((from, row) => {
    spots.forEach((to, column) => {
      far[row * spots.length + column] = distances.between(from, to)
    })
  })
  return far
}

function measured(
  distances: Distances,
  start: Spot,
  stops: readonly Spot[],
  order: readonly number[],
): number {
  let length = 0
  let here = start
  for (const index of order) {
    const next = stops[index] as Spot
    length += distances.between(here, next)
    here = next
  }
  return length + distances.between(here, start)
}
