import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SYSTEM_USER, type WarehouseId } from '../../core/model/ids.ts'
import { GENERATION, GENERATION_HEADER } from '../../core/protocol/generation.ts'
import { SYNC_PROTOCOL } from '../../core/protocol/sync.ts'
import { type JoinAnswer, type JoinRequest, syncPaths } from '../../core/protocol/sync-http.ts'
import { type JoinCodes, joinCodes } from '../join/join-codes.ts'
import { serverLog } from '../log.ts'
import { openSqlite } from '../store/open-sqlite.ts'
import type { ServerStore } from '../store/server-store.ts'
import { syncService } from '../sync/sync-service.ts'
import { type ServerApp, type ServerAppOptions, startServerApp } from './server-app.ts'

/** A server with real sockets on a database of its own; time passes when the test says so. */
export class TestServer {
  readonly dir = mkdtempSync(join(tmpdir(), 'entrepot-server-'))
  readonly logged: string[] = []
  now = Date.parse('2026-11-22T08:00:00.000Z')
  private running: { app: ServerApp; store: ServerStore; codes: JoinCodes; ownStore: boolean } | null = null

  async start(change: Partial<ServerAppOptions> = {}): Promise<this> {
    const clock = (): Date => new Date(this.now)
    const store = change.store ?? openSqlite(this.dir)
    const codes = joinCodes(store, clock, randomBytes)
    const log = serverLog({ write: (line) => void this.logged.push(line) })
    const app = await startServerApp({
      store,
      service: syncService(store, clock, log),
      codes,
      clock,
      randomBytes,
      log,
      version: '1.2.3',
      port: 0,
      host: '127.0.0.1',
      tls: null,
      ...change,
    })
    this.running = { app, store, codes, ownStore: change.store === undefined }
    return this
  }

  private get parts() {
    if (!this.running) throw new Error('the server is not running')
    return this.running
  }

  get store(): ServerStore {
    return this.parts.store
  }

  get port(): number {
    return this.parts.app.port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async code(warehouseId: string | null = null): Promise<string> {
    return (await this.parts.codes.offer(60_000, warehouseId as WarehouseId | null)).code
  }

  async post(
    path: string,
    body: unknown,
    token: string | null = null,
    generation: number | null = GENERATION,
  ): Promise<{ status: number; body: unknown; retryAfter: string | null }> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(generation !== null && { [GENERATION_HEADER]: String(generation) }),
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: text ? JSON.parse(text) : null,
      retryAfter: response.headers.get('retry-after'),
    }
  }

  async join(change: Partial<JoinRequest> = {}): Promise<JoinAnswer> {
    const code = change.code ?? (await this.code())
    const asked = { protocol: SYNC_PROTOCOL, stationName: 'Bench', ...change, code }
    const { status, body } = await this.post(syncPaths.join, asked)
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body as JoinAnswer
  }

  /** The first station, with the house that it has set up. */
  async house(): Promise<JoinAnswer> {
    const first = await this.join()
    const { status, body } = await this.post(
      syncPaths.push,
      pushOf(1, 'setUpWarehouse', setUpArgs(first)),
      first.token,
    )
    if (status !== 200) throw new Error(JSON.stringify(body))
    return first
  }

  async stop(): Promise<void> {
    await this.running?.app.close()
    if (this.running?.ownStore) await this.running.store.close()
    this.running = null
  }

  async dispose(): Promise<void> {
    await this.stop()
    rmSync(this.dir, { recursive: true, force: true })
  }
}

let ops = 0
export const pushOf = (seq: number, name: string, args: unknown, opId = `op-${ops++}`) => ({
  protocol: SYNC_PROTOCOL,
  epoch: null,
  operations: [{ seq, opId, name, args, userId: SYSTEM_USER, at: '2026-11-22T08:00:00.000Z' }],
})

export const pullOf = (since: Readonly<Record<string, number>> = {}) => ({
  protocol: SYNC_PROTOCOL,
  epoch: null,
  since,
  outcomesAfter: 0,
})

export const setUpArgs = ({
  stationId,
  warehouseId,
  prefix,
}: Pick<JoinAnswer, 'stationId' | 'warehouseId' | 'prefix'>) => ({
  warehouse: {
    id: warehouseId,
    code: 'MAIN',
    name: 'Main',
    timeZone: 'Europe/Paris',
    country: 'FR',
    currency: 'EUR',
    language: 'fr',
    address: { name: 'Main', lines: [], postcode: '', city: '', country: 'FR' },
  },
  station: { id: stationId, name: 'Bench 1', prefix },
  administrator: {
    id: 'u-ada',
    name: 'Ada',
    pinHash: `scrypt$32768$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}`,
    language: 'fr',
  },
})
