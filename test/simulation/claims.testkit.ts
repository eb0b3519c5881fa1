import type { PickTaskId, StationId } from '../../src/core/model/ids.ts'
import { RefusedError } from '../../src/core/model/refusal.ts'
import type { Row } from '../../src/core/model/tables.ts'
import type { ClaimWish } from '../../src/core/operations/claims/grant-claims.ts'
import type { OperationArgs, OperationName } from '../../src/core/operations/registry.ts'
import { claimGate } from '../../src/station/claims/claim-gate.ts'
import type { Node } from './node.testkit.ts'
import { OracleError } from './oracle-error.testkit.ts'
import type { ServerSide } from './server-side.testkit.ts'
import { memoryOf, type Tables, viewOf } from './tables.testkit.ts'
import type { Tally } from './tally.testkit.ts'

/**
 * Which station may begin which task, under the oracle *Claims*: at no moment do two stations both believe that a task is theirs;
 * nothing is begun on a claim that has ended; and no unit is picked by two stations unless a claim had ended, its station had gone
 * away or was copied, the server was restored or a supervisor passed over it, and then a case tells it.
 */
export interface Claims {
  ask(node: Node, wanted: ClaimWish, choice: number): Promise<void>
  /** Whether the station's gate lets it through. */
  mayBegin(node: Node, name: OperationName, args: unknown): boolean
  /** What a station could give up: idle claims, and those that others wait for. */
  ownTasks(node: Node): PickTaskId[]
  /** What a station without a line keeps of its own release. */
  released(node: Node, value: unknown): OperationArgs<'keepReleasedTasks'> | null
  /** It was done. */
  begun(node: Node, name: OperationName): void
  passedOver(taskId: PickTaskId): void
  wentAway(stationId: StationId): void
  /** A copy that worked under this name has one of its own now; what both have picked until then, a case tells. */
  wasCopied(stationId: StationId): void
  forgotten(): void
  check(nodes: readonly Node[]): void
  checkFinal(tables: Tables): void
}

interface Parts {
  readonly server: Pick<ServerSide, 'grantClaims'>
  readonly tally: Tally
  readonly nowMs: () => number
  readonly gated: boolean
}

const AHEAD = 3
const CLAIM_MS = 8 * 3_600_000

export function newClaims({ server, tally, nowMs, gated }: Parts): Claims {
  /** Tasks of which two stations may have worked, and nobody is to blame. */
  const excused = new Set<string>()
  const gone = new Set<StationId>()
  let restored = false
  let beginning: Row<'pickTask'> | undefined
  /** Of each task the claims that a station was ever seen to have, with their ends. */
  const seen = new Map<string, Map<StationId, string>>()

  const claimedBy = (node: Node): Row<'pickTask'>[] =>
    viewOf(node.db)
      .where('pickTask', { claimStationId: node.id })
      .filter(({ status }) => ['open', 'started', 'parked'].includes(status))
  const isGood = (until: string | null): boolean => until !== null && Date.parse(until) > nowMs()

  return {
    async ask(node, wanted, choice) {
      if (node.loud) return
      const tasks = viewOf(node.db)
        .all('pickTask')
        .filter(({ status }) => status === 'open' || status === 'parked' || status === 'started')
      const free = tasks.filter((task) => task.claimStationId === null || !isGood(task.claimUntil))
      const one = tasks[choice % Math.max(1, tasks.length)]
      const asked = wanted === 'ahead' ? free.slice(0, AHEAD) : one ? [one] : []
      await server.grantClaims(
        node.id,
        asked.map(({ id }) => id),
        wanted,
      )
    },
    mayBegin(node, name, args) {
      const begins = name === 'startPickTask' || name === 'takeOverPickTask'
      const { taskId } = args as { taskId?: PickTaskId }
      const task = begins && taskId ? viewOf(node.db).get('pickTask', taskId) : undefined
      beginning = task && !(task.status === 'started' && task.stationId === node.id) ? task : undefined
      if (!gated) return true
      const line = {
        status: () => ({
          line: { state: 'offline' as const, since: '', reason: 'noAnswer' as const },
          role: 'member' as const,
        }),
        want: () => Promise.resolve(),
      }
      const gate = claimGate({ station: node.station, line, schedule: () => ({ cancel: () => undefined }) })
      try {
        // Without a line it answers at once.
        gate.before(name, args, { id: 'system' as never, roles: ['supervisor'] })
        return true
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error
        tally.add('nothing begun on a claim that has ended')
        return false
      }
    },
    ownTasks: (node) =>
      claimedBy(node)
        .filter((task) => task.claimWishId !== null || task.status !== 'started')
        .map(({ id }) => id),
    released(node, value) {
      const { released } = value as { released: readonly { taskId: PickTaskId }[] }
      const pending = new Set(
        node.db
          .prepare<[], { opId: string }>(`select "opId" from "outbox" where "state" = 'pending'`)
          .all()
          .map(({ opId }) => opId),
      )
      const own = released
        .map(({ taskId }) => taskId)
        .filter((id) => pending.has(id.slice(0, id.lastIndexOf('-'))))
      if (own.length === 0) return null
      tally.add('claim kept of an own release')
      const until = new Date(node.station.serverClock.now().getTime() + CLAIM_MS).toISOString()
      // Two stations may have released the same order; which of the tasks comes to be is the server's word.
      for (const id of own) excused.add(id)
      return { taskIds: own, until }
    },
    begun(node, name) {
      if (beginning?.claimStationId === node.id && !isGood(beginning.claimUntil))
        throw new OracleError(`Claims: ${node.name} did ${name} on a claim that has ended`)
    },
    passedOver(taskId) {
      tally.add('claim passed over')
      excused.add(taskId)
    },
    wentAway(stationId) {
      gone.add(stationId)
      for (const [taskId, holders] of seen) {
        if (!holders.has(stationId)) continue
        tally.add('claim of a station that went away')
        excused.add(taskId)
      }
    },
    wasCopied(stationId) {
      for (const [taskId, holders] of seen) if (holders.has(stationId)) excused.add(taskId)
    },
    forgotten() {
      restored = true
    },
    check(nodes) {
      const good = new Map<string, Set<StationId>>()
      for (const node of nodes) {
        if (node.loud) continue
        for (const task of claimedBy(node)) {
          const { id, claimUntil } = task
          const holders = seen.get(id) ?? new Map<StationId, string>()
          seen.set(id, holders)
          if (!holders.has(node.id)) tally.add(holders.size === 0 ? 'claim given' : 'claim given on')
          for (const [other, until] of holders) {
            if (other === node.id || isGood(until) || holders.has(node.id)) continue
            tally.add('claim given again after its end')
            excused.add(id)
          }
          holders.set(node.id, claimUntil ?? '')
          if (isGood(claimUntil) && !gone.has(node.id)) good.set(id, (good.get(id) ?? new Set()).add(node.id))
        }
      }
      for (const [taskId, stations] of good) {
        if (stations.size < 2 || restored || excused.has(taskId)) continue
        throw new OracleError(`Claims: ${[...stations].join(' and ')} have ${taskId} at once`)
      }
    },
    checkFinal(tables) {
      checkUnits(tables, tally, (taskId) => restored || excused.has(taskId))
    },
  }
}

function checkUnits(tables: Tables, tally: Tally, isExcused: (taskId: string) => boolean): void {
  const store = memoryOf(tables)
  const movements = store.all('movement')
  const reversed = new Set(movements.map(({ reversesId }) => reversesId))
  const cases = store.all('case')
  tally.add('two stations on one task', cases.filter(({ kind }) => kind === 'twoStations').length)
  for (const pick of store.all('pick')) {
    const taken = movements.filter(
      ({ id, pickId, cause, productId }) =>
        pickId === pick.id && cause === 'pick' && productId === pick.productId && !reversed.has(id),
    )
    const stations = new Set(taken.map(({ stationId }) => stationId))
    const takenEach = taken.reduce((sum, { qtyEach }) => sum + qtyEach, 0)
    if (stations.size < 2 || takenEach <= pick.qtyEach) continue
    tally.add('unit picked twice')
    if (!isExcused(pick.taskId ?? ''))
      throw new OracleError(`Claims: ${[...stations].join(' and ')} picked ${takenEach} of ${pick.qtyEach}`)
    if (!cases.some((each) => each.pickId === pick.id || each.data.taskId === pick.taskId))
      throw new OracleError(`Claims: ${pick.id} was picked twice, and no case tells it`)
  }
}
