import { randomUUID } from 'node:crypto'
import type { WebSocket } from '@fastify/websocket'
import type { StationMessage } from '../../core/protocol/station-api.ts'
import type { Client } from './client.ts'
import type { StationHost } from './station-host.ts'

/** One WebSocket as a client of the station. What is not JSON text ends it; one that does not read is cut off. */
const MOST_UNSENT_BYTES = 32 * 1024 * 1024
const PING_MS = 30_000
const CLOSE = { unsupported: 1003, invalid: 1007, byStation: 4001 } as const

export interface Visitor {
  /** By its cookie; null where it has none. */
  readonly clientId: string | null
  readonly address: string
  readonly onThisMachine: boolean
}

export function serveWebSocket(host: StationHost, socket: WebSocket, from: Visitor): void {
  const paired = from.clientId !== null && host.pairing.isPaired(from.clientId)
  const client: Client = {
    // Without a cookie there is nothing to know it by when it comes back.
    clientId: from.clientId ?? `connection-${randomUUID()}`,
    throttleKey: paired && from.clientId !== null ? from.clientId : from.address,
    ownWindow: false,
    isAdmitted: () => from.onThisMachine || (from.clientId !== null && host.pairing.isPaired(from.clientId)),
    send(message: StationMessage) {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > MOST_UNSENT_BYTES) socket.terminate()
      else socket.send(JSON.stringify(message))
    },
    close: () => socket.close(CLOSE.byStation),
  }
  const line = host.connect(client)
  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      socket.close(CLOSE.unsupported)
      return
    }
    const message = parsed(String(data))
    if (message === undefined) socket.close(CLOSE.invalid)
    else line.hear(message)
  })
  const pings = keepAlive(socket)
  socket.on('close', () => {
    clearInterval(pings)
    line.leave()
  })
  // Told by `close` as well; without a listener it would end the process.
  socket.on('error', () => undefined)
}

/** Ends a line whose other end is gone without a word: a handheld out of reach, a tablet that was switched off. */
function keepAlive(socket: WebSocket): NodeJS.Timeout {
  let answered = true
  socket.on('pong', () => {
    answered = true
  })
  return setInterval(() => {
    if (!answered) socket.terminate()
    answered = false
    socket.ping()
  }, PING_MS).unref()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
