import type { OperationId, StationId, UserId, WarehouseId } from '../../src/core/model/ids.ts'
import type { MemoryStore } from '../../src/core/model/memory-store.ts'
import { type Operation, operationContext, runOperation, spacesOf } from '../../src/core/model/operation.ts'
import { recordingTx, undo } from '../../src/core/model/recording-tx.ts'
import { newSerials, sameSerials, type TakenSerial } from '../../src/core/model/serials.ts'
import { type SpaceName, spaceOf } from '../../src/core/model/spaces.ts'
import { operations } from '../../src/core/operations/registry.ts'
import { memoryOf, type Tables, tablesOfMemory } from './tables.testkit.ts'

/** The sync without any sync: operations run one after the other in memory. What stations and servers must equal. */
export interface Deed {
  readonly opId: string
  readonly name: string
  readonly args: unknown
  readonly userId: string
  readonly stationId: string
  readonly warehouseId: string
  readonly at: string
  readonly numbers: readonly TakenSerial[] | null
}

export interface Verdict {
  readonly outcome: 'done' | 'refused' | 'parked'
  /** Spaces that were written to: each of them moves by one version. */
  readonly spaces: ReadonlySet<SpaceName>
  readonly detail: string
  /** It had written something before it was refused. */
  readonly trace: boolean
}

export function perform(store: MemoryStore, deed: Deed): Verdict {
  const operation = operations[deed.name as keyof typeof operations] as unknown as Operation<
    string,
    unknown,
    unknown
  >
  const tx = recordingTx(store, spacesOf(operation, deed.warehouseId as WarehouseId))
  const context = operationContext(
    {
      opId: deed.opId as OperationId,
      at: deed.at,
      userId: deed.userId as UserId,
      stationId: deed.stationId as StationId,
      warehouseId: deed.warehouseId as WarehouseId,
    },
    deed.numbers ? sameSerials(deed.numbers) : newSerials(),
  )
  try {
    const outcome = runOperation(operation, tx, deed.args, context, 'replay')
    if (!outcome.ok) {
      const written = tx.beforeImages()
      undo(store, written)
      return {
        outcome: 'refused',
        spaces: new Set(),
        detail: outcome.refusal.code,
        trace: written.length > 0,
      }
    }
  } catch (error) {
    undo(store, tx.beforeImages())
    return {
      outcome: 'parked',
      spaces: new Set(),
      detail: error instanceof Error ? error.message : String(error),
      trace: false,
    }
  }
  const spaces = new Set<SpaceName>()
  for (const { table, id, row } of tx.beforeImages()) {
    if (row) spaces.add(spaceOf(table, row))
    const now = store.get(table, id)
    if (now) spaces.add(spaceOf(table, now))
  }
  return { outcome: 'done', spaces, detail: '', trace: false }
}

export interface Model {
  readonly store: MemoryStore
  readonly versions: ReadonlyMap<SpaceName, number>
  /** How many entries of the server's log it has taken in. */
  readonly taken: number
  take(deed: Deed): Verdict
  /** An entry that did nothing: it was taken before under another name. */
  pass(): void
  shown(): Tables
}

export function modelFrom(base: Tables, from: ReadonlyMap<SpaceName, number>): Model {
  const store = memoryOf(base)
  const versions = new Map(from)
  let taken = 0
  return {
    store,
    versions,
    get taken() {
      return taken
    },
    shown: () => tablesOfMemory(store),
    pass() {
      taken++
    },
    take(deed) {
      taken++
      const verdict = perform(store, deed)
      for (const space of verdict.spaces) versions.set(space, (versions.get(space) ?? 0) + 1)
      return verdict
    },
  }
}
