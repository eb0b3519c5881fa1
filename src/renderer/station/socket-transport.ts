import type { ClientMessage, StationMessage } from '../../core/protocol/station-api.ts'
import type { Transport, TransportHandlers } from './transport.ts'

/** Waits between tries: soon at first, then calmly, for a station that is off for the night. */
const WAITS_MS = [250, 500, 1000, 2000, 4000] as const

interface Environment {
  readonly open: (url: string) => WebSocket
  readonly setTimer: (run: () => void, ms: number) => void
}

/**
 * A WebSocket that is opened again whenever it closes. A line that was replaced is never heard again: its late events
 * are dropped, so that "closed" of an old line cannot be taken for the new one's.
 */
export function socketTransport(
  url: string,
  environment: Environment = {
    open: (address) => new WebSocket(address),
    setTimer: (run, ms) => void setTimeout(run, ms),
  },
): Transport {
  let handlers: TransportHandlers | null = null
  let socket: WebSocket | null = null
  let tries = 0

  const connect = () => {
    const mine = environment.open(url)
    socket = mine
    mine.onopen = () => {
      if (socket !== mine) return
      tries = 0
      handlers?.onOpen()
    }
    mine.onmessage = (event: MessageEvent) => {
      if (socket === mine) handlers?.onMessage(JSON.parse(String(event.data)) as StationMessage)
    }
    mine.onclose = () => {
      if (socket !== mine) return
      socket = null
      handlers?.onClose()
      const wait = WAITS_MS[Math.min(tries, WAITS_MS.length - 1)] ?? 4000
      tries += 1
      environment.setTimer(() => {
        if (!socket) connect()
      }, wait)
    }
  }

  return {
    send(message: ClientMessage) {
      if (socket?.readyState !== 1) return false
      socket.send(JSON.stringify(message))
      return true
    },
    listen(next) {
      handlers = next
      connect()
    },
    reopen() {
      const old = socket
      socket = null
      tries = 0
      old?.close()
      if (old) handlers?.onClose()
      connect()
    },
  }
}
