import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { WrongCertificateError } from './line-errors.ts'

/**
 * Connections to one server. With a pin, the certificate's fingerprint alone decides, and it is judged before a byte of ours
 * goes out; without one, the system's trust decides as for every web site.
 */
const PIN_DIGITS = 64
/** A shortened pin must still be out of reach of who makes certificates by the million. */
const SHORTEST_PIN = 20
const IDLE_MS = 60_000
const OPENING_MS = 15_000

/** The digits of a fingerprint, however it was typed; null where it is none. */
export function plainPin(typed: string): string | null {
  const digits = typed.replace(/[\s:-]/g, '').toUpperCase()
  return /^[0-9A-F]+$/.test(digits) && digits.length >= SHORTEST_PIN && digits.length <= PIN_DIGITS
    ? digits
    : null
}

/** As people compare it. */
export function shownPin(digits: string): string {
  return digits.match(/../g)?.join(':') ?? digits
}

export function agentFor(address: URL, pin: string | null): HttpAgent {
  const options = { keepAlive: true, timeout: IDLE_MS, maxCachedSessions: 0 }
  if (address.protocol === 'http:') return new HttpAgent(options)
  return pin === null ? new HttpsAgent(options) : new PinnedAgent(options, pin)
}

class PinnedAgent extends HttpsAgent {
  private readonly pin: string
  /** Not yet anybody's: the agent itself knows nothing of them. */
  private readonly opening = new Set<TLSSocket>()
  constructor(options: ConstructorParameters<typeof HttpsAgent>[0], pin: string) {
    super(options)
    this.pin = pin
  }

  override createConnection(
    options: ConnectionOptions,
    callback?: (error: Error | null, socket: Duplex) => void,
  ): Duplex | null | undefined {
    const socket: TLSSocket = connect({ ...options, rejectUnauthorized: false })
    this.opening.add(socket)
    let answered = false
    const answer = (error: Error | null): void => {
      if (answered) return
      answered = true
      this.opening.delete(socket)
      if (error) socket.destroy()
      callback?.(error, socket)
    }
    const failed = (error: Error): void => answer(error)
    const silent = (): void => answer(new Error('the server is silent'))
    const closed = (): void => answer(new Error('the server has closed the connection'))
    // Stays: who is destroyed here still has an error to say.
    socket.on('error', failed)
    socket.once('close', closed)
    socket.setTimeout(OPENING_MS, silent)
    socket.once('secureConnect', () => {
      socket.off('timeout', silent)
      socket.off('close', closed)
      const shown = socket.getPeerX509Certificate()?.fingerprint256 ?? ''
      answer(shown.replaceAll(':', '').startsWith(this.pin) ? null : new WrongCertificateError(shown))
    })
    return undefined
  }

  override destroy(): void {
    for (const socket of this.opening) socket.destroy()
    super.destroy()
  }
}
