import type { ClientMessage, StationMessage } from '../../core/protocol/station-api.ts'
import type { Transport, TransportHandlers } from './transport.ts'

/** The word with which the preload script hands over the station's port; see src/preload. */
export const PORT_MESSAGE = 'entrepot:station-port'

/**
 * The Electron window's line: a MessagePort that the preload script posts to the window. When the station's process is
 * started again a new port comes, and the old one is not heard any more.
 */
export function portTransport(target: Window): Transport {
  let handlers: TransportHandlers | null = null
  let port: MessagePort | null = null

  const drop = () => {
    if (!port) return
    port.onmessage = null
    port.close()
    port = null
    handlers?.onClose()
  }

  target.addEventListener('message', (event: MessageEvent) => {
    const next = event.ports[0]
    if (event.source !== target || event.data !== PORT_MESSAGE || !next) return
    drop()
    port = next
    next.onmessage = (message: MessageEvent<StationMessage>) => handlers?.onMessage(message.data)
    // Fired when the other end is gone, which is how a crashed station shows.
    next.addEventListener('close', () => {
      if (port === next) drop()
    })
    handlers?.onOpen()
  })

  return {
    send(message: ClientMessage) {
      if (!port) return false
      port.postMessage(message)
      return true
    },
    listen(next) {
      handlers = next
      if (port) next.onOpen()
    },
    reopen() {
      // Ports are handed out by the shell; there is nothing to dial.
    },
  }
}
