import { connect, createServer, type Server, type Socket } from 'node:net'

/** A wire between a station and its server that the test can cut: at once, or after so many bytes of an answer. */
export class CuttingProxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>()
  private server: Server | null = null
  /** Bytes from the server that still get through; null: all. */
  answerBytes: number | null = null
  /** New connections are refused. */
  down = false
  cuts = 0
  target: number

  constructor(target: number) {
    this.target = target
  }

  async start(): Promise<this> {
    const server = createServer((inner) => {
      if (this.down) {
        inner.destroy()
        return
      }
      const outer = connect(this.target, '127.0.0.1')
      const pair = [inner, outer] as const
      this.pairs.add(pair)
      const end = (): void => {
        this.pairs.delete(pair)
        inner.destroy()
        outer.destroy()
      }
      inner.on('data', (bytes) => outer.write(bytes))
      outer.on('data', (bytes) => {
        if (this.answerBytes === null) {
          inner.write(bytes)
          return
        }
        const passed = bytes.subarray(0, this.answerBytes)
        this.answerBytes -= passed.length
        inner.write(passed, () => {
          if (this.answerBytes === 0 && passed.length < bytes.length) {
            this.cuts++
            end()
          }
        })
      })
      for (const socket of pair) {
        socket.on('error', end)
        socket.on('close', end)
      }
    })
    this.server = server
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get port(): number {
    const address = this.server?.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  cut(): void {
    for (const [inner, outer] of [...this.pairs]) {
      inner.destroy()
      outer.destroy()
    }
  }

  async stop(): Promise<void> {
    this.cut()
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(null)))
  }
}
