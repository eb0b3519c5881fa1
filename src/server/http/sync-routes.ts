import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AuditRequest } from '../../core/protocol/audit.ts'
import { ClaimsRequest, PullRequest, PushRequest, SnapshotRequest } from '../../core/protocol/sync.ts'
import { HouseRequest, JoinCodeRequest, syncPaths } from '../../core/protocol/sync-http.ts'
import { askHouse } from '../house/ask-house.ts'
import { listStations } from '../house/list-stations.ts'
import type { JoinCodes } from '../join/join-codes.ts'
import { offerCode } from '../join/offer-code.ts'
import type { Account, ServerStore } from '../store/server-store.ts'
import { newOutcomes, type SyncService } from '../sync/sync-service.ts'
import { accountOfToken, bearerOf } from './authenticate.ts'
import { lastSeen } from './last-seen.ts'
import type { Metrics } from './metrics.ts'
import { parseBody } from './parse-body.ts'
import { requireGeneration } from './require-generation.ts'

/** What members ask. All of these are closed to who has no token. */
interface Parts {
  readonly store: ServerStore
  readonly service: SyncService
  readonly codes: JoinCodes
  readonly clock: () => Date
  readonly metrics: Metrics
  readonly generation: number
}

/** A hundred operations, each with all that one import step carries. */
const LARGEST_PUSH = 24 * 1024 * 1024
const SMALL = 64 * 1024

export function addSyncRoutes(app: FastifyInstance, parts: Parts): void {
  const { store, service, codes, clock, metrics } = parts
  app.register(async (scope) => {
    const accounts = new WeakMap<FastifyRequest, Account>()
    scope.addHook('onRequest', async (request) => {
      const account = await accountOfToken(store, bearerOf(request.headers.authorization))
      accounts.set(request, account)
      requireGeneration(request.headers, parts.generation)
      await seen(account.stationId)
    })
    const seen = lastSeen(store, clock)
    const who = (request: FastifyRequest): Account => {
      const account = accounts.get(request)
      if (!account) throw new Error('a request came past its own authentication')
      return account
    }
    scope.post(syncPaths.push, { bodyLimit: LARGEST_PUSH }, async (request) => {
      const account = who(request)
      const answer = await service.push(account, parseBody(PushRequest, request.body, true))
      metrics.outcomes(newOutcomes(account, answer))
      return answer
    })
    scope.post(syncPaths.pull, { bodyLimit: SMALL }, (request) =>
      service.pull(who(request), parseBody(PullRequest, request.body)),
    )
    scope.post(syncPaths.snapshot, { bodyLimit: SMALL }, (request) =>
      service.snapshot(who(request), parseBody(SnapshotRequest, request.body)),
    )
    scope.post(syncPaths.numbers, { bodyLimit: SMALL }, async (request) => {
      await service.refillNumbers(who(request))
      return {}
    })
    scope.post(syncPaths.audit, { bodyLimit: SMALL }, (request) =>
      service.audit(who(request), parseBody(AuditRequest, request.body)),
    )
    scope.post(syncPaths.claims, { bodyLimit: SMALL }, async (request) => {
      await service.grantClaims(who(request), parseBody(ClaimsRequest, request.body))
      return {}
    })
    scope.post(syncPaths.joinCode, { bodyLimit: SMALL }, async (request) => {
      const asked = parseBody(JoinCodeRequest, request.body).warehouseId
      return offerCode(store, codes, asked ?? who(request).warehouseId)
    })
    scope.post(syncPaths.stations, { bodyLimit: SMALL }, () => listStations(store))
    scope.post(syncPaths.house, { bodyLimit: SMALL }, (request) =>
      askHouse(store, clock, parseBody(HouseRequest, request.body)),
    )
  })
}
