import type { ClientMessage, StationMessage } from '../../core/protocol/station-api.ts'

/**
 * A line to the station. It opens by itself and opens again by itself; `send` answers false when the line is down, and then
 * nothing has left this screen.
 */
export interface Transport {
  send(message: ClientMessage): boolean
  listen(handlers: TransportHandlers): void
  /** Drop the line and open a new one at once: after pairing, or when a person asks. */
  reopen(): void
}

export interface TransportHandlers {
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly onMessage: (message: StationMessage) => void
}
