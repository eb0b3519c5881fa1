import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** What only a server has, on SQLite: the log of all operations, tombstones, and its stations. */
export const operationLog = sqliteTable(
  'operationLog',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    stationId: text().notNull(),
    seq: integer().notNull(),
    opId: text().notNull(),
    name: text().notNull(),
    args: text().notNull(),
    /** The serials that came with it. */
    numbers: text(),
    userId: text().notNull(),
    warehouseId: text().notNull(),
    at: text().notNull(),
    receivedAt: text().notNull(),
    outcome: text({ enum: ['done', 'refused', 'parked'] }).notNull(),
    detail: text(),
  },
  (t) => [
    uniqueIndex('operationLog_station_seq').on(t.stationId, t.seq),
    // Whoever sends it, and under whatever number: an operation is done once.
    uniqueIndex('operationLog_opId').on(t.opId).where(sql`"outcome" = 'done'`),
    index('operationLog_outcome').on(t.outcome, t.position),
  ],
)

/** A row that is gone from a space, so that who follows the space can forget it. */
export const tombstone = sqliteTable(
  'tombstone',
  {
    /** space|table|row id */
    id: text().primaryKey(),
    space: text().notNull(),
    tableName: text().notNull(),
    rowId: text().notNull(),
    version: integer().notNull(),
  },
  (t) => [index('tombstone_space_version').on(t.space, t.version)],
)

export const stationAccount = sqliteTable('stationAccount', {
  id: text().primaryKey(),
  warehouseId: text().notNull(),
  tokenHash: text(),
  lastSeq: integer().notNull(),
  joinedAt: text().notNull(),
  lastSeenAt: text().notNull(),
  revokedAt: text(),
})

export const serverInfo = sqliteTable('serverInfo', { key: text().primaryKey(), value: text().notNull() })

export const serverSpace = sqliteTable('space', {
  name: text().primaryKey(),
  version: integer().notNull(),
  /** Tombstones below this version are gone: an older cursor needs a snapshot. */
  horizon: integer().notNull().default(0),
})
