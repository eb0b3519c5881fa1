import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Random } from './random.ts'

/**
 * The network between a station and its server at its worst: bytes come late, so that connections overtake each other; answers
 * are cut off in the middle; lines break; and whole requests come a second time, when they are no longer expected.
 */
export interface ProxyTally {
  cuts: number
  truncated: number
  replayed: number
  delayed: number
}

/** Of a request that may come again. */
const MOST_KEPT_BYTES = 256 * 1024
const MOST_KEPT = 20

export class HostileProxy {
  readonly tally: ProxyTally = { cuts: 0, truncated: 0, replayed: 0, delayed: 0 }
  /** Longest time by which a piece is held back. */
  delayMs = 0
  private truncating = 0
  /** What is to happen to the next who comes, because nobody was there. */
  private cutNext = false
  private truncateNext = false
  private readonly random: Random
  private readonly targetPort: number
  private readonly sockets = new Set<Socket>()
  private readonly requests: Buffer[] = []
  private server: Server | null = null

  constructor(targetPort: number, random: Random) {
    this.targetPort = targetPort
    this.random = random
  }

  async start(): Promise<this> {
    const server = createServer((inner) => this.join(inner))
    this.server = server
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get url(): string {
    const address = this.server?.address()
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  }

  /** Breaks every line that is open now. */
  cut(): void {
    if (this.sockets.size > 0) this.tally.cuts++
    else this.cutNext = true
    for (const socket of [...this.sockets]) socket.destroy()
  }

  /** Sends something that was sent before once more; nobody hears the answer. */
  async replay(): Promise<void> {
    // Somebody is at work: it cannot be long.
    for (let tries = 0; this.requests.length === 0 && tries < 200; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50))
    if (this.requests.length === 0) return
    const request = this.random.of(this.requests)
    const socket = connect(this.targetPort, '127.0.0.1')
    await new Promise<void>((resolve) => {
      socket.once('error', () => resolve())
      socket.once('close', () => resolve())
      socket.once('data', () => {
        this.tally.replayed++
        socket.destroy()
      })
      socket.setTimeout(2_000, () => socket.destroy())
      socket.write(request)
    })
  }

  /** From now on one in so many pieces of an answer is cut short, and its line with it; the first one surely. */
  truncate(oneIn: number): void {
    this.truncating = oneIn
    this.truncateNext = true
  }

  heal(): void {
    this.delayMs = 0
    this.truncating = 0
  }

  async stop(): Promise<void> {
    for (const socket of [...this.sockets]) socket.destroy()
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(null)))
  }

  private join(inner: Socket): void {
    const outer = connect(this.targetPort, '127.0.0.1')
    const end = (): void => {
      for (const socket of [inner, outer]) {
        this.sockets.delete(socket)
        socket.destroy()
      }
    }
    for (const socket of [inner, outer]) {
      this.sockets.add(socket)
      socket.on('error', end)
      socket.on('close', end)
    }
    const request: Buffer[] = []
    this.pipe(inner, outer, (bytes) => {
      // A new request on a line that is used again.
      if (bytes.subarray(0, 5).toString('latin1') === 'POST ') request.length = 0
      request.push(bytes)
      if (this.cutNext) {
        this.cutNext = false
        this.tally.cuts++
        setImmediate(end)
      }
      return bytes
    })
    this.pipe(outer, inner, (bytes) => {
      this.keep(request)
      if (this.truncating === 0) return bytes
      if (!this.truncateNext && !this.random.chance(this.truncating)) return bytes
      this.truncateNext = false
      this.tally.truncated++
      setImmediate(end)
      return bytes.subarray(0, this.random.below(bytes.length))
    })
  }

  /** Pieces of one line keep their order; those of two lines do not. */
  private pipe(from: Socket, to: Socket, change: (bytes: Buffer) => Buffer): void {
    let before = Promise.resolve()
    from.on('data', (bytes) => {
      const passed = change(bytes)
      const wait = this.delayMs > 0 ? this.random.below(this.delayMs) : 0
      if (wait > 0) this.tally.delayed++
      before = before.then(async () => {
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
        if (!to.destroyed) to.write(passed)
      })
    })
  }

  private keep(request: Buffer[]): void {
    const whole = Buffer.concat(request)
    if (
      !whole.subarray(0, 17).toString('latin1').startsWith('POST /sync/push') ||
      whole.length > MOST_KEPT_BYTES
    )
      return
    this.requests.push(whole)
    if (this.requests.length > MOST_KEPT) this.requests.shift()
    request.length = 0
  }
}
