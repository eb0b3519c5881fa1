import type { Spot } from './layout/pick-layout.ts'
import { loadOf, MEASURES, PlanError, type PlanProblem, type PlanRequest } from './plan-request.ts'
import type { Router } from './routing/router.ts'

/** Where each order stops; or all reasons at once why they cannot be planned. */
export function orderStops({ layout, orders, capacity }: PlanRequest, router: Router): Spot[][] {
  const problems: PlanProblem[] = []
  const seen = new Set<string>()
  const reachable = new Map<string, boolean>()
  const canReach = (bin: string, spot: Spot): boolean => {
    let known = reachable.get(bin)
    if (known === undefined) {
      const { distances, depot } = router
      known = Number.isFinite(distances.between(depot.spot, spot) + distances.between(spot, depot.spot))
      reachable.set(bin, known)
    }
    return known
  }
  const stops = orders.map((order) => {
    const { id, lines } = order
    if (seen.has(id)) problems.push({ kind: 'duplicateOrder', order: id })
    seen.add(id)
    for (const measure of MEASURES) {
      const most = capacity[measure]
      const needs = loadOf(order, measure)
      if (most !== undefined && needs > most)
        problems.push({ kind: 'overCapacity', order: id, measure, needs, most })
    }
    return lines.flatMap(({ bin }) => {
      const spot = layout.bins.get(bin)
      if (!spot) problems.push({ kind: 'unknownBin', order: id, bin })
      else if (!canReach(bin, spot)) problems.push({ kind: 'unreachableBin', order: id, bin })
      else return [spot]
      return []
    })
  })
  if (problems.length > 0) throw new PlanError(problems)
  return stops
}
