import type { GridSpot, Spot } from '../layout/pick-layout.ts'
import { isPlace } from '../layout/pick-layout.ts'
import { isQuickArea } from '../routing/area-tour.ts'
import type { Router } from '../routing/router.ts'
import type { TourCosts } from './batch-problem.ts'
import { CachedCosts } from './cached-costs.ts'
import { GridCosts } from './grid-costs.ts'

/**
 * What tours cost by the router that will walk them in the end. In one area, walked by the shortest way, that is computed from bits;
 * everywhere else the router is asked, whose answer for many stops is a little above the best.
 *
 * @param stops of each order
 */
export function tourCosts(router: Router, stops: readonly (readonly Spot[])[]): TourCosts {
  return new CachedCosts(stops.length, gridCosts(router, stops) ?? routedCosts(router, stops))
}

function gridCosts(router: Router, stops: readonly (readonly Spot[])[]): TourCosts | null {
  const { layout, routing, depot } = router
  const [area, ...others] = layout.areas
  const alone = area && others.length === 0 && layout.paths.length === 0 && isQuickArea(area)
  if (!alone || routing !== 'exact' || isPlace(depot.spot) || stops.flat().some(isPlace)) return null
  return new GridCosts({
    area,
    start: depot.spot,
    access: 2 * depot.access,
    stops: stops as readonly (readonly GridSpot[])[],
  })
}

function routedCosts(router: Router, stops: readonly (readonly Spot[])[]): TourCosts {
  return { cost: (orders) => router.estimate(orders.flatMap((order) => stops[order] ?? [])) }
}
