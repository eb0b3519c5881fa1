import { createServer, type Server, type Socket } from 'node:net'
import type { Schedule } from './transport.ts'

/** A raw TCP printer that behaves as the test says, on a port of this machine. */
export interface TestPrinter {
  readonly port: number
  /** What each connection has sent, in order of the connections. */
  readonly received: Buffer[]
  close(): Promise<void>
}

export type Behaviour = 'prints' | 'stalls' | 'cutsWhileReading'

export async function testPrinter(behaviour: Behaviour, port = 0): Promise<TestPrinter> {
  const received: Buffer[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    const index = received.push(Buffer.alloc(0)) - 1
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      received[index] = Buffer.concat([received[index] ?? Buffer.alloc(0), data])
      if (behaviour === 'cutsWhileReading') socket.resetAndDestroy()
      if (behaviour === 'stalls') socket.pause()
    })
    socket.on('end', () => {
      if (behaviour === 'prints') socket.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    received,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Time that passes when the test says so. */
export class TestTime {
  nowMs = Date.parse('2026-11-22T08:00:00.000Z')
  private readonly due = new Map<object, { run: () => void; atMs: number }>()

  readonly clock = (): Date => new Date(this.nowMs)

  readonly schedule: Schedule = (run, ms) => {
    const key = {}
    this.due.set(key, { run, atMs: this.nowMs + ms })
    return { cancel: () => this.due.delete(key) }
  }

  get waiting(): number {
    return this.due.size
  }

  pass(ms: number): void {
    this.nowMs += ms
    for (const [key, { run, atMs }] of [...this.due]) {
      if (atMs > this.nowMs || !this.due.delete(key)) continue
      run()
    }
  }
}

/** Waits for a state that real sockets bring about; the test's own time-out is the limit. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}
