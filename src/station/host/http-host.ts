import { randomBytes } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyStatic from '@fastify/static'
import fastifyWebsocket from '@fastify/websocket'
import fastify, { type FastifyInstance } from 'fastify'
import { RefusedError } from '../../core/model/refusal.ts'
import { API_PATH, PAIR_PATH, PairRequest } from '../../core/protocol/host-http.ts'
import { clientIdIn, setClientCookie } from './client-cookie.ts'
import { guardRequests } from './http-guard.ts'
import type { Logger } from './log.ts'
import { isLoopback } from './options.ts'
import { newToken } from './pairing.ts'
import type { StationHost } from './station-host.ts'
import { serveWebSocket } from './web-socket-client.ts'

/** The station's door for browsers: the console's files, the WebSocket, and the pairing of handhelds. */
export interface HttpHost {
  readonly port: number
  close(): Promise<void>
}

export interface HttpHostOptions {
  /** Null: the usual one, or the next that is free. */
  readonly port: number | null
  readonly host: string
  /** Null where the console was not built. */
  readonly rendererDir: string | null
  readonly log: Logger
  /** Whether an address is this machine's own, which needs no pairing. */
  readonly isOwnAddress?: (address: string) => boolean
}

/** The address cannot be listened on, told in a sentence for the person who started the station. */
export class ListenError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ListenError'
  }
}

const USUAL_PORT = 7420
const PORTS_TRIED = 100
const LARGEST_MESSAGE = 4 * 1024 * 1024
/** Lines of those who are not paired yet: they can only wait for their code, and must not take the place of others. */
const MOST_STRANGERS = 50
const TRY_LATER = 1013

export async function startHttp(station: StationHost, options: HttpHostOptions): Promise<HttpHost> {
  const last = USUAL_PORT + PORTS_TRIED
  for (let port = options.port ?? USUAL_PORT; ; port++) {
    const started = await listen(station, options, port)
    if (typeof started !== 'string') return started
    if (started === 'EADDRINUSE' && options.port === null && port < last) continue
    throw new ListenError(reasonOf(started, options.host, port))
  }
}

function reasonOf(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another with --port N (0: any that is free).`
  if (code === 'EACCES')
    return `Port ${port} may not be used by this person. Choose one above 1023 with --port N.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${host} is not an address of this machine. Choose another with --host ADDR.`
  return `The console cannot be served at ${host}, port ${port} (${code}).`
}

/** The running host, or the code of what is in the way. */
async function listen(
  station: StationHost,
  options: HttpHostOptions,
  wantedPort: number,
): Promise<HttpHost | string> {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 4096,
    routerOptions: { maxParamLength: 500 },
  })
  const port = (): number => {
    const address = app.server.address()
    return typeof address === 'object' && address !== null ? address.port : wantedPort
  }
  await app.register(fastifyCookie)
  await app.register(fastifyWebsocket, { options: { maxPayload: LARGEST_MESSAGE, perMessageDeflate: false } })
  // Behind the WebSocket's plugin, whose hooks must see a request first to end the socket of one that is refused.
  guardRequests(app, options.host, port)
  addApi(app, station, port, options.isOwnAddress ?? isLoopback)
  addPairing(app, station, port)
  await addConsole(app, options.rendererDir, port)
  app.setErrorHandler((error: { statusCode?: number } & Error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500)
      options.log.error({ err: error, route: request.routeOptions.url }, 'fault of a request')
    return reply
      .code(status)
      .type('text/plain')
      .send(status >= 500 ? 'The station failed to answer.' : error.message)
  })
  try {
    await app.listen({ port: wantedPort, host: options.host })
  } catch (error) {
    await app.close()
    if (error instanceof Error && 'code' in error) return String(error.code)
    throw error
  }
  return {
    port: port(),
    async close() {
      station.broadcast.tell({ name: 'closing' })
      await app.close()
    },
  }
}

function addApi(
  app: FastifyInstance,
  station: StationHost,
  port: () => number,
  isOwnAddress: (address: string) => boolean,
): void {
  let strangers = 0
  app.register(async (scope) => {
    scope.get(API_PATH, { websocket: true }, (socket, request) => {
      const clientId = clientIdIn(request, port())
      const onThisMachine = isOwnAddress(request.ip)
      if (!onThisMachine && (clientId === null || !station.pairing.isPaired(clientId))) {
        strangers++
        socket.on('close', () => strangers--)
        if (strangers > MOST_STRANGERS) {
          socket.close(TRY_LATER)
          return
        }
      }
      serveWebSocket(station, socket, { clientId, address: request.ip, onThisMachine })
    })
  })
}

function addPairing(app: FastifyInstance, station: StationHost, port: () => number): void {
  // The console itself asks for the code of a handheld that is not paired.
  app.get(PAIR_PATH, (_request, reply) => reply.redirect('/'))
  app.post(PAIR_PATH, async (request, reply) => {
    const asked = PairRequest.safeParse(request.body)
    if (!asked.success)
      return reply
        .code(400)
        .send({ ok: false, refusal: { code: 'badArguments', path: 'code', message: 'a code and a name' } })
    try {
      setClientCookie(reply, port(), station.pairing.redeem(asked.data, request.ip))
      return { ok: true }
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      return reply.code(403).send({ ok: false, refusal: error.refusal })
    }
  })
}

async function addConsole(
  app: FastifyInstance,
  rendererDir: string | null,
  port: () => number,
): Promise<void> {
  if (rendererDir === null) {
    app.get('/', (_request, reply) =>
      reply.code(503).type('text/plain').send('The console is not built yet: npm run build'),
    )
    return
  }
  await app.register(fastifyStatic, {
    root: rendererDir,
    index: false,
    cacheControl: false,
    // Built files carry a hash of their content in their name; all others are asked for anew each time.
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  for (const path of ['/', '/index.html']) {
    app.get(path, (request, reply) => {
      if (clientIdIn(request, port()) === null) setClientCookie(reply, port(), newToken(randomBytes))
      return reply.sendFile('index.html')
    })
  }
}
