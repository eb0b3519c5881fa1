import { WebSocket } from 'ws'
import type { SpaceName } from '../../core/model/spaces.ts'
import { EventsMessage, syncPaths } from '../../core/protocol/sync-http.ts'
import type { ServerClient } from './server-client.ts'

/**
 * Hears from the server that something has moved. It only makes a station quicker: whatever is lost here, the next round
 * finds.
 */
export interface EventSocket {
  close(): void
}

export interface EventListener {
  readonly moved: (spaces: readonly SpaceName[]) => void
  /** Called once, however the line ended. */
  readonly closed: () => void
}

/** The server pings; a line on which nothing comes for so long is dead. */
const SILENCE_MS = 75_000
const HANDSHAKE_MS = 15_000

export type OpenEvents = (listener: EventListener) => EventSocket

export function eventSocket(client: ServerClient): OpenEvents {
  return ({ moved, closed }) => {
    const url = new URL(syncPaths.events, client.address)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(url, {
      agent: client.agent,
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: 64 * 1024,
      headers: { authorization: `Bearer ${client.token ?? ''}` },
    })
    const silence = setTimeout(() => socket.terminate(), SILENCE_MS).unref()
    let ended = false
    const end = (): void => {
      if (ended) return
      ended = true
      clearTimeout(silence)
      closed()
    }
    socket.on('ping', () => silence.refresh())
    socket.on('message', (data) => {
      silence.refresh()
      const spaces = spacesIn(String(data))
      if (spaces) moved(spaces)
    })
    socket.on('close', end)
    // Followed by `close`; without a listener it would end the process.
    socket.on('error', () => undefined)
    return {
      close() {
        ended = true
        clearTimeout(silence)
        socket.terminate()
      },
    }
  }
}

function spacesIn(text: string): readonly SpaceName[] | null {
  try {
    const parsed = EventsMessage.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data.spaces : null
  } catch {
    return null
  }
}
