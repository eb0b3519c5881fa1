import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/**
 * A backup that is put back is another history under the same numbers: what it lost may be given out again. Whoever restores
 * one calls this before the server starts on it, so that every station loads anew and sends again what was lost.
 */
export function renewEpoch(db: Database): void {
  db.prepare(
    `insert into "serverInfo" ("key", "value") values ('epoch', ?) on conflict ("key") do update set "value" = excluded."value"`,
  ).run(randomUUID())
}
