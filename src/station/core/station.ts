import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { sqliteStore } from '../../../db/sqlite-store.ts'
import {
  type OperationId,
  type StationId,
  SYSTEM_USER,
  type UserId,
  type WarehouseId,
} from '../../core/model/ids.ts'
import {
  type ContextFields,
  type Operation,
  type Outcome,
  operationContext,
  parseArgs,
  runOperation,
  spacesOf,
} from '../../core/model/operation.ts'
import { recordingTx } from '../../core/model/recording-tx.ts'
import { newSerials } from '../../core/model/serials.ts'
import type { TableName } from '../../core/model/tables.ts'
import {
  type OperationArgs,
  type OperationName,
  type OperationValue,
  operations,
} from '../../core/operations/registry.ts'
import { outcomeReports } from '../sync/outcome-reports.ts'
import { packImages, packNumbers } from '../sync/pending.ts'
import { openReplica, type Replica } from '../sync/replica.ts'
import { type ServerClock, serverClock } from '../sync/server-clock.ts'
import { idleCheckpoint } from './checkpoint.ts'
import { type DatabaseOptions, type LocalDb, openDatabase } from './database.ts'
import { newOperationId } from './operation-id.ts'
import { type ReadDb, readDb } from './read-db.ts'
import { spentSerials } from './spent-serials.ts'
import { type Identity, identityStore } from './station-identity.ts'

/**
 * One station's data and the one way to change it. Every operation is one SQLite transaction together with its outbox
 * row: either both are on the disk, or the person was told that it did not happen.
 */
export interface Station {
  readonly identity: Identity | null
  do<N extends OperationName>(name: N, args: OperationArgs<N>, actor: Actor): Outcome<OperationValue<N>>
  /** What would come of these operations, one after the other; and nothing does. */
  rehearse(steps: readonly Step[], actor: Actor): Outcome<unknown>
  /** Tells the house what the server has not accepted since the last time; answers how much that was. */
  reportOutcomes(): number
  /** From now on this data folder is that station: it becomes its identity as soon as the house's rows are here. */
  adopt(stationId: StationId): void
  /** Makes this data folder another station, with what it has to send. `alsoThen` is in the same transaction. */
  rehomeWithWork(stationId: StationId, alsoThen: () => void): void
  /** The same with nothing: the house is loaded anew. @throws UnsentWorkError */
  rehomeEmpty(stationId: StationId, alsoThen: () => void): void
  /** Hears the names of the tables that an operation changed, after its commit. */
  on(listener: (tables: readonly TableName[]) => void): () => void
  readonly read: ReadDb
  readonly local: LocalDb
  readonly replica: Replica
  readonly serverClock: ServerClock
  readonly clock: () => Date
  readonly dataDir: string
  close(): void
}

export interface Step {
  readonly name: OperationName
  readonly args: unknown
}

export interface Actor {
  readonly userId: UserId
}

export interface StationOptions extends DatabaseOptions {
  readonly dataDir: string
  readonly clock?: () => Date
  /** A clock that nobody sets. */
  readonly monotonicMs?: () => number
  readonly randomBytes?: (size: number) => Uint8Array
}

export function openStation(options: StationOptions): Station {
  const { dataDir, clock = () => new Date(), randomBytes = nodeRandomBytes } = options
  const { monotonicMs = () => performance.now() } = options
  const { writer, reader, local } = openDatabase(dataDir, options)
  const store = sqliteStore(writer)
  const read = readDb(reader)
  const identities = identityStore(writer)
  const checkpoint = idleCheckpoint(writer)
  const listeners = new Set<(tables: readonly TableName[]) => void>()
  const tell = (tables: readonly TableName[]): void => {
    checkpoint.touched()
    if (tables.includes('station')) identities.forget()
    for (const listener of listeners) listener(tables)
  }
  const spent = spentSerials(writer)
  const atServer = serverClock({ db: writer, clock, monotonicMs })
  const replica = openReplica({
    db: writer,
    store,
    spent,
    clock,
    changed: tell,
    tellTime: atServer.heard,
    asking: atServer.asking,
  })
  const putOutbox = writer.prepare(
    'insert into "outbox" ("opId", "name", "args", "userId", "stationId", "warehouseId", "at", "before", "numbers") values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )

  const reports = outcomeReports(writer)

  const commit = <Value>(
    operation: Operation<string, unknown, Value>,
    args: unknown,
    fields: ContextFields,
  ) => {
    const tx = recordingTx(store, spacesOf(operation, fields.warehouseId))
    writer.exec('begin immediate')
    try {
      const serials = newSerials(spent)
      const outcome = runOperation(operation, tx, args, operationContext(fields, serials), 'first')
      if (outcome.ok) {
        const { opId, userId, stationId, warehouseId, at } = fields
        putOutbox.run(
          opId,
          operation.name,
          JSON.stringify(args),
          userId,
          stationId,
          warehouseId,
          at,
          packImages(tx.beforeImages()),
          packNumbers(serials.taken()),
        )
        if (operation.name === operations.setUpWarehouse.name) identities.save(stationId)
      }
      writer.exec(outcome.ok ? 'commit' : 'rollback')
      return { outcome, tables: outcome.ok ? tx.changedTables() : [] }
    } catch (error) {
      // SQLite may have rolled back by itself (disk full); a second rollback would hide the reason.
      if (writer.inTransaction) writer.exec('rollback')
      throw error
    }
  }

  const fieldsOf = (args: unknown, userId: UserId, opId: OperationId | null): ContextFields => {
    const now = clock()
    const { stationId, warehouseId } = identities.get() ?? placeOfSetUp(args)
    return {
      opId: opId ?? newOperationId(now, randomBytes),
      at: now.toISOString(),
      userId,
      stationId,
      warehouseId,
    }
  }
  const run = <N extends OperationName>(
    name: N,
    input: OperationArgs<N>,
    userId: UserId,
    opId: OperationId | null,
  ): Outcome<OperationValue<N>> => {
    const operation = operationNamed(name)
    const parsed = parseArgs(operation, input)
    if (!parsed.ok) return parsed
    const { outcome, tables } = commit(operation, parsed.value, fieldsOf(parsed.value, userId, opId))
    if (outcome.ok) tell(tables)
    return outcome
  }

  return {
    get identity() {
      return identities.get()
    },
    do(name, input, { userId }) {
      return run(name, input, userId, null)
    },
    rehearse(steps, { userId }) {
      let last: Outcome<unknown> = { ok: true, value: null }
      writer.exec('begin immediate')
      try {
        for (const { name, args } of steps) {
          const operation = operationNamed(name)
          const parsed = parseArgs(operation, args)
          if (!parsed.ok) return parsed
          const fields = fieldsOf(parsed.value, userId, null)
          const tx = recordingTx(store, spacesOf(operation, fields.warehouseId))
          last = runOperation(operation, tx, parsed.value, operationContext(fields), 'first')
          if (!last.ok) return last
        }
        return last
      } finally {
        if (writer.inTransaction) writer.exec('rollback')
      }
    },
    reportOutcomes() {
      if (!identities.get()) return 0
      const due = reports.due(replica.heard()?.serverTime ?? null)
      for (const { opId, args } of due) run('reportOutcome', args, SYSTEM_USER, opId)
      return due.length
    },
    adopt: identities.save,
    rehomeWithWork(stationId, alsoThen) {
      replica.rehomeWithWork(stationId, () => {
        identities.replace(stationId)
        alsoThen()
      })
    },
    rehomeEmpty(stationId, alsoThen) {
      replica.rehomeEmpty(() => {
        identities.replace(stationId)
        alsoThen()
      })
    },
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read,
    local,
    replica,
    serverClock: atServer,
    clock,
    dataDir,
    close() {
      checkpoint.stop()
      reader.close()
      writer.close()
    },
  }
}

function operationNamed<N extends OperationName>(name: N): Operation<N, unknown, OperationValue<N>> {
  return operations[name] as unknown as Operation<N, unknown, OperationValue<N>>
}

/** Before the set-up there is no warehouse to work in but the one that the arguments found. */
function placeOfSetUp(args: unknown): { stationId: StationId; warehouseId: WarehouseId } {
  const { station, warehouse } = args as { station?: { id: StationId }; warehouse?: { id: WarehouseId } }
  if (!station || !warehouse) throw new Error('this station has no warehouse yet')
  return { stationId: station.id, warehouseId: warehouse.id }
}
