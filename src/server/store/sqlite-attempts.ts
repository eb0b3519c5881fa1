import type { Database } from 'better-sqlite3'
import type { ServerRows } from '../../../db/sqlite-server-rows.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { SyncOutcome } from '../../core/protocol/sync.ts'
import { scopedStore } from './row-scope.ts'
import type { PushTx } from './server-store.ts'
import { isOutage } from './sqlite-outage.ts'

/** A fault of the operation parks it; an outage of the database is thrown on, and the batch comes again. */
export function attemptOnce(run: () => SyncOutcome): SyncOutcome {
  try {
    return run()
  } catch (error) {
    if (isOutage(error)) throw error
    return { seq: 0, outcome: 'parked', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Each operation in a savepoint of its own, on the rows themselves: what the database does not take is known at once. */
export function carefulAttempts(
  db: Database,
  rows: ServerRows,
  held: ReadonlySet<SpaceName>,
  moved: Set<SpaceName>,
): PushTx['attempt'] {
  return async (run) => {
    db.exec('savepoint operation')
    const touched = new Set<SpaceName>()
    const store = scopedStore(
      rows.store((space) => touched.add(space)),
      held,
    )
    const outcome = attemptOnce(() => run.perform(store))
    if (outcome.outcome !== 'done') {
      db.exec('rollback to operation; release operation')
      return outcome
    }
    db.exec('release operation')
    for (const space of touched) moved.add(space)
    return outcome
  }
}
