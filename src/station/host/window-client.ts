import type { StationMessage } from '../../core/protocol/station-api.ts'
import type { Client } from './client.ts'
import type { StationHost } from './station-host.ts'

/** A window's end of a MessagePort, as a process of Electron gets it: so much of it as is used here. */
export interface WindowPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: StationMessage): void
  start(): void
  close(): void
}

/**
 * The window of this very program: whoever sits at it has started it, so it needs no set-up code. It keeps its session
 * when its page is loaded again or this process is started again, as a browser does by its cookie.
 */
export const WINDOW_CLIENT = 'window'

export function servePort(host: StationHost, port: WindowPort): void {
  let open = true
  const client: Client = {
    clientId: WINDOW_CLIENT,
    throttleKey: WINDOW_CLIENT,
    ownWindow: true,
    isAdmitted: () => true,
    send(message) {
      if (open) port.postMessage(message)
    },
    close: () => port.close(),
  }
  const line = host.connect(client)
  port.on('message', (event) => line.hear(event.data))
  port.on('close', () => {
    open = false
    line.leave()
  })
  port.start()
}
