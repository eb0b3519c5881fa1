import { z } from 'zod'
import { OperationId, StationId, UserId, WarehouseId } from '../model/ids.ts'
import { SYNC_PROTOCOL, SyncOutcome } from './sync.ts'

/**
 * The server's log of operations, as a member may read it: newest first. An answer looks at a part of the log only, so that no
 * question holds up the work; it says how far it has come, and the next one goes on there.
 */
export const MAX_AUDIT_WORDS = 200
export const MAX_AUDIT_PAGE = 500

export const LogFilter = z.object({
  /** One of these is in the operation's name, id or arguments, in whatever case. None: everything. */
  words: z.array(z.string().trim().min(1).max(200)).max(MAX_AUDIT_WORDS).default([]),
  stationId: z.string().max(200).optional(),
  userId: z.string().max(200).optional(),
  name: z.string().max(60).optional(),
  outcome: z.enum(['done', 'refused', 'parked']).optional(),
  /** By the server's clock: from this moment on, and before that one. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
})
export type LogFilter = z.output<typeof LogFilter>

export const AuditRequest = z.object({
  protocol: z.literal(SYNC_PROTOCOL),
  filter: LogFilter,
  /** Only what stands below this position of the log. */
  before: z.int().min(1).nullable(),
  limit: z.int().min(1).max(MAX_AUDIT_PAGE),
})
export type AuditRequest = z.output<typeof AuditRequest>

export const AuditEntry = z.object({
  position: z.int(),
  stationId: StationId,
  seq: z.int(),
  opId: OperationId,
  name: z.string(),
  /** Without what is secret. */
  args: z.unknown(),
  userId: UserId,
  warehouseId: WarehouseId,
  /** The device's time. */
  at: z.string(),
  /** The server's time. */
  receivedAt: z.string(),
  outcome: SyncOutcome,
})
export type AuditEntry = z.output<typeof AuditEntry>

export const AuditAnswer = z.object({
  entries: z.array(AuditEntry),
  /** Hand it back as `before` to go on; null at the end of the log. */
  next: z.int().nullable(),
  /** The server's time of the oldest entry that was looked at. */
  searchedTo: z.string().nullable(),
})
export type AuditAnswer = z.output<typeof AuditAnswer>
