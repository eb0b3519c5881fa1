import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * What only one station has, in the same SQLite file as its warehouse: the outbox and space counters, sessions, and the
 * print queue. Nothing here is ever sent anywhere but the outbox.
 */

/**
 * Operations done here, in order. `before` is what the rows were when it last ran, oldest touch first:
 * `[[table, id, row | null], …]`; empty once the server has answered. Answered operations are kept 30 days, so that a
 * server that was restored can ask for them again.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    opId: text().notNull().unique(),
    name: text().notNull(),
    args: text().notNull(),
    userId: text().notNull(),
    stationId: text().notNull(),
    warehouseId: text().notNull(),
    at: text().notNull(),
    before: text().notNull(),
    /** The serials that it took when it first ran; null where it took none. */
    numbers: text(),
    state: text({ enum: ['pending', 'done', 'refused', 'parked'] })
      .notNull()
      .default('pending'),
    /** Why the server refused or parked it. */
    detail: text(),
    settledAt: text(),
  },
  (t) => [index('outbox_state').on(t.state, t.seq)],
)

/**
 * The highest serial that was ever taken here of each block, whatever became of the operation: outlives the outbox and every
 * snapshot, because the label may be printed.
 */
export const spentSerial = sqliteTable('spentSerial', {
  /** kind|prefix|last serial of the block */
  id: text().primaryKey(),
  serial: integer().notNull(),
})

/** How far this station has followed each space of its server. */
export const cursor = sqliteTable('cursor', { space: text().primaryKey(), version: integer().notNull() })

/** Pages of a snapshot that is still being loaded, each with its rows as JSON. */
export const stagedPage = sqliteTable('stagedPage', {
  position: integer().primaryKey({ autoIncrement: true }),
  rowCount: integer().notNull(),
  rows: text().notNull(),
})

export const space = sqliteTable('space', { name: text().primaryKey(), version: integer().notNull() })

/** Facts about this installation: its station id, and the host's own settings. */
export const stationInfo = sqliteTable('stationInfo', { key: text().primaryKey(), value: text().notNull() })

/** One person at one screen. The token is kept hashed. */
export const session = sqliteTable(
  'session',
  {
    clientId: text().primaryKey(),
    userId: text(),
    startedAt: text().notNull(),
    lastSeenAt: text().notNull(),
  },
  (t) => [index('session_user').on(t.userId)],
)

/** A browser or handheld that this host knows by a token in a cookie; `pairedAt` where it was let in from the network. */
export const client = sqliteTable(
  'client',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    tokenHash: text().notNull(),
    createdAt: text().notNull(),
    pairedAt: text(),
    lastSeenAt: text().notNull(),
  },
  (t) => [uniqueIndex('client_token').on(t.tokenHash)],
)

/** Failed attempts at a PIN or code, by what was tried: survives a restart, so that a restart is no way around. */
export const attempt = sqliteTable('attempt', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  lockedUntil: text(),
})

export const printer = sqliteTable('printer', {
  id: text().primaryKey(),
  name: text().notNull(),
  kind: text({ enum: ['zpl', 'pdf'] }).notNull(),
  transport: text({ enum: ['tcp', 'file'] }).notNull(),
  host: text(),
  port: integer(),
  folder: text(),
  dpi: integer().$type<203 | 300>().notNull(),
  purpose: text({ enum: ['label', 'document', 'both'] }).notNull(),
  createdAt: text().notNull(),
})

/** `key` names the effect (what is printed, and for which number): asking twice for the same effect is one job. */
export const printJob = sqliteTable(
  'printJob',
  {
    id: text().primaryKey(),
    key: text().notNull(),
    printerId: text().notNull(),
    document: text().notNull(),
    title: text().notNull(),
    orderId: text(),
    parcelId: text(),
    state: text({ enum: ['queued', 'printing', 'printed', 'failed', 'uncertain', 'cancelled'] }).notNull(),
    mediaType: text().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
    attempts: integer().notNull(),
    nextAttemptAt: text(),
    lastError: text(),
    reprintOf: text(),
    userId: text().notNull(),
    createdAt: text().notNull(),
    printedAt: text(),
  },
  (t) => [
    uniqueIndex('printJob_key').on(t.key),
    index('printJob_state').on(t.state, t.createdAt),
    index('printJob_order').on(t.orderId),
    index('printJob_parcel').on(t.parcelId),
  ],
)
