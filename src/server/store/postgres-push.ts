import type { Pool, PoolClient } from 'pg'
import type { OperationId, StationId } from '../../core/model/ids.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { SyncOutcome } from '../../core/protocol/sync.ts'
import { attempts } from './batch-attempts.ts'
import { outcomeOf } from './log-detail.ts'
import { type AccountRow, accountOf } from './postgres-accounts.ts'
import { allOf, type Finished, inTransaction, named } from './postgres-connections.ts'
import { readEpoch } from './postgres-epoch.ts'
import { troubleOf } from './postgres-error.ts'
import type { NewLogEntry, PushTx, SpacesHeld } from './server-store.ts'
import { type WorkingSet, workingSet } from './working-set.ts'
import { writeChanges } from './write-changes.ts'
import { writeLog } from './write-log.ts'

/**
 * One transaction a batch: the station's row and the counters of the spaces are locked first, always in the same order;
 * the operations run in memory; what they changed is written at the end, all at once. Where the database does not take the
 * rows, the batch is done again one operation at a time, so that only the one that is wrong is parked.
 */
export const CHANGE_CHANNEL = 'entrepot_spaces'
const TRIES = 5

/** How a batch went, for the metrics. */
export interface BatchFigures {
  readonly operations: number
  /** Round trips for rows, whatever their number. */
  readonly loads: number
  /** Done once more, one operation at a time. */
  readonly careful: boolean
}

export type PushWork<T> = (tx: PushTx) => Promise<T>

export async function pushBatch<T>(
  pool: Pool,
  stationId: StationId,
  spaces: SpacesHeld,
  work: PushWork<T>,
  onBatch: (figures: BatchFigures) => void,
): Promise<T> {
  let careful = false
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(pool, 'begin isolation level read committed', (client) =>
        pushOnce(client, stationId, spaces, work, careful, onBatch),
      )
    } catch (error) {
      const trouble = troubleOf(error)
      if (trouble === 'outage' || tries === TRIES || (trouble === 'rows' && careful)) throw error
      if (trouble === 'rows') careful = true
    }
  }
}

async function pushOnce<T>(
  client: PoolClient,
  stationId: StationId,
  spaces: SpacesHeld,
  work: PushWork<T>,
  careful: boolean,
  onBatch: (figures: BatchFigures) => void,
): Promise<Finished<T>> {
  const { account, counters, epoch } = await lock(client, stationId, spaces)
  const set = workingSet(counters)
  const held = [...spaces.written, ...spaces.read]
  const { announce, attempt, loads } = attempts(client, set, held, careful)
  const log: NewLogEntry[] = []
  let advanced: number | null = null
  const value = await work({
    epoch,
    lastSeq: account.lastSeq,
    announce,
    attempt,
    logged: (seq) => logged(client, stationId, seq),
    // Nobody sends what was done but who was copied or brought back, and the log takes it only once: that is early enough.
    wasDone: async (opId) => careful && (await wasDone(client, opId)),
    async append(entry) {
      log.push(entry)
    },
    async advance(lastSeq) {
      advanced = lastSeq
    },
  })
  onBatch({ operations: log.length, loads: loads(), careful })
  const sent = writeChanges(client, set.changes())
  if (log.length > 0) sent.push(writeLog(client, stationId, log))
  if (advanced !== null) sent.push(advance(client, stationId, advanced))
  if (set.movedSpaces().length > 0) sent.push(tell(client, set))
  return { value, sent }
}

async function lock(client: PoolClient, stationId: StationId, { written, read }: SpacesHeld) {
  const asked = readEpoch(client)
  asked.catch(() => {})
  const found = client.query<AccountRow>(
    named(
      'select "id", "warehouseId", "lastSeq", "revokedAt" from "stationAccount" where "id" = $1 for update',
      [stationId],
    ),
  )
  const spaces = [...written, ...read].sort()
  const locks = () =>
    spaces.map((space) =>
      client.query<CounterRow>(
        named(
          `select "name", "version" from "space" where "name" = $1 for ${written.includes(space) ? 'update' : 'share'}`,
          [space],
        ),
      ),
    )
  let [accounts, ...counters] = await allOf<{ rows: unknown[] }>([found, ...locks()])
  if (counters.some(({ rows }) => rows.length === 0)) {
    // A space begins with its first push. What was locked already stays locked.
    await client.query(
      'insert into "space" ("name", "version") select unnest($1::text[]), 0 on conflict do nothing',
      [spaces],
    )
    counters = await allOf(locks())
  }
  const account = accountOf(accounts?.rows[0] as AccountRow | undefined)
  if (!account) throw new Error(`no account of station ${stationId}`)
  const rows = counters.flatMap((each) => each.rows as CounterRow[])
  const writable = rows.filter(({ name }) => written.includes(name))
  return {
    epoch: await asked,
    account,
    counters: new Map(writable.map(({ name, version }) => [name, version])),
  }
}

interface CounterRow {
  readonly name: SpaceName
  readonly version: number
}

async function logged(client: PoolClient, stationId: StationId, seq: number) {
  const { rows } = await client.query<{
    opId: OperationId
    outcome: SyncOutcome['outcome']
    detail: unknown
  }>(
    named('select "opId", "outcome", "detail" from "operationLog" where "stationId" = $1 and "seq" = $2', [
      stationId,
      seq,
    ]),
  )
  const row = rows[0]
  return row && { opId: row.opId, outcome: outcomeOf(seq, row.outcome, row.detail) }
}

async function wasDone(client: PoolClient, opId: OperationId): Promise<boolean> {
  const { rows } = await client.query(
    named(`select 1 from "operationLog" where "opId" = $1 and "outcome" = 'done'`, [opId]),
  )
  return rows.length > 0
}

function advance(client: PoolClient, stationId: StationId, lastSeq: number): Promise<unknown> {
  const sql = 'update "stationAccount" set "lastSeq" = $1, "lastSeenAt" = $2 where "id" = $3'
  return quietly(client.query(named(sql, [lastSeq, new Date().toISOString(), stationId])))
}

/** Heard by every server process when the transaction commits, and not at all when it does not. */
function tell(client: PoolClient, set: WorkingSet): Promise<unknown> {
  return quietly(
    client.query(named('select pg_notify($1, $2)', [CHANGE_CHANNEL, JSON.stringify(set.movedSpaces())])),
  )
}

/** Waited for with all the others. */
function quietly(query: Promise<unknown>): Promise<unknown> {
  query.catch(() => {})
  return query
}
