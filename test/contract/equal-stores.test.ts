import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/core/model/memory-store.ts'
import {
  type Operation,
  operationContext,
  parseArgs,
  runOperation,
  spacesOf,
} from '../../src/core/model/operation.ts'
import { recordingTx, undo } from '../../src/core/model/recording-tx.ts'
import { newSerials, sameSerials } from '../../src/core/model/serials.ts'
import { type TableName, tableNames } from '../../src/core/model/tables.ts'
import { operations } from '../../src/core/operations/registry.ts'
import type { PushedOperation } from '../../src/core/protocol/sync.ts'
import type { Account } from '../../src/server/store/server-store.ts'
import { argsOf, type Step, stepArbitrary } from '../properties/random-day.testkit.ts'
import {
  everything,
  furnishing,
  sender,
  startPostgresServer,
  startSqlite,
  type TestServer,
} from './server-house.testkit.ts'

/** Random days, sent in random batches, some of them twice: memory, SQLite and PostgreSQL end with the same rows. */
interface Sent extends Step {
  /** The batch ends here. */
  readonly flush: boolean
  /** Its answer was lost: it comes again, with the next ones behind it. */
  readonly lost: boolean
}

const dayArbitrary: fc.Arbitrary<Sent[]> = fc.array(
  fc
    .tuple(stepArbitrary, fc.nat({ max: 5 }), fc.nat({ max: 9 }))
    .map(([step, end, lost]) => ({ ...step, flush: end === 0, lost: lost === 0 })),
  { minLength: 60, maxLength: 160, size: 'max' },
)

describe('all stores', () => {
  let servers: TestServer[]
  const tally = new Map<string, number>()
  const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1)

  beforeAll(async () => {
    servers = [await startSqlite(), await startPostgresServer()]
  }, 90_000)
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()))
  }, 90_000)

  it('[SS29] end with equal rows, versions, tombstones and outcomes after the same pushes', async () => {
    await fc.assert(
      fc.asyncProperty(dayArbitrary, async (day) => {
        const databases = await Promise.all(servers.map((server) => server.database()))
        try {
          const stores = await Promise.all(databases.map((database) => database.open()))
          const stations = await Promise.all(stores.map((store) => sender(store, 's1')))
          const [station] = stations
          if (!station) throw new Error('no station')
          const model = shadow(station.account)
          let batch: PushedOperation[] = []
          const flush = async () => {
            const answers = await Promise.all(stations.map((each) => each.push(batch)))
            const [first, ...others] = answers.map(
              (answer) => 'outcomes' in answer && answer.outcomes.map(withoutReason),
            )
            for (const other of others) expect(other).toEqual(first)
          }
          batch = furnishing(station)
          for (const operation of batch) model.apply(operation)
          await flush()
          batch = []
          for (const step of day) {
            const operation = station.next(step.name, argsOf(model, step))
            count(`${step.name} ${model.apply(operation)}`)
            batch.push(operation)
            if (!step.flush && batch.length < 100) continue
            await flush()
            if (!step.lost) batch = []
          }
          if (batch.length > 0) await flush()
          const pulled = await Promise.all(stores.map((store) => everything(store, station.account)))
          const [sqlite, postgres] = pulled.map(({ versions, rows, tombstones, lastSeq, outcomes }) => ({
            versions: [...versions],
            rows: sorted(rows),
            tombstones: sorted(tombstones),
            lastSeq,
            outcomes: outcomes.map(withoutReason),
          }))
          expect(postgres).toEqual(sqlite)
          expect(rowsByTable(sqlite?.rows ?? [])).toEqual(model.rows())
          count(`tombstones ${(sqlite?.tombstones.length ?? 0) > 0}`)
        } finally {
          await Promise.all(databases.map((database) => database.close()))
        }
      }),
      { numRuns: 20, seed: 20260302 },
    )
    const ended = (end: string) => [...tally.keys()].filter((what) => what.endsWith(end)).length
    expect(ended(' done')).toBeGreaterThan(20)
    expect(ended(' refused')).toBeGreaterThan(10)
    expect(tally.get('tombstones true')).toBeGreaterThan(0)
    expect(tally.get('confirmPick done')).toBeGreaterThan(50)
  }, 120_000)
})

/** The server's work on the reference store. */
function shadow(account: Account) {
  const store = memoryStore()
  return {
    store,
    rows: () => Object.fromEntries(tableNames.map((table) => [table, store.all(table)])),
    apply({ name, args, opId, at, userId, numbers }: PushedOperation): 'done' | 'refused' {
      const operation = operations[name as keyof typeof operations] as unknown as Operation<
        string,
        unknown,
        unknown
      >
      const parsed = parseArgs(operation, args)
      if (!parsed.ok) return 'refused'
      const tx = recordingTx(store, spacesOf(operation, account.warehouseId))
      const { stationId, warehouseId } = account
      const context = operationContext(
        { opId, at, userId, stationId, warehouseId },
        numbers ? sameSerials(numbers) : newSerials(),
      )
      const outcome = runOperation(operation, tx, parsed.value, context, 'replay')
      if (!outcome.ok) undo(store, tx.beforeImages())
      return outcome.ok ? 'done' : 'refused'
    },
  }
}

/** The words of a fault are the store's own. */
function withoutReason<T extends { readonly outcome: string }>(outcome: T) {
  return outcome.outcome === 'parked' ? { ...outcome, reason: '' } : outcome
}

interface Identified {
  readonly table: TableName
  readonly id?: string
  readonly row?: { readonly id: string }
}

function sorted<T extends Identified>(changes: readonly T[]): T[] {
  const key = ({ table, id, row }: T) => `${table} ${id ?? row?.id}`
  return [...changes].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

function rowsByTable(changes: readonly { readonly table: TableName; readonly row: unknown }[]) {
  return Object.fromEntries(
    tableNames.map((table) => [
      table,
      changes.filter((change) => change.table === table).map(({ row }) => row),
    ]),
  )
}
