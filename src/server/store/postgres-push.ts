import type { Pool, PoolClient } from 'pg'
import type { OperationId, StationId } from '../../core/model/ids.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { SyncOutcome } from '../../core/protocol/sync.ts'
import { attempts } from './batch-attempts.ts'
import { outcomeOf } from './log-detail.ts'
import type { AccountRow } from './postgres-accounts.ts'
import { allOf, type Finished, inTransaction, named } from './postgres-connections.ts'
import { readEpoch } from './postgres-epoch.ts'
import { troubleOf } from './postgres-error.ts'
import type { PushTx, ServerStore, SpacesHeld } from './server-store.ts'
import { turns } from './turns.ts'
import { type WorkingSet, workingSet } from './working-set.ts'
import { writeChanges } from './write-changes.ts'
import { isDoneIn, type OwnedLogEntry, writeLog } from './write-log.ts'

/**
 * Batches that wait for the same spaces are done in one transaction, each as if it were alone: the stations' rows and the counters of
 * the spaces are locked first, always in the same order; the operations run in memory; what they changed is written at the
 * end, all at once. What a batch has read serves the next one, as long as the counters say that nobody else wrote. Where
 * the database does not take the rows, each batch is done again by itself, one operation at a time, so that only the one that
 * is wrong is parked.
 */
export const CHANGE_CHANNEL = 'entrepot_spaces'
const TRIES = 5
/** Batches in one transaction. */
const TOGETHER = 8
/** Rows that are kept from one batch to the next. */
const KEPT_ROWS = 30_000

/** How a transaction went, for the metrics. */
export interface BatchFigures {
  readonly operations: number
  /** Round trips for rows, whatever their number. */
  readonly loads: number
  /** Done once more, one operation at a time. */
  readonly careful: boolean
}

interface Job {
  readonly stationId: StationId
  readonly work: (tx: PushTx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** What was read, and when it is still true: in the same history, with the same counters. */
interface Kept {
  readonly set: WorkingSet
  readonly epoch: string
  readonly counters: ReadonlyMap<SpaceName, number>
}

/** All that write the same spaces. */
interface Line {
  readonly spaces: SpacesHeld
  readonly waiting: Job[]
  kept: Kept | null
}

export function postgresPushes(pool: Pool, onBatch: (figures: BatchFigures) => void): ServerStore['push'] {
  const inTurn = turns()
  const lines = new Map<string, Line>()

  const lineOf = (spaces: SpacesHeld): Line => {
    const key = `${spaces.written.join()}|${spaces.read.join()}`
    let line = lines.get(key)
    if (!line) {
      line = { spaces, waiting: [], kept: null }
      lines.set(key, line)
    }
    return line
  }
  const pushTogether = (line: Line, jobs: readonly Job[], careful: boolean): Promise<unknown[]> =>
    inTransaction(pool, 'begin isolation level read committed', (client) =>
      pushOnce(client, line, jobs, careful, onBatch),
    )
  const pushAlone = async (line: Line, job: Job): Promise<unknown> => {
    let careful = false
    for (let tries = 1; ; tries++) {
      try {
        return (await pushTogether(line, [job], careful))[0]
      } catch (error) {
        line.kept = null
        const trouble = troubleOf(error)
        if (trouble === 'outage' || tries === TRIES || (trouble === 'rows' && careful)) throw error
        if (trouble === 'rows') careful = true
      }
    }
  }
  /** Those that wait, with one commit for all of them. Where anything is wrong, each is by itself again. */
  const pushWaiting = async (line: Line): Promise<void> => {
    const jobs = line.waiting.splice(0, TOGETHER)
    if (jobs.length > 1) {
      try {
        const values = await pushTogether(line, jobs, false)
        for (const [index, job] of jobs.entries()) job.resolve(values[index])
        return
      } catch {
        line.kept = null
      }
    }
    for (const job of jobs) await pushAlone(line, job).then(job.resolve, job.reject)
  }

  return <T>(stationId: StationId, spaces: SpacesHeld, work: (tx: PushTx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const line = lineOf(spaces)
      line.waiting.push({ stationId, work, resolve: resolve as Job['resolve'], reject })
      // Whoever has his turn first takes along those behind him.
      inTurn(spaces.written, () => pushWaiting(line)).catch(reject)
    })
}

async function pushOnce(
  client: PoolClient,
  line: Line,
  jobs: readonly Job[],
  careful: boolean,
  onBatch: (figures: BatchFigures) => void,
): Promise<Finished<unknown[]>> {
  const { spaces } = line
  const { accounts, counters, epoch } = await lock(client, jobs, spaces)
  const set = setToWorkOn(line, epoch, counters, careful)
  // Nobody may work on it until it is known that this transaction was committed.
  line.kept = null
  const { announce, attempt, loads } = attempts(client, set, [...spaces.written, ...spaces.read], careful)
  const log: OwnedLogEntry[] = []
  const lastSeqs = new Map<StationId, number>()
  const values: unknown[] = []
  for (const { stationId, work } of jobs) {
    const account = accounts.get(stationId)
    if (!account) throw new Error(`no account of station ${stationId}`)
    values.push(
      await work({
        epoch,
        lastSeq: lastSeqs.get(stationId) ?? account.lastSeq,
        announce,
        attempt,
        async logged(seq) {
          const entry = log.find((each) => each.stationId === stationId && each.operation.seq === seq)
          if (entry) return { opId: entry.operation.opId, outcome: entry.outcome }
          return logged(client, stationId, seq)
        },
        // Nobody sends what was done but who was copied or brought back, and the log takes it only once: that is early enough
        // for what is done again.
        wasDone: async (opId, mustKnow) =>
          (careful || mustKnow) && (isDoneIn(log, opId) || (await wasDone(client, opId))),
        async append(entry) {
          log.push({ ...entry, stationId })
        },
        async advance(lastSeq) {
          lastSeqs.set(stationId, lastSeq)
        },
      }),
    )
  }
  onBatch({ operations: log.length, loads: loads(), careful })
  const moved = set.movedSpaces()
  const sent = writeChanges(client, set.changes())
  if (log.length > 0) sent.push(writeLog(client, log))
  for (const [stationId, lastSeq] of lastSeqs) sent.push(advance(client, stationId, lastSeq))
  if (moved.length > 0) sent.push(tell(client, moved))
  return {
    value: values,
    sent,
    committed() {
      set.committed()
      set.keepOnly(new Set([...spaces.written, ...spaces.read]))
      line.kept = { set, epoch, counters: new Map([...counters.all, ...set.versions()]) }
    },
  }
}

function setToWorkOn({ kept }: Line, epoch: string, counters: Counters, careful: boolean): WorkingSet {
  const same =
    kept !== null &&
    kept.epoch === epoch &&
    kept.counters.size === counters.all.size &&
    [...counters.all].every(([space, version]) => kept.counters.get(space) === version)
  return same && !careful && kept.set.size() < KEPT_ROWS ? kept.set : workingSet(counters.written)
}

type SequenceRow = Pick<AccountRow, 'id' | 'lastSeq'>

interface Counters {
  readonly all: ReadonlyMap<SpaceName, number>
  readonly written: ReadonlyMap<SpaceName, number>
}

async function lock(client: PoolClient, jobs: readonly Job[], { written, read }: SpacesHeld) {
  const asked = readEpoch(client)
  asked.catch(() => {})
  const stationIds = [...new Set(jobs.map(({ stationId }) => stationId))]
  const found = client.query<SequenceRow>(
    named(
      'select "id", "lastSeq" from "stationAccount" where "id" = any($1::text[]) order by "id" for update',
      [stationIds],
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
  let [first, ...rest] = await allOf<{ rows: unknown[] }>([found, ...locks()])
  if (rest.some(({ rows }) => rows.length === 0)) {
    // A space begins with its first push. What was locked already stays locked.
    await client.query(
      'insert into "space" ("name", "version") select unnest($1::text[]), 0 on conflict do nothing',
      [spaces],
    )
    rest = await allOf(locks())
  }
  const accounts = new Map(((first?.rows ?? []) as SequenceRow[]).map((row) => [row.id, row]))
  const rows = rest.flatMap((each) => each.rows as CounterRow[])
  const all = new Map(rows.map(({ name, version }) => [name, version]))
  const counters: Counters = { all, written: new Map([...all].filter(([name]) => written.includes(name))) }
  return { accounts, counters, epoch: await asked }
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
function tell(client: PoolClient, moved: readonly SpaceName[]): Promise<unknown> {
  return quietly(client.query(named('select pg_notify($1, $2)', [CHANGE_CHANNEL, JSON.stringify(moved)])))
}

/** Waited for with all the others. */
function quietly(query: Promise<unknown>): Promise<unknown> {
  query.catch(() => {})
  return query
}
