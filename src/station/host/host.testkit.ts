import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, StationEvent, StationMessage } from '../../core/protocol/station-api.ts'
import { type HttpHost, type HttpHostOptions, startHttp } from './http-host.ts'
import { createLog } from './log.ts'
import type { SetUpArgs } from './set-up.ts'
import { openHost, type StationHost, type StationHostOptions } from './station-host.ts'

/** A host with real sockets on a folder of its own; time passes when the test says so. */
export class TestHost {
  readonly dir = mkdtempSync(join(tmpdir(), 'entrepot-'))
  readonly logged: string[] = []
  now = Date.parse('2026-11-22T08:00:00.000Z')
  private running: { host: StationHost; http: HttpHost } | null = null
  private readonly clients = new Set<TestClient>()

  get host(): StationHost {
    if (!this.running) throw new Error('the host is not running')
    return this.running.host
  }

  get port(): number {
    return this.running?.http.port ?? 0
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(http: Partial<HttpHostOptions> = {}, options: Partial<StationHostOptions> = {}): Promise<this> {
    const rendererDir = join(this.dir, 'renderer')
    mkdirSync(join(rendererDir, 'assets'), { recursive: true })
    writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Entrepot</title>')
    writeFileSync(join(rendererDir, 'assets', 'index-abc.js'), 'export {}')
    const log = createLog({ write: (line) => void this.logged.push(line) })
    const clock = (): Date => new Date(this.now)
    const host = openHost({
      dataDir: join(this.dir, 'data'),
      log,
      version: '1.2.3',
      makeDemo: async () => undefined,
      clock,
      ...options,
    })
    const running = await startHttp(host, { port: 0, host: '127.0.0.1', rendererDir, log, ...http })
    this.running = { host, http: running }
    return this
  }

  async stop(): Promise<void> {
    await this.running?.http.close()
    await this.running?.host.close()
    this.running = null
    await Promise.all([...this.clients].map((client) => client.closed))
    this.clients.clear()
  }

  async dispose(): Promise<void> {
    await this.stop()
    rmSync(this.dir, { recursive: true, force: true })
  }

  /** The cookie that the console's page sets. */
  async cookie(): Promise<string> {
    const response = await fetch(`${this.url}/`)
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }

  async connect(headers: Readonly<Record<string, string>> = {}): Promise<TestClient> {
    const client = await TestClient.open(`ws://127.0.0.1:${this.port}/api`, headers)
    this.clients.add(client)
    return client
  }

  /** A client with the administrator Ada signed in, PIN 4711. */
  async setUp(change: Partial<SetUpArgs> = {}): Promise<TestClient> {
    const client = await this.connect()
    await client.value('do', 'setUp', setUpArgs(this.host.setUp.code, change))
    return client
  }
}

export const setUpArgs = (code: string | null, change: Partial<SetUpArgs> = {}): SetUpArgs => ({
  code,
  language: 'fr',
  administrator: { name: 'Ada', pin: '4711', badgeCode: 'XUADA1' },
  warehouse: { name: 'Nord', code: 'NORD', country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris' },
  station: { name: 'Bench 1' },
  start: 'empty',
  ...change,
})

/** One WebSocket, with its answers by number and the events that it heard. */
export class TestClient {
  readonly events: StationEvent[] = []
  readonly closed: Promise<number>
  private readonly socket: WebSocket
  private readonly waiting = new Map<number, (answer: Answer) => void>()
  private readonly watching = new Set<() => void>()
  private next = 1

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = new Promise((resolve) => {
      socket.addEventListener('close', (event) => resolve(event.code))
    })
    socket.addEventListener('message', (event) =>
      this.receive(JSON.parse(String(event.data)) as StationMessage),
    )
  }

  static open(url: string, headers: Readonly<Record<string, string>>): Promise<TestClient> {
    // Node's own WebSocket takes headers, which the browsers' types do not know.
    const Socket = WebSocket as unknown as new (
      url: string,
      options: { headers: Readonly<Record<string, string>> },
    ) => WebSocket
    const socket = new Socket(url, { headers })
    const client = new TestClient(socket)
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve(client))
      socket.addEventListener('error', () => reject(new Error('no connection')))
    })
  }

  ask(verb: 'do' | 'query', name: string, args: unknown = {}): Promise<Answer> {
    const id = this.next++
    return new Promise((resolve) => {
      this.waiting.set(id, resolve)
      this.send(JSON.stringify({ id, verb, name, args }))
    })
  }

  async value<Value = unknown>(verb: 'do' | 'query', name: string, args: unknown = {}): Promise<Value> {
    const answer = await this.ask(verb, name, args)
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.value as Value
  }

  /** The code of the refusal, or what came instead. */
  async refusal(verb: 'do' | 'query', name: string, args: unknown = {}): Promise<unknown> {
    const answer = await this.ask(verb, name, args)
    return !answer.ok && 'refusal' in answer ? answer.refusal.code : answer
  }

  /** Resolves when an event of that name has come, also if it had. */
  async event(name: StationEvent['name']): Promise<StationEvent> {
    for (;;) {
      const found = this.events.find((event) => event.name === name)
      if (found) return found
      await new Promise<void>((resolve) => this.watching.add(resolve))
    }
  }

  send(text: string): void {
    this.socket.send(text)
  }

  close(): void {
    this.socket.close()
  }

  private receive(message: StationMessage): void {
    if ('event' in message) {
      this.events.push(message.event)
      for (const wake of this.watching) wake()
      this.watching.clear()
      return
    }
    this.waiting.get(message.id)?.(message.answer)
    this.waiting.delete(message.id)
  }
}
