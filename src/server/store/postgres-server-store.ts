import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { changeBus } from './change-bus.ts'
import { listenForChanges } from './change-listener.ts'
import { postgresAccounts } from './postgres-accounts.ts'
import { openPool, repeatable } from './postgres-connections.ts'
import { readEpoch } from './postgres-epoch.ts'
import { readLog } from './postgres-log.ts'
import { migratePostgres, type PostgresSchemaOptions } from './postgres-migrations.ts'
import { pullChanges, readPage } from './postgres-pull.ts'
import { type BatchFigures, CHANGE_CHANNEL, postgresPushes } from './postgres-push.ts'
import type { ServerStore } from './server-store.ts'

/**
 * The server on PostgreSQL, which several server processes share: what keeps them apart are the locks on the counters of
 * the spaces, what brings them together is the notice that goes out with a commit. Pulls have connections of their own, so
 * that pushes that wait for a space do not hold them up.
 */
export interface PostgresOptions extends PostgresSchemaOptions {
  /** Connections for pushes, and as many again for everything else. */
  readonly connections?: number
  readonly onBatch?: (figures: BatchFigures) => void
}

const CONNECTIONS = 10

export async function openPostgres(
  url: string,
  { connections = CONNECTIONS, onBatch = () => {}, ...schema }: PostgresOptions = {},
): Promise<ServerStore> {
  await migratePostgres(url, schema)
  const pushes = openPool(url, 'push', connections)
  const reads = openPool(url, 'read', connections)
  const bus = changeBus()
  await makeEpoch(reads)
  const listener = await listenForChanges(url, CHANGE_CHANNEL, bus.tell)

  return {
    ...postgresAccounts(reads),
    epoch: () => repeatable(reads, () => readEpoch(reads)),
    async renewEpoch() {
      const fresh = randomUUID()
      await reads.query(`update "serverInfo" set "value" = $1 where "key" = 'epoch'`, [fresh])
      return fresh
    },
    push: postgresPushes(pushes, onBatch),
    pull: (work) => repeatable(reads, () => pullChanges(reads, work)),
    page: (space, after, limit) => repeatable(reads, () => readPage(reads, space, after, limit)),
    onChange: bus.on,
    log: (filter) => repeatable(reads, () => readLog(reads, filter)),
    async close() {
      await Promise.all([listener.close(), pushes.end(), reads.end()])
    },
  }
}

/** Of a database that has none yet. */
async function makeEpoch(pool: Pool): Promise<void> {
  await pool.query(`insert into "serverInfo" ("key", "value") values ('epoch', $1) on conflict do nothing`, [
    randomUUID(),
  ])
}
