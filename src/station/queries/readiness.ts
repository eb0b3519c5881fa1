import { ACTIVE_TASK } from '../../../db/local-indexes.ts'
import type { NumberKind } from '../../core/model/states.ts'
import { type ReadinessInput, readiness } from '../../core/planning/readiness.ts'
import type { Readiness } from '../../core/protocol/queries/readiness.ts'
import { SAFETY_MS } from '../claims/claim-gate.ts'
import { severalStations } from '../claims/several-stations.ts'
import type { Station } from '../core/station.ts'
import { oneSetting } from './settings.ts'

/** What a station has left, and how fast it uses it: from its own outbox, which keeps what was done here for a month. */
const PACE_DAYS = 7
/** As far back as is looked, however much was done. */
const MOST_OPERATIONS = 20_000
/** Below this it is said, while there is a line to refill. */
const LOW_HOURS = 4

const usedBy = { sscc: 'sealParcel', tracking: 'sealParcel', order: 'placeOrder' } as const

export function readinessOf(station: Station, hasServer: boolean): Readiness {
  const paces = pacesOf(station)
  const nowMs = station.serverClock.now().getTime()
  const numbers = numbersOf(station).map(({ kind, left }) => ({
    kind,
    left,
    perHour: paces.get(usedBy[kind]) ?? null,
  }))
  const claims = claimsOf(station, nowMs, paces.get('confirmPick') ?? null)
  const picksHere = claims !== null && (claims.perHour !== null || claims.tasks > 0)
  const { hours, aloneHours, limitedBy } = readiness({
    numbers,
    claims: picksHere ? claims : null,
    now: new Date(nowMs).toISOString(),
  })
  return {
    numbers: numbers.map(({ kind, left }) => ({ kind, left, hours: hours[kind] ?? null })),
    claims: claims && {
      tasks: claims.tasks,
      unitsEach: claims.unitsEach,
      until: claims.until,
      hours: hours.claims ?? null,
    },
    heardAt: station.serverClock.heardAt(),
    aloneHours,
    limitedBy,
    low: hasServer && aloneHours !== null && aloneHours < LOW_HOURS,
  }
}

/** Operations of one hour in which there were any, by name. */
function pacesOf({ read, clock }: Station): ReadonlyMap<string, number> {
  const since = new Date(clock().getTime() - PACE_DAYS * 86_400_000).toISOString()
  const rows = read.all<{ name: string; n: number; hours: number }>(
    `select "name", count(*) as "n", count(distinct substr("at", 1, 13)) as "hours" from "outbox"
     where "seq" > (select max("seq") from "outbox") - ? and "at" >= ?
       and "name" in ('sealParcel', 'placeOrder', 'confirmPick') group by "name"`,
    MOST_OPERATIONS,
    since,
  )
  return new Map(rows.map(({ name, n, hours }) => [name, n / hours]))
}

function numbersOf({ read, identity }: Station): { readonly kind: NumberKind; readonly left: number }[] {
  return read.all(
    `select "kind", sum("lastSerial" - "nextSerial" + 1) as "left" from "numberBlock"
     where "stationId" = ? and "nextSerial" <= "lastSerial" and ("kind" <> 'sscc' or "prefix" = ?) group by "kind" order by "kind"`,
    identity?.stationId ?? '',
    oneSetting(read, 'ssccPrefix'),
  )
}

function claimsOf(
  station: Station,
  nowMs: number,
  perHour: number | null,
): (NonNullable<ReadinessInput['claims']> & { readonly tasks: number }) | null {
  const { read, identity } = station
  if (!identity || !severalStations(station)) return null
  const held = read.get<{ tasks: number; unitsEach: number | null; until: string | null }>(
    `select count(*) as "tasks", sum("qtyEach" - "pickedEach") as "unitsEach", min("claimUntil") as "until" from "pickTask"
     where "claimStationId" = ? and ${ACTIVE_TASK} and "claimUntil" > ?`,
    identity.stationId,
    new Date(nowMs + SAFETY_MS).toISOString(),
  )
  const waiting = read.get<{ n: number }>(
    `select count(*) as "n" from "pickTask" where "status" in ('open', 'parked') and "warehouseId" = ?`,
    identity.warehouseId,
  )
  return {
    tasks: held?.tasks ?? 0,
    unitsEach: Math.max(0, held?.unitsEach ?? 0),
    until: held?.until ?? null,
    perHour,
    waiting: waiting?.n ?? 0,
  }
}
