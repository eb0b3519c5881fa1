import type { OperationId, StationId, WarehouseId } from '../../core/model/ids.ts'
import type { RowStore } from '../../core/model/row-store.ts'
import type { TakenSerial } from '../../core/model/serials.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { TableName } from '../../core/model/tables.ts'
import type { PushedOperation, RowChange, SyncOutcome, Tombstone } from '../../core/protocol/sync.ts'

/**
 * What a database must do for the server. SQLite and PostgreSQL are behind it; one contract suite holds for both.
 *
 * An exception that leaves a store is an outage: nothing was written, the station sends again. Refusals and faults are values.
 */
export interface ServerStore {
  /**
   * Changes when a database is restored or made anew: cursors of another epoch mean nothing. Read anew each time, because a
   * database may be put back under servers that are running.
   */
  epoch(): Promise<string>
  /** Says that this is another history than it was, from the next message on. */
  renewEpoch(): Promise<string>
  account(stationId: StationId): Promise<Account | undefined>
  accountByToken(tokenHash: string): Promise<Account | undefined>
  saveAccount(account: NewAccount): Promise<void>
  /** It has asked for something. */
  seen(stationId: StationId, at: string): Promise<void>
  accounts(): Promise<readonly AccountView[]>
  /** From now on its token admits nobody; what it has sent stays. */
  revoke(stationId: StationId, at: string): Promise<void>
  /** A fact about the server itself, such as the code by which a station may join. */
  info(key: string): Promise<string | undefined>
  putInfo(key: string, value: string): Promise<void>
  /** Removes the fact if it is still this value. Of several who try, one is told that it was him. */
  takeInfo(key: string, value: string): Promise<boolean>
  /**
   * One transaction that holds the station's row and the counters of the spaces, in their fixed order, from the beginning:
   * what the operations read cannot change under them. Rolled back when `work` throws. A store may roll back by itself and
   * do `work` once more, which therefore keeps nothing from one time to the next.
   */
  push<T>(stationId: StationId, spaces: SpacesHeld, work: (tx: PushTx) => Promise<T>): Promise<T>
  /** Everything above `since` as it is at one moment; null when a cursor is below the horizon. */
  pull(request: PullWork): Promise<PullResult | null>
  page(space: SpaceName, after: { table: TableName; id: string } | null, limit: number): Promise<Page>
  /** Calls back, soon after a commit, with the spaces that moved; also for commits of other server processes. */
  onChange(listener: (spaces: readonly SpaceName[]) => void): () => void
  log(filter: LogFilter): Promise<readonly LogEntry[]>
  close(): Promise<void>
}

export interface SpacesHeld {
  readonly written: readonly SpaceName[]
  /** Locked against writers only: what is read there stays as it is. */
  readonly read: readonly SpaceName[]
}

export interface Account {
  readonly stationId: StationId
  readonly warehouseId: WarehouseId
  readonly lastSeq: number
  /** Its token is worth nothing: it was taken off here, or by an operation of the house. */
  readonly revoked: boolean
}

export interface AccountView extends Account {
  /** Without one it is the station that holds the server. */
  readonly hasToken: boolean
  readonly joinedAt: string
  readonly lastSeenAt: string
}

export interface NewAccount {
  readonly stationId: StationId
  readonly warehouseId: WarehouseId
  readonly tokenHash: string | null
  readonly joinedAt: string
}

/** One operation, ready to be run on rows. */
export interface Run {
  perform(rows: RowStore): SyncOutcome
  /** Reads what `perform` will read, as far as it can be told beforehand. */
  foresee(rows: RowStore): void
  /** It can be told of most of it. */
  readonly foresees?: boolean
}

export interface PushTx {
  /** Of the very database that this transaction writes to. */
  readonly epoch: string
  readonly lastSeq: number
  logged(seq: number): Promise<{ readonly opId: string; readonly outcome: SyncOutcome } | undefined>
  /**
   * Whether an operation of this id was done already, by whichever station and under whichever number. A store whose log refuses a
   * second one may leave it to that, and say no, unless it `mustKnow`.
   */
  wasDone(opId: OperationId, mustKnow: boolean): Promise<boolean>
  /** What will be attempted, in this order: a store that is far away loads for all of them at once. */
  announce(runs: ReadonlyMap<OperationId, Run>): void
  /**
   * Runs an operation, perhaps several times over, of which one counts. Unless it is done, nothing of it stays: no row, no
   * version, no tombstone.
   */
  attempt(run: Run): Promise<SyncOutcome>
  append(entry: NewLogEntry): Promise<void>
  advance(lastSeq: number): Promise<void>
}

export interface NewLogEntry {
  readonly operation: PushedOperation
  readonly warehouseId: WarehouseId
  readonly receivedAt: string
  readonly outcome: SyncOutcome
}

export interface PullWork {
  readonly stationId: StationId
  readonly since: ReadonlyMap<SpaceName, number>
  readonly outcomesAfter: number
  readonly maxRows: number
}

export interface PullResult {
  readonly epoch: string
  readonly versions: ReadonlyMap<SpaceName, number>
  readonly rows: readonly RowChange[]
  readonly tombstones: readonly Tombstone[]
  readonly lastSeq: number
  /** The operation that is logged under `lastSeq`. */
  readonly lastOpId: OperationId | null
  readonly outcomes: readonly SyncOutcome[]
}

export interface Page {
  readonly epoch: string
  readonly version: number
  readonly rows: readonly RowChange[]
  readonly next: { readonly table: TableName; readonly id: string } | null
}

export interface LogFilter {
  readonly stationId?: string
  readonly name?: string
  readonly userId?: string
  readonly outcome?: 'done' | 'refused' | 'parked'
  /** What was done in this warehouse, and operations of these names whatever the warehouse. */
  readonly scope?: { readonly warehouseId: string; readonly names: readonly string[] }
  /** By the server's clock: `from` and later, earlier than `to`. */
  readonly from?: string
  readonly to?: string
  /** A regular expression as match-words.ts makes them, for id, name and arguments. */
  readonly pattern?: string
  /** Entries below this position, newest first. */
  readonly before?: number
  /** And not below this one: how far a search goes at once. */
  readonly atLeast?: number
  readonly limit: number
}

export interface LogEntry {
  readonly position: number
  readonly stationId: string
  readonly seq: number
  readonly opId: string
  readonly name: string
  readonly args: unknown
  /** The serials that came with it. */
  readonly numbers: readonly TakenSerial[] | null
  readonly userId: string
  readonly warehouseId: string
  readonly at: string
  readonly receivedAt: string
  readonly outcome: SyncOutcome
}
