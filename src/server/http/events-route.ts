import type { FastifyInstance } from 'fastify'
import type { WebSocket } from 'ws'
import type { SpaceName } from '../../core/model/spaces.ts'
import { EventsHello, type EventsMessage, syncPaths } from '../../core/protocol/sync-http.ts'
import type { Account, ServerStore } from '../store/server-store.ts'
import { spacesOfStation } from '../sync/answer-pull.ts'
import { accountOfToken, bearerOf, closeCode } from './authenticate.ts'
import type { Metrics } from './metrics.ts'
import { ProblemError } from './problem-error.ts'

/**
 * Tells members, soon after a commit, that a space of theirs has moved. Hints that come close together are told as one; one
 * that is lost costs nothing but time, because stations also ask by themselves.
 */
const GATHER_MS = 10
const PING_MS = 30_000
const HELLO_MS = 10_000
const TRY_LATER = 1013

interface Listener {
  readonly account: Account
  readonly socket: WebSocket
  readonly spaces: ReadonlySet<SpaceName>
  alive: boolean
}

export interface Events {
  close(): void
}

export function addEventsRoute(app: FastifyInstance, store: ServerStore, metrics: Metrics): Events {
  const listeners = new Set<Listener>()
  const moved = new Set<SpaceName>()
  let gathering: NodeJS.Timeout | undefined

  const tell = (): void => {
    gathering = undefined
    for (const { socket, spaces } of listeners) {
      const message: EventsMessage = { spaces: [...moved].filter((space) => spaces.has(space)) }
      if (message.spaces.length > 0) socket.send(JSON.stringify(message))
    }
    moved.clear()
  }
  const stop = store.onChange((spaces) => {
    for (const space of spaces) moved.add(space)
    gathering ??= setTimeout(tell, GATHER_MS)
  })
  const beat = setInterval(() => {
    for (const listener of listeners) {
      if (!listener.alive) listener.socket.terminate()
      listener.alive = false
      listener.socket.ping()
      recheck(store, listener)
    }
  }, PING_MS).unref()

  const listen = (socket: WebSocket, account: Account): void => {
    if (socket.readyState !== socket.OPEN) return
    const listener: Listener = { account, socket, spaces: new Set(spacesOfStation(account)), alive: true }
    listeners.add(listener)
    metrics.listeners(1)
    socket.on('pong', () => {
      listener.alive = true
    })
    socket.on('close', () => {
      listeners.delete(listener)
      metrics.listeners(-1)
    })
    // The first word tells the station that it listens: it pulls then, and misses nothing.
    socket.send(JSON.stringify({ spaces: [...listener.spaces] } satisfies EventsMessage))
  }
  const admit = (socket: WebSocket, token: string | null): void => {
    accountOfToken(store, token).then(
      (account) => listen(socket, account),
      (error: unknown) => socket.close(error instanceof ProblemError ? closeCode : TRY_LATER),
    )
  }

  app.register(async (scope) => {
    scope.get(syncPaths.events, { websocket: true }, (socket, request) => {
      // Told by `close` as well; without a listener it would end the process.
      socket.on('error', () => undefined)
      const token = bearerOf(request.headers.authorization)
      if (token !== null) {
        admit(socket, token)
        return
      }
      const tooLate = setTimeout(() => socket.close(closeCode), HELLO_MS)
      socket.once('close', () => clearTimeout(tooLate))
      socket.once('message', (data) => {
        clearTimeout(tooLate)
        admit(socket, tokenIn(String(data)))
      })
    })
  })

  return {
    close() {
      stop()
      clearTimeout(gathering)
      clearInterval(beat)
    },
  }
}

/** A token that was revoked ends the line that it had opened. */
function recheck(store: ServerStore, { account, socket }: Listener): void {
  store.account(account.stationId).then(
    (now) => {
      if (!now || now.revoked) socket.close(closeCode)
    },
    () => undefined,
  )
}

function tokenIn(text: string): string | null {
  try {
    const parsed = EventsHello.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.token : null
  } catch {
    return null
  }
}
