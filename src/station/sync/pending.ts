import type { Database } from 'better-sqlite3'
import type { OperationId, StationId, UserId, WarehouseId } from '../../core/model/ids.ts'
import type { BeforeImage } from '../../core/model/recording-tx.ts'
import type { TakenSerial } from '../../core/model/serials.ts'
import type { PushedOperation, SyncOutcome } from '../../core/protocol/sync.ts'

/**
 * The outbox as the sync sees it. What the server has answered is always a beginning of it, and what waits is the rest, in the
 * order in which it was done.
 */
export interface PendingOperation {
  readonly seq: number
  readonly opId: OperationId
  readonly name: string
  readonly args: unknown
  readonly userId: UserId
  readonly stationId: StationId
  readonly warehouseId: WarehouseId
  readonly at: string
  readonly before: readonly BeforeImage[]
  /** What it took when it first ran; null: nothing, or it is from before that was kept. */
  readonly numbers: readonly TakenSerial[] | null
}

interface OutboxRow extends Omit<PendingOperation, 'args' | 'before' | 'numbers'> {
  readonly args: string
  readonly before: string
  readonly numbers: string | null
}

type PackedImage = readonly [BeforeImage['table'], string, BeforeImage['row']]

export function packImages(images: readonly BeforeImage[]): string {
  return JSON.stringify(images.map(({ table, id, row }): PackedImage => [table, id, row]))
}

export function unpackImages(packed: string): BeforeImage[] {
  return (JSON.parse(packed) as PackedImage[]).map(([table, id, row]) => ({ table, id, row }))
}

export const packNumbers = (taken: readonly TakenSerial[]): string | null =>
  taken.length === 0 ? null : JSON.stringify(taken)

const unpackNumbers = (packed: string | null): TakenSerial[] | null =>
  packed === null ? null : (JSON.parse(packed) as TakenSerial[])

const unpacked = (row: OutboxRow): PendingOperation => ({
  ...row,
  args: JSON.parse(row.args) as unknown,
  before: unpackImages(row.before),
  numbers: unpackNumbers(row.numbers),
})

export type Pending = ReturnType<typeof pendingOperations>

export function pendingOperations(db: Database) {
  const columns = '"seq", "opId", "name", "args", "userId", "stationId", "warehouseId", "at", "numbers"'
  const some = db.prepare<[number, number], OutboxRow>(
    `select ${columns}, "before" from "outbox" where "state" = 'pending' and "seq" > ? order by "seq" limit ?`,
  )
  const from = db.prepare<[number, number], Omit<OutboxRow, 'before'>>(
    `select ${columns} from "outbox" where "seq" >= ? order by "seq" limit ?`,
  )
  const firstPending = db.prepare<[], { seq: number | null }>(
    `select min("seq") as "seq" from "outbox" where "state" = 'pending'`,
  )
  const opIdOf = db.prepare<[number], { opId: string }>('select "opId" from "outbox" where "seq" = ?')
  // Kept by SQLite itself, also when the answered operations are forgotten.
  const highest = db.prepare<[], { seq: number }>(
    `select "seq" from "sqlite_sequence" where "name" = 'outbox'`,
  )
  const settleOne = db.prepare(
    `update "outbox" set "state" = ?, "detail" = ?, "settledAt" = ?, "before" = '[]' where "seq" = ? and "state" = 'pending'`,
  )
  const keepRun = db.prepare('update "outbox" set "before" = ?, "numbers" = ? where "seq" = ?')
  const reopen = db.prepare(
    `update "outbox" set "state" = 'pending', "detail" = null, "settledAt" = null where "seq" > ? and "state" <> 'pending'`,
  )
  const forget = db.prepare(`delete from "outbox" where "state" <> 'pending' and "settledAt" < ?`)
  const lastSeq = (): number => highest.get()?.seq ?? 0
  const first = (): number | null => firstPending.get()?.seq ?? null
  return {
    all: (): PendingOperation[] => some.all(0, -1).map(unpacked),
    some: (afterSeq: number, limit: number): PendingOperation[] => some.all(afterSeq, limit).map(unpacked),
    firstPending: first,
    lastSeq,
    lastSettled: (): number => (first() ?? lastSeq() + 1) - 1,
    opIdOf: (seq: number): string | undefined => opIdOf.get(seq)?.opId,
    /** What to send, from a sequence number on; answered ones too, for a server that was restored. */
    from: (seq: number, limit: number): PushedOperation[] =>
      from.all(seq, limit).map(({ seq: n, opId, name, args, userId, at, numbers }) => ({
        seq: n,
        opId,
        name,
        args: JSON.parse(args) as unknown,
        userId,
        at,
        ...(numbers !== null && { numbers: unpackNumbers(numbers) ?? [] }),
      })),
    settle(outcome: SyncOutcome, at: string): void {
      settleOne.run(outcome.outcome, detailOf(outcome), at, outcome.seq)
    },
    keepRun: (seq: number, images: readonly BeforeImage[], taken: readonly TakenSerial[]) =>
      keepRun.run(packImages(images), packNumbers(taken), seq),
    /** The server has forgotten what it answered after this one: it is pending again. */
    reopenAfter: (seq: number) => reopen.run(seq),
    forgetSettledBefore: (at: string) => forget.run(at),
  }
}

function detailOf(outcome: SyncOutcome): string | null {
  if (outcome.outcome === 'refused') return JSON.stringify(outcome.refusal)
  return outcome.outcome === 'parked' ? JSON.stringify(outcome.reason) : null
}
