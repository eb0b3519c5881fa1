import { z } from 'zod'
import type { OperationId, StationId, UserId } from '../../model/ids.ts'
import type { Refusal } from '../../model/refusal.ts'
import type { TableName } from '../../model/tables.ts'
import { MAX_AUDIT_PAGE } from '../audit.ts'
import { query } from '../query.ts'

/** What a thing is called that an operation's arguments name by its id. */
export interface AuditLabel {
  readonly kind:
    | 'order'
    | 'orderLine'
    | 'pick'
    | 'pickTask'
    | 'parcel'
    | 'product'
    | 'location'
    | 'customer'
    | 'carrier'
    | 'box'
    | 'user'
    | 'station'
    | 'case'
    | 'return'
  readonly text: string
}

/** One operation of the log, or of this station's outbox. */
export interface AuditRow {
  /** In the log, or in the outbox. */
  readonly position: number
  readonly opId: OperationId
  readonly name: string
  /** Without what is secret. */
  readonly args: unknown
  readonly userId: UserId
  /** Null: no person, or one whom this station does not know. */
  readonly userName: string | null
  readonly stationId: StationId
  readonly stationName: string | null
  readonly warehouseCode: string | null
  /** The device's time. */
  readonly at: string
  /** The server's time; null while the operation waits here. */
  readonly receivedAt: string | null
  readonly outcome: 'pending' | 'done' | 'refused' | 'parked'
  readonly refusal: Refusal | null
  readonly reason: string | null
  /** By the id that stands in the arguments. */
  readonly labels: Readonly<Record<string, AuditLabel>>
}

export interface AuditPage {
  readonly rows: readonly AuditRow[]
  readonly next: string | null
  /** Whose memory this is: the server's log, or what this station did itself. */
  readonly source: 'server' | 'station'
  /** Time of the oldest entry that was looked at: a search goes on below it. */
  readonly searchedTo: string | null
  /** What was searched for besides the words themselves. */
  readonly means: readonly AuditLabel[]
}

export const AuditFilter = z.object({
  /** An order number, SKU, bin, tote, parcel, person or any other word. */
  search: z.string().max(100).default(''),
  stationId: z.string().max(200).optional(),
  userId: z.string().max(200).optional(),
  name: z.string().max(60).optional(),
  outcome: z.enum(['pending', 'done', 'refused', 'parked']).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
})
export type AuditFilter = z.output<typeof AuditFilter>

/** What an operation left behind, as far as this station has it. */
export interface AuditEffects {
  readonly movements: readonly {
    readonly id: string
    readonly sku: string
    readonly from: string
    readonly to: string
    readonly qtyEach: number
  }[]
  readonly cases: readonly { readonly id: string; readonly kind: string; readonly status: string }[]
  /** Of an operation that still waits here: its rows, field by field. Null: not known any more. */
  readonly changes: readonly AuditChange[] | null
  /** The arguments of the last time that the same thing was saved, where the operation saves a thing whole. */
  readonly previousArgs: unknown
}

export interface AuditChange {
  readonly table: TableName
  readonly label: string
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

const source = z.enum(['server', 'station']).default('server')

export const auditQueries = {
  /** Of a station alone it is always its own. A server that does not answer refuses `serverUnreachable`. */
  audit: query<AuditPage>()(
    z.object({
      source,
      filter: AuditFilter,
      after: z
        .string()
        .regex(/^\d{1,15}$/)
        .nullable()
        .default(null),
      limit: z.int().min(1).max(MAX_AUDIT_PAGE).default(60),
    }),
  ),
  auditEffects: query<AuditEffects>()(
    z.object({
      source,
      position: z.int(),
      opId: z.string().min(1).max(200),
      name: z.string().max(60),
      /** As the row has them. */
      args: z.unknown(),
    }),
  ),
  /** Whom and what the filters can name. */
  auditChoices: query<{
    readonly users: readonly { readonly id: UserId; readonly name: string }[]
    readonly stations: readonly { readonly id: StationId; readonly name: string }[]
  }>()(z.object({})),
}
