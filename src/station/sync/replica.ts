import type { Database } from 'better-sqlite3'
import type { StationId } from '../../core/model/ids.ts'
import type { RowStore } from '../../core/model/row-store.ts'
import type { SpentSerials } from '../../core/model/serials.ts'
import type { TableName } from '../../core/model/tables.ts'
import { MAX_PUSH, type PushedOperation, type RowChange } from '../../core/protocol/sync.ts'
import { pendingOperations } from './pending.ts'
import { type Changes, type Cursor, type Rebased, rebase } from './rebase.ts'
import { rehomeEmpty, rehomeWithWork } from './rehome.ts'
import { replaceRows } from './replace-rows.ts'
import { type Loading, stagedPages } from './staged-pages.ts'

/** A station's copy of its spaces: what it still has to tell the server, and how far it has followed it. */
export interface Replica {
  epoch(): string | null
  /** Of each space that was ever pulled. */
  versions(): Record<string, number>
  firstPending(): number | null
  /** The last operation that was answered; outcomes after it are asked for. */
  lastSettled(): number
  pendingCount(): number
  batch(fromSeq: number): PushedOperation[]
  /** The server's time of the last answer, and what the clock said here. Null since the start. */
  heard(): Heard | null
  /** Before each pull: by it the time in its answer is counted. */
  asking(): void
  apply(changes: Changes): Rebased
  /** How far the loading of a snapshot is; null where none was begun. */
  loading(): Loading | null
  /** Keeps a page of a snapshot until all are there, and how far it is with it. */
  stage(rows: readonly RowChange[], loading: Loading): void
  forgetStaged(): void
  /**
   * Replaces everything by the staged rows, with what changed since the first of them was read; the pending operations run again
   * on top, and with them those that the server had answered and no longer has.
   */
  swap(changes: Changes): Rebased
  /** From now on another station, with what waits to be sent. `alsoThen` is in the same transaction. */
  rehomeWithWork(stationId: StationId, alsoThen: () => void): void
  /** Nothing is here any more. @throws UnsentWorkError where something waits to be sent. */
  rehomeEmpty(alsoThen: () => void): void
}

export interface Heard {
  readonly serverTime: string
  readonly at: string
}

export interface ReplicaParts {
  readonly db: Database
  readonly store: RowStore
  readonly spent: SpentSerials
  readonly clock: () => Date
  readonly changed: (tables: readonly TableName[]) => void
  /** The server's time, as an answer says it. */
  readonly tellTime: (serverTime: string) => void
  /** A pull is sent now. */
  readonly asking: () => void
}

export function openReplica({ db, store, spent, clock, changed, tellTime, asking }: ReplicaParts): Replica {
  const pending = pendingOperations(db)
  const staged = stagedPages(db)
  const cursors = db.prepare<[], { space: string; version: number }>(
    'select "space", "version" from "cursor"',
  )
  const count = db.prepare<[], { n: number }>(
    `select count(*) as "n" from "outbox" where "state" = 'pending'`,
  )
  const cursor = cursorOf(db)
  let heard: Heard | null = null

  const follow = (changes: Changes, replaceAll?: () => void): Rebased => {
    const at = clock().toISOString()
    heard = { serverTime: changes.serverTime, at }
    const result = rebase({ db, store, pending, spent, cursor }, changes, at, replaceAll)
    tellTime(changes.serverTime)
    if (result.tables.length > 0) changed(result.tables)
    return result
  }

  return {
    epoch: cursor.epoch,
    heard: () => heard,
    versions: () => Object.fromEntries(cursors.all().map(({ space, version }) => [space, version])),
    firstPending: pending.firstPending,
    lastSettled: pending.lastSettled,
    pendingCount: () => count.get()?.n ?? 0,
    batch: (fromSeq) => pending.from(fromSeq, MAX_PUSH),
    asking,
    apply: (changes) => follow(changes),
    loading: staged.loading,
    stage: staged.keep,
    forgetStaged: staged.forget,
    rehomeWithWork: (stationId, alsoThen) =>
      changed(rehomeWithWork({ db, store, pending, spent }, stationId, alsoThen)),
    rehomeEmpty: (alsoThen) => changed(rehomeEmpty({ db, pending, staged }, alsoThen)),
    swap: (changes) => follow(changes, () => replaceRows(db, store, { staged, ...changes })),
  }
}

function cursorOf(db: Database): Cursor {
  const findEpoch = db.prepare<[], { value: string }>(
    `select "value" from "stationInfo" where "key" = 'epoch'`,
  )
  const putEpoch = db.prepare(
    `insert into "stationInfo" ("key", "value") values ('epoch', ?) on conflict ("key") do update set "value" = excluded."value"`,
  )
  const find = db.prepare<[string], { version: number }>('select "version" from "cursor" where "space" = ?')
  const put = db.prepare(
    'insert into "cursor" ("space", "version") values (?, ?) on conflict ("space") do update set "version" = excluded."version"',
  )
  return {
    epoch: () => findEpoch.get()?.value ?? null,
    versionOf: (space) => find.get(space)?.version ?? 0,
    clear: () => void db.exec('delete from "cursor"'),
    move({ epoch, versions }) {
      putEpoch.run(epoch)
      for (const [space, version] of Object.entries(versions)) put.run(space, version)
    },
  }
}
