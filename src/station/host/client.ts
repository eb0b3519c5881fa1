import type { StationMessage } from '../../core/protocol/station-api.ts'
import type { Asker } from '../session/sign-in.ts'

/** Who is at the other end of a socket or port: a browser by its cookie, a window of Electron by its port. */
export interface Client extends Asker {
  /** A window of this very program: it needs no set-up code. */
  readonly ownWindow: boolean
  /** Whether it may say anything at all: on this machine, or paired. Asked for each message, since it can be taken back. */
  readonly isAdmitted: () => boolean
  readonly send: (message: StationMessage) => void
  readonly close: () => void
}
