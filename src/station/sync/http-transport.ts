import { z } from 'zod'
import {
  type ClaimsRequest,
  PullAnswer,
  PushAnswer,
  type PushRequest,
  SnapshotPage,
} from '../../core/protocol/sync.ts'
import { syncPaths } from '../../core/protocol/sync-http.ts'
import { StrangeAnswerError } from './line-errors.ts'
import type { ServerClient } from './server-client.ts'
import type { SyncTransport } from './sync-round.ts'

/** What a line to a server can do besides the round itself. */
export interface LineTransport extends SyncTransport {
  /** Asks for another block of numbers. */
  refillNumbers(): Promise<void>
  /** Asks for tasks that only this station may begin. */
  grantClaims(request: ClaimsRequest): Promise<void>
}

/** Below the server's limit, with room for what stands around the operations. */
const LARGEST_PUSH = 8 * 1024 * 1024

/**
 * Rows come from our own server, over a line that was proved to be its: their envelope is judged, not every one of a million.
 */
const rows = z.array(
  z.custom<z.output<typeof SnapshotPage>['rows'][number]>((row) => typeof row === 'object' && row !== null),
)
const [changes, reset] = PullAnswer.options
const Pulled = z.discriminatedUnion('status', [changes.extend({ rows }), reset])
const Paged = SnapshotPage.extend({ rows })

export function httpTransport(client: ServerClient): LineTransport {
  return {
    push: async (request) => answer(PushAnswer, await client.post(syncPaths.push, fitting(request))),
    pull: async (request) => answer(Pulled, await client.post(syncPaths.pull, request)),
    snapshot: async (request) => answer(Paged, await client.post(syncPaths.snapshot, request)),
    async refillNumbers() {
      await client.post(syncPaths.numbers, {})
    },
    async grantClaims(request) {
      await client.post(syncPaths.claims, request)
    },
  }
}

/** As many operations of the batch as fit into one message; at least one. The round goes on behind what was taken. */
export function fitting(request: PushRequest, limit = LARGEST_PUSH): PushRequest {
  let bytes = 0
  const operations = request.operations.filter((operation, i) => {
    bytes += Buffer.byteLength(JSON.stringify(operation.args) ?? '') + 500
    return i === 0 || bytes <= limit
  })
  return operations.length === request.operations.length ? request : { ...request, operations }
}

function answer<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new StrangeAnswerError('the answer is not of this protocol')
  return parsed.data
}
