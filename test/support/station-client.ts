// A console without a screen: one WebSocket with the cookie of one device. Invariant: every question is answered or
// rejected; one that was lost with the line is a LineLost, so that a test knows what it may not assume.

import type { QueryName, QueryValue } from '../../src/core/protocol/queries.ts'
import type { Answer, StationMessage } from '../../src/core/protocol/station-api.ts'
import type { DoName, DoValue } from '../../src/renderer/station/client.ts'

export class LineLost extends Error {
  constructor() {
    super('the line broke before the answer')
    this.name = 'LineLost'
  }
}

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** The cookie under which the host knows a new device. */
export async function newDevice(url: string): Promise<string> {
  const page = await fetch(`${url}/`)
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0]
  if (!page.ok || cookie === undefined) throw new Error(`no console at ${url}: ${page.status}`)
  return cookie
}

export class StationClient {
  readonly closed: Promise<void>
  private readonly socket: WebSocket
  private readonly waiting = new Map<number, Waiting>()
  private readonly watchers = new Set<() => void>()
  private next = 1

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = new Promise((resolve) => {
      socket.addEventListener('close', () => {
        for (const { reject } of this.waiting.values()) reject(new LineLost())
        this.waiting.clear()
        resolve()
      })
    })
    socket.addEventListener('message', (event) =>
      this.receive(JSON.parse(String(event.data)) as StationMessage),
    )
  }

  static open(url: string, cookie: string): Promise<StationClient> {
    // Node's own WebSocket takes headers, which the browsers' types do not know.
    const Socket = WebSocket as unknown as new (
      url: string,
      options: { headers: Readonly<Record<string, string>> },
    ) => WebSocket
    const socket = new Socket(`${url.replace(/^http/, 'ws')}/api`, { headers: { cookie } })
    const client = new StationClient(socket)
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve(client))
      socket.addEventListener('close', () => reject(new LineLost()))
    })
  }

  ask(verb: 'do' | 'query', name: string, args: unknown): Promise<Answer> {
    const id = this.next++
    return new Promise((resolve, reject) => {
      if (this.socket.readyState !== WebSocket.OPEN) return reject(new LineLost())
      this.waiting.set(id, { resolve, reject })
      this.socket.send(JSON.stringify({ id, verb, name, args }))
    })
  }

  async do<N extends DoName>(name: N, args: unknown = {}): Promise<DoValue<N>> {
    return answered(name, await this.ask('do', name, args)) as DoValue<N>
  }

  async query<N extends QueryName>(name: N, args: unknown = {}): Promise<QueryValue<N>> {
    return answered(name, await this.ask('query', name, args)) as QueryValue<N>
  }

  /** Asks now and whenever the station says that something changed, until the answer is what is waited for. */
  async until<V>(ask: () => Promise<V>, isIt: (value: V) => boolean): Promise<V> {
    for (;;) {
      let changed = false
      let wake: (() => void) | undefined
      const watcher = (): void => {
        changed = true
        wake?.()
      }
      this.watchers.add(watcher)
      try {
        const value = await ask()
        if (isIt(value)) return value
        // A line that breaks wakes too: the next question is then rejected.
        if (!changed) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), this.closed])
      } finally {
        this.watchers.delete(watcher)
      }
    }
  }

  async close(): Promise<void> {
    this.socket.close()
    await this.closed
  }

  private receive(message: StationMessage): void {
    if ('event' in message) {
      for (const watcher of [...this.watchers]) watcher()
      return
    }
    this.waiting.get(message.id)?.resolve(message.answer)
    this.waiting.delete(message.id)
  }
}

function answered(name: string, answer: Answer): unknown {
  if (answer.ok) return answer.value
  throw new Error(`${name}: ${JSON.stringify(answer)}`)
}
