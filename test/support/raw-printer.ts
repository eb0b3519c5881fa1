// A label printer as the network sees it: a port that takes raw bytes until the sender ends, then closes its side too.
// It can be jammed (takes all and never says that it is done) and it can be switched off.
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

export class RawPrinter {
  /** What came whole, in order: one entry for each connection that its sender ended. */
  readonly received: string[] = []
  jammed = false
  private server: Server | null = null
  private readonly sockets = new Set<Socket>()
  private readonly watchers = new Set<() => void>()
  private boundPort = 0

  get port(): number {
    return this.boundPort
  }

  async on(port = this.boundPort): Promise<void> {
    const server = createServer({ allowHalfOpen: true }, (socket) => this.take(socket))
    this.server = server
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    this.boundPort = address.port
  }

  async off(): Promise<void> {
    const { server } = this
    if (!server) return
    this.server = null
    const closed = once(server, 'close')
    server.close()
    for (const socket of this.sockets) socket.destroy()
    await closed
  }

  /** Resolves when `isIt` holds; looked at after everything that happens here. */
  async until(isIt: () => boolean): Promise<void> {
    while (!isIt()) await new Promise<void>((resolve) => this.watchers.add(resolve))
  }

  private take(socket: Socket): void {
    this.sockets.add(socket)
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    socket.on('end', () => {
      if (parts.length > 0) this.received.push(Buffer.concat(parts).toString('utf8'))
      if (!this.jammed) socket.end()
      this.tell()
    })
    socket.on('error', () => this.tell())
    socket.on('close', () => {
      this.sockets.delete(socket)
      this.tell()
    })
  }

  private tell(): void {
    const watchers = [...this.watchers]
    this.watchers.clear()
    for (const watcher of watchers) watcher()
  }
}
