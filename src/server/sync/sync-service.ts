import { randomUUID } from 'node:crypto'
import type { StationId } from '../../core/model/ids.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { OperationArgs, OperationName } from '../../core/operations/registry.ts'
import type { AuditAnswer, AuditRequest } from '../../core/protocol/audit.ts'
import {
  type ClaimsRequest,
  type PullAnswer,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
  SNAPSHOT_PAGE,
  type SnapshotPage,
  type SnapshotRequest,
  type SyncOutcome,
} from '../../core/protocol/sync.ts'
import type { Logger } from '../log.ts'
import type { Account, ServerStore } from '../store/server-store.ts'
import { acceptPush } from './accept-push.ts'
import { answerPull, spacesOfStation } from './answer-pull.ts'
import { runOwnOperation } from './own-operations.ts'
import { searchLog } from './search-log.ts'

/** What a member may ask of the server, whatever it comes over. A station is only ever served its own spaces. */
export interface SyncService {
  push(account: Account, request: PushRequest): Promise<PushAnswer>
  pull(account: Account, request: PullRequest): Promise<PullAnswer>
  snapshot(account: Account, request: SnapshotRequest): Promise<SnapshotPage>
  /** Another block of numbers, where few are left. */
  refillNumbers(account: Account): Promise<void>
  /** What was done in its warehouse and in the organisation. */
  audit(account: Account, request: AuditRequest): Promise<AuditAnswer>
  /** Gives the station of these tasks what nobody else holds. */
  grantClaims(account: Account, request: ClaimsRequest): Promise<void>
}

/** Without those that had been answered before and were sent along. */
export function newOutcomes(account: Account, answer: PushAnswer): readonly SyncOutcome[] {
  return answer.status === 'taken' ? answer.outcomes.filter(({ seq }) => seq > account.lastSeq) : []
}

/** A station asked for a space that is not its own. */
export class ForeignSpaceError extends Error {
  constructor(space: string) {
    super(`${space} is not a space of this station`)
    this.name = 'ForeignSpaceError'
  }
}

export function syncService(store: ServerStore, clock: () => Date, log: Pick<Logger, 'error'>): SyncService {
  const requireOwn = (account: Account, spaces: readonly string[]): void => {
    const own: readonly string[] = spacesOfStation(account)
    const foreign = spaces.find((space) => !own.includes(space))
    if (foreign !== undefined) throw new ForeignSpaceError(foreign)
  }
  const own = async <N extends OperationName>(
    { warehouseId }: Account,
    name: N,
    args: OperationArgs<N>,
  ): Promise<void> => {
    const outcome = await runOwnOperation(store, warehouseId, clock, randomUUID, name, args)
    if (outcome.outcome !== 'done') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
  }
  const freed = new Set<StationId>()
  /** What is kept for a station that is let in no more is anybody's; once for each, whoever has revoked it. */
  const freeRevoked = async (account: Account): Promise<void> => {
    for (const { stationId, warehouseId, revoked } of await store.accounts()) {
      if (!revoked) freed.delete(stationId)
      else if (warehouseId === account.warehouseId && !freed.has(stationId)) {
        await own(account, 'freeClaims', { stationId })
        freed.add(stationId)
      }
    }
  }
  return {
    async push(account, { operations, epoch }) {
      const answer = await acceptPush(store, account, operations, clock().toISOString(), epoch)
      for (const outcome of newOutcomes(account, answer)) {
        if (outcome.outcome !== 'parked') continue
        const { stationId } = account
        const operation = operations.find(({ seq }) => seq === outcome.seq)
        // An alarm: the operation lies whole in the log of operations, and a case asks to run it again.
        log.error({ stationId, ...outcome, name: operation?.name, opId: operation?.opId }, 'operation parked')
      }
      return answer
    },
    async pull(account, request) {
      requireOwn(account, Object.keys(request.since))
      return answerPull(store, account, request, clock().toISOString())
    },
    async snapshot(account, { space, after }) {
      requireOwn(account, [space])
      const page = await store.page(space satisfies SpaceName, after, SNAPSHOT_PAGE)
      return { epoch: page.epoch, version: page.version, rows: [...page.rows], next: page.next }
    },
    refillNumbers: (account) => own(account, 'refillNumbers', { stationId: account.stationId }),
    async grantClaims(account, { taskIds, wanted }) {
      await freeRevoked(account)
      await own(account, 'grantClaims', { stationId: account.stationId, taskIds, wanted })
    },
    audit: (account, request) => searchLog(store, account, request),
  }
}
