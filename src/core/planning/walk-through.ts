import type { Spot } from './layout/pick-layout.ts'
import type { PlannedTour } from './plan-request.ts'
import type { Router } from './routing/router.ts'
import type { Zone } from './zones.ts'

type Walk = Pick<PlannedTour, 'route' | 'length' | 'walked' | 'exact' | 'zones'>

/**
 * The walk of one cart through its bins. With zones it is passed on from zone to zone in their order, leaving out those that have nothing for
 * it; within a zone the bins follow each other as on the best tour of that zone, in the direction that suits the next hand-over.
 */
export function walkThrough(router: Router, zones: readonly Zone[], bins: readonly string[]): Walk {
  const spotOf = (bin: string): Spot => router.layout.bins.get(bin) as Spot
  const spots = bins.map(spotOf)
  if (zones.length === 0) {
    const { length, walked, order, exact } = router.route(spots)
    return { route: order.map((at) => bins[at] as string), length, walked, exact, zones: [] }
  }
  const parts = zones
    .map(({ id, holds }) => ({ zone: id, bins: bins.filter((bin) => holds(spotOf(bin))) }))
    .filter((part) => part.bins.length > 0)
  let here = router.depot.spot
  const between = router.distances.between
  const passed = parts.map(({ zone, bins: own }) => {
    const order = router.route(own.map(spotOf)).order.map((at) => own[at] as string)
    const first = spotOf(order[0] as string)
    const last = spotOf(order.at(-1) as string)
    const route = between(here, last) < between(here, first) ? order.reverse() : order
    here = spotOf(route.at(-1) as string)
    return { zone, route }
  })
  const route = passed.flatMap((part) => part.route)
  let length = 2 * router.depot.access
  here = router.depot.spot
  for (const spot of [...route.map(spotOf), router.depot.spot]) {
    length += between(here, spot)
    here = spot
  }
  return { route, length, walked: length, exact: false, zones: passed }
}
