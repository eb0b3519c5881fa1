import type { Database } from 'better-sqlite3'
import type { ServerRows } from '../../../db/sqlite-server-rows.ts'
import type { OperationId, StationId } from '../../core/model/ids.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import { detailOf, outcomeOf } from './log-detail.ts'
import { scopedStore } from './row-scope.ts'
import type { Account, PushTx, ServerStore, SpacesHeld } from './server-store.ts'
import { attemptOnce, carefulAttempts } from './sqlite-attempts.ts'
import { isOutage } from './sqlite-outage.ts'
import { type WorkingSet, workingSet } from './working-set.ts'
import { isDoneIn, type OwnedLogEntry } from './write-log.ts'
import { loader, writeToSqlite } from './write-sqlite.ts'

/**
 * Batches that wait for their turn are done in one transaction with synchronous=FULL, each as if it were alone: the operations run
 * over rows in memory, what they changed is written at the end, and only after the commit is anybody answered. Where the
 * database does not take the rows, each batch is done again by itself, one operation at a time, so that only the one that is
 * wrong is parked.
 */
export interface PushParts {
  readonly db: Database
  readonly rows: ServerRows
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>
  readonly epoch: () => string
  readonly account: (stationId: StationId) => Account | undefined
  readonly tell: (spaces: readonly SpaceName[]) => void
  /** So many operations share a commit; the next batch gets a transaction of its own. */
  readonly together: number
}

/** Rows that are kept from one batch to the next. */
const KEPT_ROWS = 30_000

interface Job {
  readonly stationId: StationId
  readonly spaces: SpacesHeld
  readonly work: (tx: PushTx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

export function sqlitePushes(parts: PushParts): ServerStore['push'] {
  const { db, rows, tell } = parts
  const putLog = db.prepare(
    `insert into "operationLog" ("stationId", "seq", "opId", "name", "args", "numbers", "userId", "warehouseId", "at", "receivedAt", "outcome", "detail")
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const setLastSeq = db.prepare('update "stationAccount" set "lastSeq" = ?, "lastSeenAt" = ? where "id" = ?')
  const findDone = db.prepare<[string], unknown>(
    `select 1 from "operationLog" where "opId" = ? and "outcome" = 'done'`,
  )
  const findLogged = db.prepare<[string, number], LoggedRow>(
    'select "opId", "outcome", "detail" from "operationLog" where "stationId" = ? and "seq" = ?',
  )
  const load = loader(rows)
  const waiting: Job[] = []
  let kept: WorkingSet | null = null
  let keptEpoch = ''

  /** What was read stays true: this process alone writes here, and the counters say so. */
  const setToWorkOn = (): WorkingSet => {
    const counters = rows.counters()
    const epoch = parts.epoch()
    if (kept && keptEpoch === epoch && kept.size() < KEPT_ROWS && isSame(counters, kept.versions()))
      return kept
    keptEpoch = epoch
    kept = workingSet(counters, load)
    return kept
  }
  const append = ({ stationId, operation, warehouseId, receivedAt, outcome }: OwnedLogEntry): void => {
    const { seq, opId, name, args, numbers, userId, at } = operation
    const said = [
      JSON.stringify(args ?? null),
      numbers ? JSON.stringify(numbers) : null,
      userId,
      warehouseId,
      at,
      receivedAt,
      outcome.outcome,
      detailOf(outcome),
    ]
    putLog.run(stationId, seq, opId, name, ...said)
  }
  const advance = (stationId: StationId, seq: number): void => {
    setLastSeq.run(seq, new Date().toISOString(), stationId)
  }
  const find = (stationId: StationId, seq: number) => {
    const row = findLogged.get(stationId, seq)
    return (
      row && { opId: row.opId, outcome: outcomeOf(seq, row.outcome, row.detail && JSON.parse(row.detail)) }
    )
  }
  const accountOf = (stationId: StationId): Account => {
    const account = parts.account(stationId)
    if (!account) throw new Error(`no account of station ${stationId}`)
    return account
  }

  /** All that wait, up to a number of operations. */
  const together = async (): Promise<void> => {
    if (waiting.length === 0) return
    const taken: Job[] = []
    const answers: (() => void)[] = []
    db.exec('begin immediate')
    try {
      const set = setToWorkOn()
      const log: OwnedLogEntry[] = []
      const lastSeqs = new Map<StationId, number>()
      for (let job = waiting.shift(); job; job = log.length < parts.together ? waiting.shift() : undefined) {
        const { stationId, work, resolve, reject } = job
        taken.push(job)
        const mark = set.mark()
        const own: OwnedLogEntry[] = []
        try {
          const lastSeq = lastSeqs.get(stationId) ?? accountOf(stationId).lastSeq
          let reached = lastSeq
          const logged = (seq: number) => {
            const entry = [...log, ...own].find((e) => e.stationId === stationId && e.operation.seq === seq)
            return entry ? { opId: entry.operation.opId, outcome: entry.outcome } : find(stationId, seq)
          }
          const store = scopedStore(set.store, heldBy(job))
          const value = await work({
            epoch: parts.epoch(),
            lastSeq,
            // The log takes what was done only once: that is early enough for what is done again.
            wasDone: async (opId, mustKnow) =>
              mustKnow && (isDoneIn(log, opId) || findDone.get(opId) !== undefined),
            announce: (runs) => set.expectNew([...runs.keys()]),
            logged: async (seq) => logged(seq),
            async attempt(run) {
              const before = set.mark()
              const outcome = attemptOnce(() => run.perform(store))
              if (outcome.outcome !== 'done') set.rollback(before)
              return outcome
            },
            append: async (entry) => void own.push({ ...entry, stationId }),
            async advance(seq) {
              reached = seq
            },
          })
          if (reached !== lastSeq) lastSeqs.set(stationId, reached)
          log.push(...own)
          answers.push(() => resolve(value))
        } catch (error) {
          if (isOutage(error)) throw error
          set.rollback(mark)
          answers.push(() => reject(error))
        }
      }
      writeToSqlite(rows, set.changes())
      for (const entry of log) append(entry)
      for (const [stationId, seq] of lastSeqs) advance(stationId, seq)
      const moved = set.movedSpaces()
      db.exec('commit')
      set.committed()
      for (const answer of answers) answer()
      if (moved.length > 0) tell(moved)
    } catch (error) {
      kept = null
      if (db.inTransaction) db.exec('rollback')
      if (isOutage(error)) for (const { reject } of taken) reject(error)
      else for (const job of taken) await alone(job).then(job.resolve, job.reject)
    }
  }

  const alone = async (job: Job): Promise<unknown> => {
    const { stationId, work } = job
    const moved = new Set<SpaceName>()
    db.exec('begin immediate')
    try {
      const value = await work({
        epoch: parts.epoch(),
        wasDone: async (opId) => findDone.get(opId) !== undefined,
        lastSeq: accountOf(stationId).lastSeq,
        // Every row is at hand.
        announce() {},
        logged: async (seq) => find(stationId, seq),
        attempt: carefulAttempts(db, rows, heldBy(job), moved),
        append: async (entry) => append({ ...entry, stationId }),
        advance: async (seq) => advance(stationId, seq),
      })
      db.exec('commit')
      if (moved.size > 0) tell([...moved])
      return value
    } catch (error) {
      if (db.inTransaction) db.exec('rollback')
      throw error
    }
  }

  return <T>(stationId: StationId, spaces: SpacesHeld, work: (tx: PushTx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ stationId, spaces, work, resolve: resolve as Job['resolve'], reject })
      // Whoever has his turn first takes along those behind him.
      parts.exclusively(together).catch(reject)
    })
}

interface LoggedRow {
  readonly opId: OperationId
  readonly outcome: 'done' | 'refused' | 'parked'
  readonly detail: string | null
}

const heldBy = ({ spaces }: Job): ReadonlySet<SpaceName> => new Set([...spaces.written, ...spaces.read])

function isSame(a: ReadonlyMap<SpaceName, number>, b: ReadonlyMap<SpaceName, number>): boolean {
  return a.size === b.size && [...a].every(([space, version]) => b.get(space) === version)
}
