import type { Socket } from 'node:net'
import fastifyWebsocket from '@fastify/websocket'
import fastify, { type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { BackupState } from '../../../db/nightly-backups.ts'
import { GENERATION } from '../../core/protocol/generation.ts'
import { syncPaths } from '../../core/protocol/sync-http.ts'
import { attemptLimits } from '../join/attempt-limits.ts'
import type { JoinCodes } from '../join/join-codes.ts'
import { joinHouse } from '../join/join-house.ts'
import type { ServerStore } from '../store/server-store.ts'
import { ForeignSpaceError, type SyncService } from '../sync/sync-service.ts'
import type { KeyAndCertificate } from '../tls/self-signed.ts'
import { addEventsRoute } from './events-route.ts'
import { addJoinRoute } from './join-route.ts'
import { backupMetrics, metrics } from './metrics.ts'
import { openApi } from './openapi.ts'
import { ProblemError, problem } from './problem-error.ts'
import { addSyncRoutes } from './sync-routes.ts'

/** The server's door: every answer that is not a success is a Problem with its reason, and has changed nothing. */
export interface ServerApp {
  readonly port: number
  close(): Promise<void>
}

export interface ServerAppOptions {
  readonly store: ServerStore
  readonly service: SyncService
  readonly codes: JoinCodes
  readonly clock: () => Date
  readonly randomBytes: (size: number) => Uint8Array
  readonly log: Logger
  readonly version: string
  readonly port: number
  readonly host: string
  /** Null: plain HTTP, on this machine or behind something that does TLS. */
  readonly tls: KeyAndCertificate | null
  /** Of the data that this server has. */
  readonly generation?: number
  readonly limits?: Partial<SocketLimits>
  /** What there is of backups, where this server makes its own. */
  readonly backups?: () => BackupState
}

/** What strangers may take up before they have said who they are. */
export interface SocketLimits {
  /** Connections at once; the next one is closed at once. A station has two or three. */
  readonly sockets: number
  /** Who has not said in this time what he wants is cut off. */
  readonly headersMs: number
  /** Nor who has not sent the rest of it in this time. */
  readonly requestMs: number
  /** How often that is looked after. */
  readonly lookEveryMs: number
}

const LIMITS: SocketLimits = { sockets: 2_000, headersMs: 15_000, requestMs: 60_000, lookEveryMs: 5_000 }

/** Stations send small messages only. */
const LARGEST_EVENT = 4096
const RETRY_AFTER_SECONDS = 2
/** What is under way when the server ends has so long to come to its end. */
const DRAIN_MS = 3_000

export async function startServerApp(options: ServerAppOptions): Promise<ServerApp> {
  const { store, log, tls, generation = GENERATION } = options
  const limits = { ...LIMITS, ...options.limits }
  const settings = {
    logger: false,
    bodyLimit: 64 * 1024,
    connectionTimeout: 60_000,
    requestTimeout: limits.requestMs,
  } as const
  const sockets = { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.lookEveryMs }
  const app = (tls
    ? fastify({ ...settings, https: { ...tls, ...sockets } })
    : fastify({ ...settings, http: sockets })) as unknown as FastifyInstance
  app.server.maxConnections = limits.sockets
  const counted = metrics()
  await app.register(fastifyWebsocket, { options: { maxPayload: LARGEST_EVENT, perMessageDeflate: false } })

  app.addHook('onResponse', async (request, reply) => {
    counted.request(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000)
  })
  // A page of any origin can send plain text without being asked who it is; nobody else does.
  app.removeContentTypeParser('text/plain')
  app.setNotFoundHandler(() => {
    throw problem('notFound', 'There is nothing here.')
  })
  app.setErrorHandler((error, request, reply) => {
    const told = asProblem(error)
    if (told.status >= 500) log.error({ err: error, route: request.routeOptions.url }, 'not now')
    if (told.retryAfterSeconds !== null) reply.header('retry-after', told.retryAfterSeconds)
    return reply.code(told.status).send(told.problem)
  })

  // Those that never said a word count as busy, and some wait for the end of a TLS handshake for minutes.
  const connections = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })

  addSyncRoutes(app, {
    store,
    service: options.service,
    codes: options.codes,
    clock: options.clock,
    metrics: counted,
    generation,
  })
  addJoinRoute(app, joinHouse(options), attemptLimits(options.clock), generation)
  const events = addEventsRoute(app, store, counted)
  app.get(syncPaths.health, async () => ({
    ok: true,
    epoch: await store.epoch(),
    version: options.version,
    generation,
  }))
  app.get(syncPaths.metrics, (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(counted.text() + backupMetrics(options)),
  )
  app.get(syncPaths.openapi, () => openApi(options.version))

  try {
    await app.listen({ port: options.port, host: options.host })
  } catch (error) {
    events.close()
    await app.close()
    throw error
  }
  const address = app.server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    async close() {
      events.close()
      const enough = setTimeout(() => {
        for (const socket of connections) socket.destroy()
      }, DRAIN_MS)
      await app.close()
      clearTimeout(enough)
    },
  }
}

/** What the request itself is to blame for has a status of its own; everything else is an outage, and comes again. */
function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof ForeignSpaceError) return problem('foreignSpace', error.message)
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  const message = error instanceof Error ? error.message : ''
  if (status === 413) return problem('tooLarge', 'The message is too large.')
  if (status >= 400 && status < 500) return new ProblemError(status, { problem: 'badRequest', message })
  const unavailable = problem('unavailable', 'The server cannot do this now. Nothing is lost: send it again.')
  return new ProblemError(503, unavailable.problem, RETRY_AFTER_SECONDS)
}
