import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { renewEpoch } from '../../../db/renew-epoch.ts'
import { type ServerRows, serverRows } from '../../../db/sqlite-server-rows.ts'
import type { OperationId, StationId, WarehouseId } from '../../core/model/ids.ts'
import type { SyncOutcome } from '../../core/protocol/sync.ts'
import { changeBus } from './change-bus.ts'
import { outcomeOf } from './log-detail.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Account, AccountView, NewAccount, PullWork, ServerStore } from './server-store.ts'
import { sqliteLog } from './sqlite-log.ts'
import { sqlitePushes } from './sqlite-push.ts'

const OPERATIONS_TOGETHER = 1000

/** The server on SQLite: one writer, so that the lock on a space is the database's own. */
export function sqliteServerStore(db: Database, together = OPERATIONS_TOGETHER): ServerStore {
  const rows: ServerRows = serverRows(db)
  const bus = changeBus()
  const exclusively = oneAtATime()
  const findAccount = db.prepare<[string], AccountRow>(`${ACCOUNTS} where a."id" = ?`)
  const findByToken = db.prepare<[string], AccountRow>(`${ACCOUNTS} where a."tokenHash" = ?`)
  const findLogged = db.prepare<[string, number], LoggedRow>(
    'select "seq", "opId", "outcome", "detail" from "operationLog" where "stationId" = ? and "seq" = ?',
  )
  const findOutcomes = db.prepare<[string, number], LoggedRow>(
    'select "seq", "opId", "outcome", "detail" from "operationLog" where "stationId" = ? and "seq" > ? order by "seq"',
  )
  const setSeen = db.prepare('update "stationAccount" set "lastSeenAt" = ? where "id" = ?')
  const findInfo = db.prepare<[string], { value: string }>('select "value" from "serverInfo" where "key" = ?')
  const putInfo = db.prepare(
    'insert into "serverInfo" ("key", "value") values (?, ?) on conflict ("key") do update set "value" = excluded."value"',
  )
  const takeInfo = db.prepare('delete from "serverInfo" where "key" = ? and "value" = ?')
  const log = sqliteLog(db)
  makeEpoch(db)
  const epoch = (): string => findInfo.get('epoch')?.value ?? ''

  return {
    epoch: () => exclusively(async () => epoch()),
    renewEpoch: () =>
      exclusively(async () => {
        renewEpoch(db)
        return epoch()
      }),
    account: async (stationId) => accountOf(findAccount.get(stationId)),
    accountByToken: async (tokenHash) => accountOf(findByToken.get(tokenHash)),
    // Never in the middle of a batch, whose roll-back would take it along.
    saveAccount: (account: NewAccount) =>
      exclusively(async () => {
        const { stationId, warehouseId, tokenHash, joinedAt } = account
        db.prepare(
          `insert into "stationAccount" ("id", "warehouseId", "tokenHash", "lastSeq", "joinedAt", "lastSeenAt") values (?, ?, ?, 0, ?, ?)
           on conflict ("id") do update set "tokenHash" = excluded."tokenHash", "lastSeenAt" = excluded."lastSeenAt", "revokedAt" = null`,
        ).run(stationId, warehouseId, tokenHash, joinedAt, joinedAt)
      }),
    accounts: () =>
      exclusively(async () => {
        const found = db.prepare<[], AccountRow & Pick<AccountView, 'joinedAt' | 'lastSeenAt'>>(
          `${ACCOUNTS} order by a."id"`,
        )
        return found.all().map((row) => ({
          ...known(row),
          hasToken: row.tokenHash !== null,
          joinedAt: row.joinedAt,
          lastSeenAt: row.lastSeenAt,
        }))
      }),
    seen: (stationId, at) => exclusively(async () => void setSeen.run(at, stationId)),
    revoke: (stationId, at) =>
      exclusively(async () => {
        db.prepare('update "stationAccount" set "revokedAt" = ? where "id" = ?').run(at, stationId)
      }),
    info: (key) => exclusively(async () => findInfo.get(key)?.value),
    putInfo: (key, value) => exclusively(async () => void putInfo.run(key, value)),
    takeInfo: (key, value) => exclusively(async () => takeInfo.run(key, value).changes > 0),
    push: sqlitePushes({
      together,
      db,
      rows,
      exclusively,
      tell: bus.tell,
      epoch,
      account: (id) => accountOf(findAccount.get(id)),
    }),
    // Not while a batch is half done: it is on this very connection.
    pull: ({ stationId, since, outcomesAfter, maxRows }: PullWork) =>
      exclusively(async () => {
        const account = accountOf(findAccount.get(stationId))
        const changes = rows.changes(since, maxRows)
        if (!account || !changes) return null
        const outcomes = findOutcomes
          .all(stationId, outcomesAfter)
          .map((row) => outcomeOf(row.seq, row.outcome, parsed(row.detail)))
        const lastOpId = findLogged.get(stationId, account.lastSeq)?.opId ?? null
        return { epoch: epoch(), ...changes, lastSeq: account.lastSeq, lastOpId, outcomes }
      }),
    page: (space, after, limit) =>
      exclusively(async () => ({ epoch: epoch(), ...rows.page(space, after, limit) })),
    onChange: bus.on,
    log: (filter) => exclusively(async () => log(filter)),
    async close() {
      await exclusively(async () => db.close())
    },
  }
}

interface AccountRow {
  readonly id: StationId
  readonly warehouseId: WarehouseId
  readonly lastSeq: number
  readonly tokenHash: string | null
  readonly revokedAt: string | null
  readonly removedAt: string | null
}

/** A station that the house has taken off is shut out by the very operation that says so. */
const ACCOUNTS = 'select a.*, s."removedAt" from "stationAccount" a left join "station" s on s."id" = a."id"'

interface LoggedRow {
  readonly seq: number
  readonly opId: OperationId
  readonly outcome: SyncOutcome['outcome']
  readonly detail: string | null
}

function accountOf(row: AccountRow | undefined): Account | undefined {
  return row && known(row)
}

function known(row: AccountRow): Account {
  return {
    stationId: row.id,
    warehouseId: row.warehouseId,
    lastSeq: row.lastSeq,
    revoked: row.revokedAt !== null || row.removedAt !== null,
  }
}

const parsed = (detail: string | null): unknown => (detail === null ? null : JSON.parse(detail))

/** Of a database that has none yet. */
function makeEpoch(db: Database): void {
  db.prepare(`insert into "serverInfo" ("key", "value") values ('epoch', ?) on conflict do nothing`).run(
    randomUUID(),
  )
}
