import type { PoolClient } from 'pg'
import type { OperationId } from '../../core/model/ids.ts'
import type { RowStore } from '../../core/model/row-store.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { SyncOutcome } from '../../core/protocol/sync.ts'
import { loadMisses } from './load-misses.ts'
import { allOf } from './postgres-connections.ts'
import { troubleOf } from './postgres-error.ts'
import { scopedStore } from './row-scope.ts'
import type { Run } from './server-store.ts'
import { type Miss, MissError, type WorkingSet } from './working-set.ts'
import { writeChanges } from './write-changes.ts'

/**
 * Runs the operations of a batch on its working set. On a miss the run is taken back, and before it starts over, everything
 * is loaded that it and those behind it are seen to ask for: a batch loads a few times, however long it is.
 */
export interface Attempts {
  announce(runs: ReadonlyMap<OperationId, Run>): void
  attempt(run: Run): Promise<SyncOutcome>
  /** How often it had to go and load. */
  loads(): number
}

/** @param careful writes after every operation, so that the one whose rows the database refuses is known */
export function attempts(
  client: PoolClient,
  set: WorkingSet,
  spaces: readonly SpaceName[],
  careful: boolean,
): Attempts {
  const store = scopedStore(set.store, new Set(spaces))
  let ahead: readonly Run[] = []
  let loads = 0
  /** Seen to ask for nothing that is not known. */
  const clear = new Set<Run>()

  const foreseen = (run: Run): Miss[] => set.discover(() => run.foresee(store))
  const asked = (run: Run): Miss[] => set.discover(() => run.perform(store))
  const load = async (run: Run, miss: Miss): Promise<void> => {
    const own = foreseen(run)
    // It asks for what it does not foresee; so may the others, and each is tried out.
    const tried = own.length === 0
    const misses = [miss, ...(tried ? asked(run) : own)]
    const others = careful ? [] : ahead.slice(ahead.indexOf(run) + 1)
    for (const other of others) {
      if (clear.has(other)) continue
      let found = foreseen(other)
      if (found.length === 0 && (tried || !other.foresees)) {
        found = asked(other)
        if (found.length === 0) clear.add(other)
      }
      misses.push(...found)
    }
    loads++
    await loadMisses(client, set, misses, spaces)
  }
  const attemptInMemory = async (run: Run): Promise<SyncOutcome> => {
    const mark = set.mark()
    for (;;) {
      const outcome = outcomeOrMiss(run, store)
      if (outcome instanceof MissError) {
        set.rollback(mark)
        await load(run, outcome.miss)
        continue
      }
      if (outcome.outcome !== 'done') set.rollback(mark)
      return outcome
    }
  }
  const attemptCarefully = async (run: Run): Promise<SyncOutcome> => {
    await client.query('savepoint operation')
    const mark = set.mark()
    try {
      const outcome = await attemptInMemory(run)
      if (outcome.outcome === 'done') await allOf(writeChanges(client, set.changes()))
      await client.query('release savepoint operation')
      set.settle()
      return outcome
    } catch (error) {
      if (troubleOf(error) !== 'rows') throw error
      await client.query('rollback to savepoint operation')
      set.rollback(mark)
      return { seq: 0, outcome: 'parked', reason: error instanceof Error ? error.message : String(error) }
    }
  }
  return {
    announce(runs) {
      ahead = [...runs.values()]
      set.expectNew([...runs.keys()])
    },
    attempt: careful ? attemptCarefully : attemptInMemory,
    loads: () => loads,
  }
}

function outcomeOrMiss(run: Run, store: RowStore): SyncOutcome | MissError {
  try {
    return run.perform(store)
  } catch (error) {
    if (error instanceof MissError) return error
    return { seq: 0, outcome: 'parked', reason: error instanceof Error ? error.message : String(error) }
  }
}
