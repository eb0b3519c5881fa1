import type { Pool, QueryConfig, QueryResultRow } from 'pg'
import type { StationId, WarehouseId } from '../../core/model/ids.ts'
import { named, repeatable } from './postgres-connections.ts'
import type { Account, AccountView, ServerStore } from './server-store.ts'

/** Who may sync, and what the server knows of itself. */
type Accounts = Pick<
  ServerStore,
  | 'account'
  | 'accountByToken'
  | 'saveAccount'
  | 'accounts'
  | 'seen'
  | 'revoke'
  | 'info'
  | 'putInfo'
  | 'takeInfo'
>

export interface AccountRow {
  readonly id: StationId
  readonly warehouseId: WarehouseId
  readonly lastSeq: number
  readonly tokenHash: string | null
  readonly revokedAt: string | null
  readonly removedAt: string | null
}

/** A station that the house has taken off is shut out by the very operation that says so. */
const ACCOUNTS = 'select a.*, s."removedAt" from "stationAccount" a left join "station" s on s."id" = a."id"'

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

export function postgresAccounts(pool: Pool): Accounts {
  const ask = <R extends QueryResultRow>(query: string | QueryConfig<unknown[]>) =>
    repeatable(pool, () => pool.query<R>(query))
  const find = async (column: 'id' | 'tokenHash', value: string): Promise<Account | undefined> => {
    const { rows } = await ask<AccountRow>(named(`${ACCOUNTS} where a."${column}" = $1`, [value]))
    return accountOf(rows[0])
  }
  return {
    account: (stationId) => find('id', stationId),
    accountByToken: (tokenHash) => find('tokenHash', tokenHash),
    async saveAccount({ stationId, warehouseId, tokenHash, joinedAt }) {
      await pool.query(
        `insert into "stationAccount" ("id", "warehouseId", "tokenHash", "lastSeq", "joinedAt", "lastSeenAt")
         values ($1, $2, $3, 0, $4, $4)
         on conflict ("id") do update set "tokenHash" = excluded."tokenHash", "lastSeenAt" = excluded."lastSeenAt", "revokedAt" = null`,
        [stationId, warehouseId, tokenHash, joinedAt],
      )
    },
    async accounts() {
      const { rows } = await ask<AccountRow & Pick<AccountView, 'joinedAt' | 'lastSeenAt'>>(
        `${ACCOUNTS} order by a."id"`,
      )
      return rows.map((row) => ({
        ...known(row),
        hasToken: row.tokenHash !== null,
        joinedAt: row.joinedAt,
        lastSeenAt: row.lastSeenAt,
      }))
    },
    async seen(stationId, at) {
      await pool.query('update "stationAccount" set "lastSeenAt" = $1 where "id" = $2', [at, stationId])
    },
    async revoke(stationId, at) {
      await pool.query('update "stationAccount" set "revokedAt" = $1 where "id" = $2', [at, stationId])
    },
    async info(key) {
      const { rows } = await ask<{ value: string }>({
        text: 'select "value" from "serverInfo" where "key" = $1',
        values: [key],
      })
      return rows[0]?.value
    },
    async putInfo(key, value) {
      await pool.query(
        'insert into "serverInfo" ("key", "value") values ($1, $2) on conflict ("key") do update set "value" = excluded."value"',
        [key, value],
      )
    },
    async takeInfo(key, value) {
      const { rowCount } = await pool.query('delete from "serverInfo" where "key" = $1 and "value" = $2', [
        key,
        value,
      ])
      return rowCount === 1
    },
  }
}
