import type { StationId } from '../../src/core/model/ids.ts'
import {
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  SnapshotPage,
  SnapshotRequest,
} from '../../src/core/protocol/sync.ts'
import type { Account, ServerStore } from '../../src/server/store/server-store.ts'
import { acceptPush } from '../../src/server/sync/accept-push.ts'
import { answerPull, spacesOfStation } from '../../src/server/sync/answer-pull.ts'

/** The server as a station hears it: everything goes through the wire's schemas, both ways. */
export const SERVER_TIME = '2026-03-02T07:00:00.000Z'
/** Small, so that a snapshot has many pages, and the world moves between them. */
const PAGE = 60

export class NotAdmittedError extends Error {}

async function admitted(store: ServerStore, stationId: StationId): Promise<Account> {
  const account = await store.account(stationId)
  if (!account || account.revoked) throw new NotAdmittedError(`${stationId} is not admitted`)
  return account
}

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

export const serve = {
  async push(
    store: ServerStore,
    stationId: StationId,
    request: unknown,
    now = SERVER_TIME,
  ): Promise<PushAnswer> {
    const { operations, epoch } = PushRequest.parse(wire(request))
    const account = await admitted(store, stationId)
    return PushAnswer.parse(wire(await acceptPush(store, account, operations, now, epoch)))
  },
  async pull(
    store: ServerStore,
    stationId: StationId,
    request: unknown,
    now = SERVER_TIME,
  ): Promise<PullAnswer> {
    const parsed = PullRequest.parse(wire(request))
    const account = await admitted(store, stationId)
    return PullAnswer.parse(wire(await answerPull(store, account, parsed, now)))
  },
  async snapshot(store: ServerStore, stationId: StationId, request: unknown): Promise<SnapshotPage> {
    const { space, after } = SnapshotRequest.parse(wire(request))
    const account = await admitted(store, stationId)
    if (!spacesOfStation(account).includes(space))
      throw new NotAdmittedError(`${space} is not of ${stationId}`)
    return SnapshotPage.parse(wire({ ...(await store.page(space, after, PAGE)) }))
  },
}
