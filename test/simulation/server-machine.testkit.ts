import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { renewEpoch } from '../../db/renew-epoch.ts'
import type { StationId } from '../../src/core/model/ids.ts'
import type { SpaceName } from '../../src/core/model/spaces.ts'
import type { LogEntry, ServerStore } from '../../src/server/store/server-store.ts'
import { sqliteServerStore } from '../../src/server/store/sqlite-server-store.ts'
import { type Tables, tablesOf } from './tables.testkit.ts'

/** A server's database with what only its administrator can do. The simulation knows a server by this alone. */
export interface ServerMachine {
  readonly store: ServerStore
  tables(): Promise<Tables>
  versions(): Promise<ReadonlyMap<SpaceName, number>>
  /** Oldest first, without the first so many. */
  log(skip: number): Promise<LogEntry[]>
  backup(): Promise<Buffer>
  /** Another machine on what the backup holds, of another epoch. */
  restored(backup: Buffer): Promise<ServerMachine>
  /** As when tombstones have grown too old: the horizon is now. */
  forgetTombstones(): Promise<void>
  admit(stationId: StationId, admitted: boolean): Promise<void>
  close(): Promise<void>
}

const MANY = 1_000_000

export function sqliteMachine(image?: Buffer): ServerMachine {
  const db = new Database(image ?? ':memory:')
  if (!image) migrate(drizzle({ client: db }), { migrationsFolder: 'db/migrations/sqlite-server' })
  const store = sqliteServerStore(db)
  return {
    store,
    tables: async () => tablesOf(db),
    async versions() {
      const rows = db
        .prepare<[], { name: SpaceName; version: number }>('select "name", "version" from "space"')
        .all()
      return new Map(rows.map(({ name, version }) => [name, version]))
    },
    log: async (skip) => (await store.log({ limit: MANY })).toReversed().slice(skip),
    backup: async () => db.serialize(),
    async restored(backup) {
      const other = new Database(backup)
      renewEpoch(other)
      const bytes = other.serialize()
      other.close()
      return sqliteMachine(bytes)
    },
    async forgetTombstones() {
      db.exec('delete from "tombstone"; update "space" set "horizon" = "version"')
    },
    async admit(stationId, admitted) {
      const at = admitted ? null : '2026-03-02T12:00:00.000Z'
      db.prepare('update "stationAccount" set "revokedAt" = ? where "id" = ?').run(at, stationId)
    },
    close: () => store.close(),
  }
}
