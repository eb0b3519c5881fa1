import { type OperationId, SYSTEM_USER, type UserId, type WarehouseId } from '../../core/model/ids.ts'
import { serverStation } from '../../core/model/server-station.ts'
import type { OperationArgs, OperationName } from '../../core/operations/registry.ts'
import type { SyncOutcome } from '../../core/protocol/sync.ts'
import type { ServerStore } from '../store/server-store.ts'
import { acceptPush } from './accept-push.ts'

/**
 * What the server does by itself goes through operations like everything else: in each warehouse it is a station of its own, with
 * an account that no token opens and a sequence of its own.
 */
const MOST_TRIES = 20

export async function runOwnOperation<N extends OperationName>(
  store: ServerStore,
  warehouseId: WarehouseId,
  clock: () => Date,
  newId: () => string,
  name: N,
  args: OperationArgs<N>,
  userId: UserId = SYSTEM_USER,
): Promise<SyncOutcome> {
  const stationId = serverStation(warehouseId)
  const at = clock().toISOString()
  const opId = newId() as OperationId
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    let account = await store.account(stationId)
    if (!account) {
      await store.saveAccount({ stationId, warehouseId, tokenHash: null, joinedAt: at })
      account = { stationId, warehouseId, lastSeq: 0, revoked: false }
    }
    const seq = account.lastSeq + 1
    const answer = await acceptPush(store, account, [{ seq, opId, name, args, userId, at }], at)
    const outcome = answer.status === 'taken' ? answer.outcomes[0] : undefined
    if (outcome) return outcome
    // Another process of this server took the number between our reading and our writing.
  }
  throw new Error(`${name}: the server's own sequence is too busy`)
}
