import { sql } from 'drizzle-orm'
import { bigint, bigserial, customType, index, json, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'

/** What only a server has, on PostgreSQL. The same tables as in server-sqlite-schema.ts. */
const bytewiseText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })

export const operationLog = pgTable(
  'operationLog',
  {
    position: bigserial({ mode: 'number' }).primaryKey(),
    stationId: bytewiseText().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    opId: bytewiseText().notNull(),
    name: text().notNull(),
    args: json().notNull(),
    numbers: json(),
    userId: bytewiseText().notNull(),
    warehouseId: bytewiseText().notNull(),
    at: text().notNull(),
    receivedAt: text().notNull(),
    outcome: text({ enum: ['done', 'refused', 'parked'] }).notNull(),
    detail: json(),
  },
  (t) => [
    uniqueIndex('operationLog_station_seq').on(t.stationId, t.seq),
    // Whoever sends it, and under whatever number: an operation is done once.
    uniqueIndex('operationLog_opId').on(t.opId).where(sql`"outcome" = 'done'`),
    index('operationLog_outcome').on(t.outcome, t.position),
  ],
)

export const tombstone = pgTable(
  'tombstone',
  {
    id: bytewiseText().primaryKey(),
    space: bytewiseText().notNull(),
    tableName: bytewiseText().notNull(),
    rowId: bytewiseText().notNull(),
    version: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [index('tombstone_space_version').on(t.space, t.version)],
)

export const stationAccount = pgTable('stationAccount', {
  id: bytewiseText().primaryKey(),
  warehouseId: bytewiseText().notNull(),
  tokenHash: text(),
  lastSeq: bigint({ mode: 'number' }).notNull(),
  joinedAt: text().notNull(),
  lastSeenAt: text().notNull(),
  revokedAt: text(),
})

export const serverInfo = pgTable('serverInfo', { key: text().primaryKey(), value: text().notNull() })

export const serverSpace = pgTable('space', {
  name: bytewiseText().primaryKey(),
  version: bigint({ mode: 'number' }).notNull(),
  horizon: bigint({ mode: 'number' }).notNull().default(0),
})
