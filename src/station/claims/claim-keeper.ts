import { ACTIVE_TASK } from '../../../db/local-indexes.ts'
import type { PickTaskId } from '../../core/model/ids.ts'
import { SYSTEM_USER } from '../../core/model/ids.ts'
import { type ClaimSituation, claimPlan, type OwnClaim } from '../../core/planning/claim-plan.ts'
import type { Station } from '../core/station.ts'
import { oneSetting } from '../queries/settings.ts'
import { severalStations } from './several-stations.ts'

/** Keeps the claims of a station as its people need them, whenever it has spoken with the server. */
export interface ClaimKeeper {
  /** A person here is about to begin it: for so long as that takes, it is no idle claim. */
  awaited(taskId: PickTaskId): void
  /** Gives up what is not needed here, and tells what to ask for. */
  tend(): readonly PickTaskId[]
  /** Before a stop: only what somebody works on stays. */
  giveUpIdle(): void
}

interface Parts {
  readonly station: Station
  /** How many people here pick. */
  readonly pickers: () => number
}

/** Without any change, people come and go and claims grow old. */
const LOOK_EVERY_MS = 60_000
const MOST_AT_ONCE = 500
/** From the wish of a person to the beginning of his task. */
const AWAITED_MS = 15_000

export function claimKeeper({ station, pickers }: Parts): ClaimKeeper {
  let changed = true
  let leaving = false
  let lookedMs = Number.NEGATIVE_INFINITY
  const awaitedMs = new Map<PickTaskId, number>()
  station.on((tables) => {
    if (tables.includes('pickTask') || tables.includes('station') || tables.includes('setting'))
      changed = true
  })

  const tend = (people: number): readonly PickTaskId[] => {
    const sinceMs = station.clock().getTime() - AWAITED_MS
    for (const [taskId, ms] of awaitedMs) if (ms < sinceMs) awaitedMs.delete(taskId)
    const situation = situationOf(station, people, awaitedMs)
    if (!situation) return []
    const { ask, release } = claimPlan(situation)
    if (release.length > 0) giveUp(station, release)
    return ask.slice(0, MOST_AT_ONCE)
  }
  return {
    awaited: (taskId) => void awaitedMs.set(taskId, station.clock().getTime()),
    tend() {
      const nowMs = station.clock().getTime()
      if (leaving) return []
      if (!changed && Math.abs(nowMs - lookedMs) < LOOK_EVERY_MS) return []
      changed = false
      lookedMs = nowMs
      return tend(pickers())
    },
    giveUpIdle() {
      leaving = true
      tend(0)
    },
  }
}

function giveUp(station: Station, taskIds: readonly PickTaskId[]): void {
  const outcome = station.do(
    'releaseClaims',
    { taskIds: taskIds.slice(0, MOST_AT_ONCE) },
    { userId: SYSTEM_USER },
  )
  if (!outcome.ok) throw new Error(`claims were not given up: ${outcome.refusal.code}`)
}

interface Stored {
  readonly id: PickTaskId
  readonly status: string
  readonly stationId: string | null
  readonly claimUntil: string
  readonly claimWishId: string | null
}

function situationOf(
  station: Station,
  people: number,
  awaited: ReadonlyMap<PickTaskId, number>,
): ClaimSituation | null {
  const { identity, read } = station
  if (!identity || !severalStations(station)) return null
  const { stationId, warehouseId } = identity
  const now = station.serverClock.now().toISOString()
  const hours = oneSetting(read, 'claimHours')
  const ahead = oneSetting(read, 'claimsAhead')
  const mine = read.all<Stored>(
    `select "id", "status", "stationId", "claimUntil", "claimWishId" from "pickTask"
     where "claimStationId" = ? and ${ACTIVE_TASK} order by "priority" desc, "dueAt", "id"`,
    stationId,
  )
  const begunWithout = read.all<{ id: PickTaskId }>(
    `select "id" from "pickTask" where "status" = 'started' and "stationId" = ? and "warehouseId" = ?
     and ("claimStationId" is null or ("claimStationId" <> ? and "claimUntil" <= ?))`,
    stationId,
    warehouseId,
    stationId,
    now,
  )
  const free = read.all<{ id: PickTaskId }>(
    `select "id" from "pickTask" indexed by "pickTask_next"
     where ${ACTIVE_TASK} and "status" in ('open', 'parked') and "warehouseId" = ?
       and ("claimStationId" is null or ("claimStationId" <> ? and "claimUntil" <= ?))
     order by "priority" desc, "dueAt", "id" limit ?`,
    warehouseId,
    stationId,
    now,
    people === 0 ? 0 : Math.min(MOST_AT_ONCE, ahead * people),
  )
  const waiting = read.get<{ n: number }>(
    `select count(*) as "n" from "pickTask" where "status" in ('open', 'parked') and "warehouseId" = ?`,
    warehouseId,
  )
  const others = read.get<{ n: number }>(
    `select count(distinct "claimStationId") as "n" from "pickTask"
     where "claimStationId" is not null and "claimStationId" <> ? and ${ACTIVE_TASK} and "claimUntil" > ?`,
    stationId,
    now,
  )
  return {
    own: mine.map(({ id, status, stationId: at, claimUntil, claimWishId }): OwnClaim => {
      const isBegun = status === 'started' && at === stationId
      return {
        id,
        begun: isBegun || awaited.has(id),
        until: claimUntil,
        wished: claimWishId !== null && (isBegun || !awaited.has(id)),
      }
    }),
    begunWithout: begunWithout.map(({ id }) => id),
    free: free.map(({ id }) => id),
    waiting: waiting?.n ?? 0,
    holders: 1 + (others?.n ?? 0),
    pickers: people,
    ahead,
    hours,
    now,
  }
}
