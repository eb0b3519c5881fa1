// A server with stations that push, on any store. Operations are made in a house in memory, which shows what a station
// that has everything would do, and then sent as a station sends them.
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import {
  type OperationId,
  type StationId,
  SYSTEM_USER,
  type UserId,
  type WarehouseId,
} from '../../src/core/model/ids.ts'
import { type RecordingTx, recordingTx } from '../../src/core/model/recording-tx.ts'
import type { RowStore } from '../../src/core/model/row-store.ts'
import { ORGANISATION, warehouseSpace } from '../../src/core/model/spaces.ts'
import { type TableName, tableNames } from '../../src/core/model/tables.ts'
import type { OperationName } from '../../src/core/operations/registry.ts'
import type { PushAnswer, PushedOperation, RowChange, SyncOutcome } from '../../src/core/protocol/sync.ts'
import { openPostgres, type PostgresOptions } from '../../src/server/store/postgres-server-store.ts'
import type { Account, ServerStore } from '../../src/server/store/server-store.ts'
import { sqliteServerStore } from '../../src/server/store/sqlite-server-store.ts'
import { acceptPush } from '../../src/server/sync/accept-push.ts'
import { startPostgres } from '../support/postgres.ts'

/** A kind of database; each `database` is a new one, on which as many stores are opened as are asked for. */
export interface TestServer {
  database(): Promise<TestDatabase>
  stop(): Promise<void>
}

export interface TestDatabase {
  open(options?: PostgresOptions): Promise<ServerStore>
  close(): Promise<void>
  /** Where it is, on PostgreSQL. */
  readonly url: string | null
}

/** Closes with itself what was opened on it. */
function database(
  url: string | null,
  open: (options?: PostgresOptions) => Promise<ServerStore>,
): TestDatabase {
  const opened: ServerStore[] = []
  return {
    url,
    async open(options) {
      const store = await open(options)
      opened.push(store)
      return store
    },
    async close() {
      await Promise.all(opened.map((store) => store.close()))
    },
  }
}

export async function startSqlite(): Promise<TestServer> {
  const migrationsFolder = new URL('../../db/migrations/sqlite-server', import.meta.url).pathname
  return {
    database: async () =>
      database(null, async () => {
        const client = new Database(':memory:')
        migrate(drizzle({ client }), { migrationsFolder })
        return sqliteServerStore(client)
      }),
    async stop() {},
  }
}

export async function startPostgresServer(): Promise<TestServer> {
  const postgres = await startPostgres({ lasting: false })
  const template = await postgres.newDatabase()
  await (await openPostgres(template)).close()
  return {
    async database() {
      const url = await postgres.newDatabase(template)
      return database(url, (options) => openPostgres(url, { connections: 6, ...options }))
    },
    stop: () => postgres.stop(),
  }
}

/** A station's own numbering of what it sends. */
export interface Sender {
  readonly account: Account
  next(name: OperationName, args: unknown, userId?: UserId): PushedOperation
  push(operations: readonly PushedOperation[], store?: ServerStore): Promise<PushAnswer>
  /** Makes and sends in one step. */
  do(name: OperationName, args: unknown): Promise<PushAnswer>
}

export async function sender(store: ServerStore, stationId: string, warehouseId = 'w1'): Promise<Sender> {
  const account = {
    stationId: stationId as StationId,
    warehouseId: warehouseId as WarehouseId,
    lastSeq: 0,
    revoked: false,
  }
  await store.saveAccount({
    ...account,
    tokenHash: `token of ${stationId}`,
    joinedAt: '2026-03-02T07:00:00.000Z',
  })
  let seq = 0
  const here: Sender = {
    account,
    next(name, args, userId = SYSTEM_USER) {
      seq++
      const opId = `${stationId}-${String(seq).padStart(6, '0')}` as OperationId
      return { seq, opId, name, args, userId, at: '2026-03-02T08:00:00.000Z' }
    },
    push: (operations, to = store) => acceptPush(to, account, operations, '2026-03-02T08:00:01.000Z'),
    do: (name, args) => here.push([here.next(name, args)]),
  }
  return here
}

/** Every row of a space with its version, page by page, as a station loads it. */
export async function rowsOf(store: ServerStore, space: 'org' | `wh:${string}`): Promise<RowChange[]> {
  const rows: RowChange[] = []
  let after: { table: TableName; id: string } | null = null
  do {
    const page = await store.page(space, after, 500)
    rows.push(...page.rows)
    after = page.next
  } while (after)
  return rows
}

export function byTable(rows: readonly RowChange[]): Record<string, unknown[]> {
  return Object.fromEntries(
    tableNames.map((table) => [
      table,
      rows.filter((row) => row.table === table).map(({ row, version }) => ({ ...row, version })),
    ]),
  )
}

/** The first rows of a warehouse: places, goods and stock, as its first station sends them. */
export function furnishing(station: Sender): PushedOperation[] {
  const { stationId, warehouseId } = station.account
  const address = {
    name: 'Entrepot',
    lines: ['1 Quay Street'],
    postcode: '1000',
    city: 'Lyon',
    country: 'FR',
  }
  const setUp = station.next('setUpWarehouse', {
    warehouse: {
      id: warehouseId,
      code: warehouseId.toUpperCase(),
      name: 'Lyon',
      timeZone: 'Europe/Paris',
      country: 'FR',
      currency: 'EUR',
      language: 'fr',
      address,
    },
    station: { id: stationId, name: 'Bench 1', prefix: 'A' },
    administrator: null,
  })
  return [setUp, ...goods(station)]
}

/** Bins, products and stock; also of a warehouse that is not the first of its house. */
export function goods(station: Sender): PushedOperation[] {
  return [
    station.next('saveLocations', {
      locations: ['A-01', 'A-02', 'B-01', 'B-02-BULK'].map((code, index) => ({
        code,
        kind: 'bin',
        aisle: code.charAt(0),
        walkSequence: (index + 1) * 10,
        pickFace: !code.endsWith('BULK'),
      })),
    }),
    station.next('saveProducts', {
      products: [
        { sku: 'MUG', weightGrams: 300, barcodes: [{ code: '2900000000018', unit: 'each', qtyEach: 1 }] },
        {
          sku: 'TEA',
          lotPolicy: 'lot',
          minShelfDays: 5,
          barcodes: [{ code: '2900000000025', unit: 'each', qtyEach: 1 }],
        },
        { sku: 'CARD', barcodes: [{ code: '2900000000032', unit: 'each', qtyEach: 1 }] },
      ],
    }),
    station.next('importStock', {
      importId: 'first',
      rows: [
        { bin: 'A-01', sku: 'MUG', qtyEach: 10 },
        { bin: 'B-02-BULK', sku: 'MUG', qtyEach: 40 },
        { bin: 'A-02', sku: 'TEA', lot: 'L1', expiryOn: '2026-03-20', qtyEach: 8 },
        { bin: 'B-01', sku: 'TEA', lot: 'L2', expiryOn: '2026-04-20', qtyEach: 9 },
        { bin: 'B-01', sku: 'CARD', qtyEach: 30 },
      ],
    }),
  ]
}

/** Work that no operation of the catalogue does, in one batch: each `write` is attempted like an operation. */
export async function pushWrites(
  store: ServerStore,
  account: Account,
  ...writes: ((tx: RecordingTx) => void)[]
): Promise<SyncOutcome[]> {
  const spaces = [ORGANISATION, warehouseSpace(account.warehouseId)]
  return store.push(account.stationId, { written: spaces, read: [] }, async (tx) => {
    const runs = writes.map((write, index) => ({
      perform(rows: RowStore): SyncOutcome {
        write(recordingTx(rows, spaces))
        return { seq: tx.lastSeq + index + 1, outcome: 'done' }
      },
      foresee() {},
    }))
    const opId = (index: number) => `${account.stationId}-write-${tx.lastSeq + index + 1}` as OperationId
    tx.announce(new Map(runs.map((run, index) => [opId(index), run])))
    const outcomes: SyncOutcome[] = []
    for (const [index, run] of runs.entries()) {
      const seq = tx.lastSeq + index + 1
      const outcome = { ...(await tx.attempt(run)), seq }
      const operation = {
        seq,
        opId: opId(index),
        name: 'write',
        args: {},
        userId: SYSTEM_USER,
        at: '2026-03-02T08:00:00.000Z',
      }
      await tx.append({ operation, warehouseId: account.warehouseId, receivedAt: operation.at, outcome })
      outcomes.push(outcome)
    }
    await tx.advance(tx.lastSeq + runs.length)
    return outcomes
  })
}

/** Every row and tombstone that a station of this account is sent, from the beginning. */
export async function everything(store: ServerStore, account: Account) {
  const since = new Map([ORGANISATION, warehouseSpace(account.warehouseId)].map((space) => [space, 0]))
  const pulled = await store.pull({ stationId: account.stationId, since, outcomesAfter: 0, maxRows: 100_000 })
  if (!pulled) throw new Error('the server asks for a reset')
  return pulled
}
