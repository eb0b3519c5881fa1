import type { ClientMessage, StationMessage } from '../../core/protocol/station-api.ts'
import type { Transport, TransportHandlers } from './transport.ts'

/** A line that a test opens, breaks and answers by hand. */
export function fakeTransport() {
  const sent: ClientMessage[] = []
  let handlers: TransportHandlers | null = null
  let open = false
  const transport: Transport = {
    send(message) {
      if (open) sent.push(message)
      return open
    },
    listen(next) {
      handlers = next
    },
    reopen() {},
  }
  return {
    transport,
    sent,
    open() {
      open = true
      handlers?.onOpen()
    },
    close() {
      open = false
      handlers?.onClose()
    },
    receive: (message: StationMessage) => handlers?.onMessage(message),
  }
}
