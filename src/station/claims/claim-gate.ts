import { ACTIVE_TASK } from '../../../db/local-indexes.ts'
import { type PickTaskId, SYSTEM_USER, type UserId } from '../../core/model/ids.ts'
import { refuse } from '../../core/model/refusal.ts'
import { mayDo, type Role } from '../../core/model/roles.ts'
import type { ClaimWish } from '../../core/operations/claims/grant-claims.ts'
import type { OperationName } from '../../core/operations/registry.ts'
import type { LineState, StationStatus } from '../../core/protocol/queries/session.ts'
import type { Station } from '../core/station.ts'
import type { HouseLine } from '../host/house-line.ts'
import type { Schedule } from '../printing/transport.ts'
import { oneSetting } from '../queries/settings.ts'
import { severalStations } from './several-stations.ts'

/**
 * Stands before the operations that begin a task: nothing is begun on a claim that may have ended. With a line the claim is fetched
 * right before, so that the person notices nothing; without one it must be here and good, by the server's clock.
 */
export interface ClaimGate {
  /** Null: nothing to wait for. Refuses where the claim has ended and cannot be renewed. */
  before(name: OperationName, args: unknown, person: Who): Promise<void> | null
  /** What was just released without a line is kept for this station. */
  after(name: OperationName, value: unknown): void
  /** Whether the server can be asked at this moment. */
  isReachable(): boolean
}

interface Who {
  readonly id: UserId
  readonly roles: readonly Role[]
}

interface Parts {
  readonly station: Station
  readonly line: { status(): Pick<StationStatus, 'line' | 'role'> } & Pick<HouseLine, 'want'>
  readonly schedule: Schedule
}

/** Nothing is begun so shortly before the end of a claim: clocks drift, and answers take their time. */
export const SAFETY_MS = 2 * 60_000
/** How long a person waits for a claim, and then for the station that is asked to hand it over. */
const ASK_MS = 4000
const HAND_OVER_MS = 1500

interface Stored {
  readonly status: string
  readonly userId: string | null
  readonly stationId: string | null
  readonly claimStationId: string | null
  readonly claimUntil: string | null
  readonly claimWishId: string | null
}

export function claimGate({ station, line, schedule }: Parts): ClaimGate {
  const { read } = station
  const find = (taskId: string): Stored | undefined =>
    read.get<Stored>(
      `select "status", "userId", "stationId", "claimStationId", "claimUntil", "claimWishId" from "pickTask" where "id" = ?`,
      taskId,
    )
  const isReachable = (): boolean => reaches(line.status().line)
  const keepUntil = (): string =>
    new Date(station.serverClock.now().getTime() + oneSetting(read, 'claimHours') * 3_600_000).toISOString()
  const keep = (taskIds: readonly PickTaskId[]): void => {
    for (let from = 0; from < taskIds.length; from += 500) {
      station.do(
        'keepReleasedTasks',
        { taskIds: taskIds.slice(from, from + 500), until: keepUntil() },
        { userId: SYSTEM_USER },
      )
    }
  }
  /** Resolves early when `isDone` says so after a change of the tasks. */
  const changeOf = (isDone: () => boolean, ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        timer.cancel()
        stop()
        resolve()
      }
      const timer = schedule(end, ms)
      const stop = station.on((tables) => {
        if (tables.includes('pickTask') && isDone()) end()
      })
    })
  const atMost = (work: Promise<void>, ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = schedule(resolve, ms)
      void work.finally(() => {
        timer.cancel()
        resolve()
      })
    })

  const fetchClaim = async (taskId: PickTaskId, me: string, wanted: ClaimWish): Promise<void> => {
    await atMost(line.want(taskId, wanted), ASK_MS)
    const task = find(taskId)
    const isAsked = task?.claimWishId === me && task.claimStationId !== me
    if (isAsked) await changeOf(() => find(taskId)?.claimStationId === me, HAND_OVER_MS)
    // The server has not answered: nobody can know who else begins it.
    if (find(taskId)?.claimStationId === null) refuse('taskNotClaimed')
  }

  return {
    isReachable,
    before(name, args, person) {
      if (name !== 'startPickTask' && name !== 'takeOverPickTask') return null
      const taskId = taskIdOf(args)
      const me = station.identity?.stationId
      const task = taskId === null ? undefined : find(taskId)
      if (taskId === null || !me || !task || !severalStations(station)) return null
      if (task.status === 'started' && task.stationId === me) return null
      // Whom the operation refuses anyway has nothing to wish for: nobody shall give up his task for it.
      const othersTask = task.status === 'started' && task.userId !== person.id
      if (name === 'startPickTask' ? othersTask : !mayDo(person.roles, 'takeOverTask')) return null
      const endsMs = task.claimStationId === me ? Date.parse(task.claimUntil ?? '') : Number.NaN
      if (endsMs - SAFETY_MS > station.serverClock.now().getTime()) return null
      const goesOn = name === 'takeOverPickTask' || task.status === 'started'
      if (isReachable()) return fetchClaim(taskId, me, goesOn ? 'takeOver' : 'now')
      if (task.claimStationId === me) refuse('claimEnded', { untilAt: task.claimUntil ?? '' })
      // Without a server nobody else is given anything.
      if (task.claimStationId !== null) return null
      if (line.status().role !== 'alone') refuse('taskNotClaimed')
      keep([taskId])
      return null
    },
    after(name, value) {
      if (name !== 'releaseOrders' || isReachable() || !severalStations(station)) return
      const { released } = value as { released: readonly { taskId: PickTaskId }[] }
      keep(released.map(({ taskId }) => taskId).filter((taskId) => isUnheard(station, taskId)))
    },
  }
}

/** Whether the server can be asked at this moment. */
export const reaches = ({ state }: LineState): boolean => state === 'online' || state === 'catchingUp'

/** The server has not answered the operation that made this task, so that nobody else can know it. */
function isUnheard({ read }: Station, taskId: string): boolean {
  const row = read.get<{ n: number }>(
    `select count(*) as "n" from "outbox" where "opId" = ? and "state" = 'pending'
     and exists (select 1 from "pickTask" where "id" = ? and "claimStationId" is null and ${ACTIVE_TASK})`,
    taskId.slice(0, taskId.lastIndexOf('-')),
    taskId,
  )
  return (row?.n ?? 0) > 0
}

function taskIdOf(args: unknown): PickTaskId | null {
  const taskId = typeof args === 'object' && args !== null && 'taskId' in args ? args.taskId : null
  return typeof taskId === 'string' ? (taskId as PickTaskId) : null
}
