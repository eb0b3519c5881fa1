import { createClient, type StationClient } from './client.ts'
import { portTransport } from './port-transport.ts'
import { socketTransport } from './socket-transport.ts'

/** The one client of this window. Inside Electron the page comes from `app:` and the line is a port, elsewhere a socket. */
export const station: StationClient = createClient(
  window.location.protocol === 'app:' ? portTransport(window) : socketTransport(socketUrl(window.location)),
)

function socketUrl(at: Location): string {
  return `${at.protocol === 'https:' ? 'wss:' : 'ws:'}//${at.host}/api`
}
