import { ORGANISATION, type SpaceName, warehouseSpace } from '../../core/model/spaces.ts'
import { MAX_PULL_ROWS, type PullAnswer, type PullRequest } from '../../core/protocol/sync.ts'
import type { Account, ServerStore } from '../store/server-store.ts'

/** What a station may follow: its warehouse, and the organisation. Never another warehouse. */
export function spacesOfStation(account: Account): SpaceName[] {
  return [ORGANISATION, warehouseSpace(account.warehouseId)]
}

/** Everything above the station's versions, as it is at one moment. */
export async function answerPull(
  store: ServerStore,
  account: Account,
  request: PullRequest,
  serverTime: string,
): Promise<PullAnswer> {
  const since = new Map(spacesOfStation(account).map((space) => [space, request.since[space] ?? 0]))
  const { stationId } = account
  const { outcomesAfter } = request
  const found = await store.pull({ stationId, since, outcomesAfter, maxRows: MAX_PULL_ROWS })
  if (!found) return { status: 'reset', epoch: await store.epoch() }
  const { epoch } = found
  if (request.epoch !== null && request.epoch !== epoch) return { status: 'reset', epoch }
  const { versions, rows, tombstones, lastSeq, lastOpId, outcomes } = found
  return {
    status: 'changes',
    epoch,
    versions: Object.fromEntries(versions),
    rows: [...rows],
    tombstones: [...tombstones],
    lastSeq,
    lastOpId,
    outcomes: [...outcomes],
    serverTime,
  }
}
