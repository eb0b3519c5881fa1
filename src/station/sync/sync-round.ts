import type { SpaceName } from '../../core/model/spaces.ts'
import {
  type PullAnswer,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
  type SnapshotPage,
  type SnapshotRequest,
  SYNC_PROTOCOL,
  type SyncOutcome,
} from '../../core/protocol/sync.ts'
import { ClonedStationError } from './cloned-station.ts'
import type { Changes, Rebased } from './rebase.ts'
import type { Replica } from './replica.ts'
import type { Loading } from './staged-pages.ts'

/** The way to a server. Every method may throw: the line is down, and the round is tried again later. */
export interface SyncTransport {
  push(request: PushRequest): Promise<PushAnswer>
  pull(request: PullRequest): Promise<PullAnswer>
  snapshot(request: SnapshotRequest): Promise<SnapshotPage>
}

/** The server was restored, or its horizon moved, while a snapshot was loaded: the next round begins anew. */
export class SnapshotOutdatedError extends Error {
  constructor() {
    super('the server was restored while its snapshot was loaded')
    this.name = 'SnapshotOutdatedError'
  }
}

export interface RoundResult {
  readonly pushed: number
  readonly settled: readonly SyncOutcome[]
  readonly stuck: number
}

/** One round: everything pending is pushed, then everything new is pulled. Safe to be cut off anywhere and run again. */
export async function syncRound(
  replica: Replica,
  transport: SyncTransport,
  spaces: readonly SpaceName[],
  progress: (pushed: number, waiting: number) => void = () => {},
): Promise<RoundResult> {
  const first = await pushAll(replica, transport, progress)
  const pulled =
    first.forgotBy === null
      ? await pullAll(replica, transport, spaces)
      : await reload(replica, transport, spaces, first.forgotBy)
  if (!first.cutShort && !pulled.reloaded) return { pushed: first.pushed, ...pulled }
  // What a restored server had forgotten waits again, and what could not be sent to it before.
  const second = await pushAll(replica, transport, progress)
  const rest = await pullAll(replica, transport, spaces)
  return {
    pushed: first.pushed + second.pushed,
    settled: [...pulled.settled, ...rest.settled],
    stuck: rest.stuck,
  }
}

interface Pushed {
  readonly pushed: number
  /** The server has another history than it had: load it before anything more is said. */
  readonly cutShort: boolean
  /** The epoch of a server that has lost what it answered, and does not know it. */
  readonly forgotBy: string | null
}

async function pushAll(
  replica: Replica,
  transport: SyncTransport,
  progress: (pushed: number, waiting: number) => void,
): Promise<Pushed> {
  const first = replica.firstPending()
  if (first === null) return { pushed: 0, cutShort: false, forgotBy: null }
  const waiting = replica.pendingCount()
  let pushed = 0
  // The last one that was answered goes along: by it the server sees that it speaks with whom it thinks it does.
  let next = Math.max(1, first - 1)
  for (;;) {
    const operations = replica.batch(next)
    const last = operations.at(-1)
    if (!last) return { pushed, cutShort: false, forgotBy: null }
    const epoch = replica.epoch()
    const answer = await transport.push({ protocol: SYNC_PROTOCOL, epoch, operations })
    if (answer.status === 'cloned') throw new ClonedStationError(answer.seq)
    if (epoch !== null && answer.epoch !== epoch) return { pushed, cutShort: true, forgotBy: null }
    if (answer.status === 'expected') {
      if (answer.seq < first) return { pushed, cutShort: true, forgotBy: answer.epoch }
      if (answer.seq === next)
        throw new Error(`the server waits for operation ${answer.seq}, which this station does not have`)
      next = answer.seq
      continue
    }
    pushed = Math.max(pushed, last.seq - first + 1)
    progress(pushed, Math.max(0, waiting - pushed))
    // Not behind what the server has: if it has more than was sent, each of it must be seen to be ours.
    next = last.seq + 1
  }
}

interface Pulled extends Rebased {
  readonly reloaded: boolean
}

async function pullAll(
  replica: Replica,
  transport: SyncTransport,
  spaces: readonly SpaceName[],
): Promise<Pulled> {
  replica.asking()
  const answer = await transport.pull({
    protocol: SYNC_PROTOCOL,
    epoch: replica.epoch(),
    since: replica.versions(),
    outcomesAfter: replica.lastSettled(),
  })
  if (answer.status === 'changes') return { ...replica.apply(answer), reloaded: false }
  return reload(replica, transport, spaces, answer.epoch)
}

/**
 * Loads each space page by page, then what changed since its first page: together they are one moment of the server. What is
 * here of a loading that was cut is not loaded again.
 */
async function reload(
  replica: Replica,
  transport: SyncTransport,
  spaces: readonly SpaceName[],
  epoch: string,
): Promise<Pulled> {
  let loading = replica.loading()
  if (loading?.epoch !== epoch || loading.spaces.join() !== spaces.join()) {
    replica.forgetStaged()
    loading = { epoch, spaces, since: {}, next: pageAfter(spaces, undefined) }
  }
  while (loading.next) {
    const { space, after }: NonNullable<Loading['next']> = loading.next
    const page = await transport.snapshot({ protocol: SYNC_PROTOCOL, space, after })
    if (page.epoch !== epoch) throw new SnapshotOutdatedError()
    const since: Loading['since'] = { [space]: page.version, ...loading.since }
    const next: Loading['next'] = page.next ? { space, after: page.next } : pageAfter(spaces, space)
    loading = { epoch, spaces, since, next }
    replica.stage(page.rows, loading)
  }
  replica.asking()
  const rest = await transport.pull({
    protocol: SYNC_PROTOCOL,
    epoch,
    since: { ...loading.since },
    outcomesAfter: replica.lastSettled(),
  })
  if (rest.status !== 'changes') {
    // So much has changed since, or it was so long ago, that these pages are of no use any more.
    replica.forgetStaged()
    throw new SnapshotOutdatedError()
  }
  return { ...replica.swap(rest satisfies Changes), reloaded: true }
}

/** The first page of the space behind this one. */
function pageAfter(spaces: readonly SpaceName[], space: SpaceName | undefined): Loading['next'] {
  const following = spaces[space === undefined ? 0 : spaces.indexOf(space) + 1]
  return following === undefined ? null : { space: following, after: null }
}
