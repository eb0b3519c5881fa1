import { candidateFixes, type Fix } from '../../core/inbox/candidate-fixes.ts'
import type { CaseId, OrderId, StationId } from '../../core/model/ids.ts'
import { RefusedError, refuse } from '../../core/model/refusal.ts'
import type { CaseEvidence } from '../../core/protocol/queries/floor.ts'
import type { OrderEventView } from '../../core/protocol/queries/orders.ts'
import type { Station } from '../core/station.ts'
import { caseView } from './case-views.ts'
import type { QueryContext } from './query-context.ts'
import { readRow, readRows } from './row-reader.ts'

/** One case as things are now: what the house did meanwhile, and the answers that go through. */
const EVENTS_SHOWN = 2

export function caseEvidence(ctx: QueryContext, caseId: CaseId): CaseEvidence | null {
  const { station, actor } = ctx
  const found = readRow(station.read, 'case', caseId)
  if (!found || !actor) return null
  const parcels = parcelsOf(station, found.orderId)
  return {
    fixes: openFixes(ctx, caseId, '').map(({ key }) => key),
    events: found.orderId === null ? [] : eventsElsewhere(station, found.orderId, found.stationId),
    parcels: parcels.map(({ parcelNo, status, sscc }) => ({ parcelNo, status, sscc })),
  }
}

/** Those that would go through if they were chosen now, by who asks. */
export function openFixes(ctx: QueryContext, caseId: CaseId, note: string): readonly Fix[] {
  const { station, actor } = ctx
  const view = caseView(ctx, caseId)
  if (view?.status !== 'open' || !actor) return []
  const parcels = parcelsOf(station, view.orderId)
  return candidateFixes({ view, parcels, note }).filter(({ key, steps }) =>
    key === 'count' ? actor.actions.includes('countStock') : station.rehearse(steps, actor).ok,
  )
}

export function applyFix(ctx: QueryContext, caseId: CaseId, key: Fix['key'], note: string): null {
  const { station, actor } = ctx
  const fix = openFixes(ctx, caseId, note).find((each) => each.key === key && each.steps.length > 0)
  if (!fix || !actor) return refuse('notFound', { what: 'openCase', id: caseId })
  for (const { name, args } of fix.steps) {
    const outcome = station.do(name, args as never, actor)
    if (!outcome.ok) throw new RefusedError(outcome.refusal)
  }
  return null
}

function parcelsOf({ read }: Station, orderId: OrderId | null) {
  return orderId === null ? [] : readRows(read, 'parcel', '"orderId" = ? order by "parcelNo"', orderId)
}

/** What was done at other stations; where it was all done here, what was done last. */
function eventsElsewhere({ read }: Station, orderId: OrderId, stationId: StationId): OrderEventView[] {
  const stored = read.all<Omit<OrderEventView, 'data'> & { data: string }>(
    `select "e"."id", "e"."operation", "e"."data", "e"."at", coalesce("u"."name", '') as "userName",
         coalesce("s"."name", '') as "stationName"
       from "orderEvent" "e" left join "user" "u" on "u"."id" = "e"."userId" left join "station" "s" on "s"."id" = "e"."stationId"
       where "e"."orderId" = ? order by "e"."stationId" = ?, "e".rowid desc limit ?`,
    orderId,
    stationId,
    EVENTS_SHOWN,
  )
  return stored.map((event) => ({ ...event, data: JSON.parse(event.data) as OrderEventView['data'] }))
}
