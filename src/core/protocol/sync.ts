import { z } from 'zod'
import { OperationId, PickTaskId, StationId, UserId, WarehouseId } from '../model/ids.ts'
import { Refusal } from '../model/refusal.ts'
import { TakenSerial } from '../model/serials.ts'
import { isStorableText, isTooDeep, unstorable } from '../model/storable.ts'
import { tableNames } from '../model/tables.ts'
import { ClaimWish } from '../operations/claims/grant-claims.ts'

/**
 * What a station and the server say to each other. A push carries operations in the order in which they were done; a pull
 * answers with all rows above the station's versions at one moment, and with how far its own operations had come by then.
 */
export const SYNC_PROTOCOL = 2
export const MAX_PUSH = 100
/** Rows in one page of a snapshot. */
export const SNAPSHOT_PAGE = 2000
/** A pull of more rows than this is answered `reset`: the snapshot is cheaper, and resumable. */
export const MAX_PULL_ROWS = 50_000

export const SpaceCode = z.string().regex(/^(org|wh:.{1,200})$/) as unknown as z.ZodType<
  'org' | `wh:${string}`,
  string
>
export const TableCode = z.enum(tableNames as [(typeof tableNames)[number], ...typeof tableNames])

const notStorable = 'a character that cannot be kept'

/** Its arguments are judged by the operation, which refuses them; what stands around them must be good for the log. */
export const PushedOperation = z.object({
  seq: z.int().min(1),
  opId: OperationId.refine(isStorableText, notStorable),
  name: z.string().min(1).max(60).refine(isStorableText, notStorable),
  args: z.unknown().refine((args) => !isTooDeep(args), 'nested too deep'),
  userId: UserId.refine(isStorableText, notStorable),
  /** The device's time. */
  at: z.iso.datetime(),
  /**
   * The serials that it took when it first ran, in their order. Absent: it took none, or was done before serials travelled with
   * their operations, and the blocks decide.
   */
  numbers: z
    .array(TakenSerial)
    .min(1)
    .max(1000)
    .refine((numbers) => unstorable(numbers) === null, notStorable)
    .optional(),
})
export type PushedOperation = z.output<typeof PushedOperation>

export const PushRequest = z.object({
  protocol: z.literal(SYNC_PROTOCOL),
  /** Of the server that the station last heard; null on the first contact. */
  epoch: z.string().max(60).refine(isStorableText, notStorable).nullable(),
  operations: z.array(PushedOperation).min(1).max(MAX_PUSH),
})
export type PushRequest = z.output<typeof PushRequest>

/** `refused`: deterministic, by a request's rules. `parked`: the operation met a bug; it is kept whole for a rerun. */
export const SyncOutcome = z.discriminatedUnion('outcome', [
  z.object({ seq: z.int(), outcome: z.literal('done') }),
  z.object({ seq: z.int(), outcome: z.literal('refused'), refusal: Refusal }),
  z.object({ seq: z.int(), outcome: z.literal('parked'), reason: z.string() }),
])
export type SyncOutcome = z.output<typeof SyncOutcome>

export const PushAnswer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('taken'),
    epoch: z.string(),
    lastSeq: z.int(),
    outcomes: z.array(SyncOutcome),
  }),
  /** Operations are missing in between: send from here on. Also what a restored server says. */
  z.object({ status: z.literal('expected'), epoch: z.string(), seq: z.int() }),
  /** This sequence number is known with another operation: two stations share one identity. */
  z.object({ status: z.literal('cloned'), epoch: z.string(), seq: z.int() }),
])
export type PushAnswer = z.output<typeof PushAnswer>

export const Versions = z.record(z.string(), z.int().min(0))

export const PullRequest = z.object({
  protocol: z.literal(SYNC_PROTOCOL),
  epoch: z.string().max(60).nullable(),
  /** Space to the highest version that the station has of it. */
  since: Versions,
  /** Outcomes of own operations above this sequence number are told. */
  outcomesAfter: z.int().min(0),
})
export type PullRequest = z.output<typeof PullRequest>

const SyncRow = z.looseObject({ id: z.string() })

export const RowChange = z.object({ table: TableCode, version: z.int(), row: SyncRow })
export type RowChange = z.output<typeof RowChange>

/** The row is gone from this space; it may have moved to another. */
export const Tombstone = z.object({ table: TableCode, id: z.string(), space: SpaceCode, version: z.int() })
export type Tombstone = z.output<typeof Tombstone>

export const PullAnswer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('changes'),
    epoch: z.string(),
    /** Space to its version at the moment of the answer. */
    versions: Versions,
    rows: z.array(RowChange),
    tombstones: z.array(Tombstone),
    /** Highest sequence number of this station whose effects are in the rows. */
    lastSeq: z.int(),
    /** Which operation has that number: another one than the station's own says that somebody else speaks under its name. */
    lastOpId: OperationId.nullable(),
    outcomes: z.array(SyncOutcome),
    serverTime: z.string(),
  }),
  /** The cursor is too old, or of another epoch: load a snapshot. */
  z.object({ status: z.literal('reset'), epoch: z.string() }),
])
export type PullAnswer = z.output<typeof PullAnswer>

export const SnapshotRequest = z.object({
  protocol: z.literal(SYNC_PROTOCOL),
  space: SpaceCode,
  /** Where the page before ended; null for the first. */
  after: z.object({ table: TableCode, id: z.string() }).nullable(),
})
export type SnapshotRequest = z.output<typeof SnapshotRequest>

export const SnapshotPage = z.object({
  epoch: z.string(),
  /** The space's version when this page was read. A pull from the first page's version makes the whole consistent. */
  version: z.int(),
  rows: z.array(RowChange),
  next: z.object({ table: TableCode, id: z.string() }).nullable(),
})
export type SnapshotPage = z.output<typeof SnapshotPage>

/** Tasks that a station wants to have for itself. What it was given comes with the next pull. */
export const ClaimsRequest = z.object({
  protocol: z.literal(SYNC_PROTOCOL),
  taskIds: z.array(PickTaskId).min(1).max(500),
  wanted: ClaimWish,
})
export type ClaimsRequest = z.output<typeof ClaimsRequest>

/** What a station is on the server. */
export const StationAccount = z.object({ stationId: StationId, warehouseId: WarehouseId })
export type StationAccount = z.output<typeof StationAccount>
