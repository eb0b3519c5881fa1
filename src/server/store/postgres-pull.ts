import type { Pool, PoolClient } from 'pg'
import type { OperationId } from '../../core/model/ids.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import { ORGANISATION } from '../../core/model/spaces.ts'
import { type TableName, tableNames, tables } from '../../core/model/tables.ts'
import type { RowChange, SyncOutcome, Tombstone } from '../../core/protocol/sync.ts'
import { outcomeOf } from './log-detail.ts'
import { allOf, inTransaction, named } from './postgres-connections.ts'
import { readEpoch } from './postgres-epoch.ts'
import { columnsOf, quoted } from './row-columns.ts'
import type { Page, PullResult, PullWork } from './server-store.ts'

/** What a station reads, each answer as it is at one moment. */
const ONE_MOMENT = 'begin isolation level repeatable read read only'

interface CounterRow {
  readonly name: SpaceName
  readonly version: number
  readonly horizon: number
}

interface LoggedRow {
  readonly seq: number
  readonly outcome: SyncOutcome['outcome']
  readonly detail: unknown
}

export async function pullChanges(pool: Pool, work: PullWork): Promise<PullResult | null> {
  return inTransaction<PullResult | null>(pool, ONE_MOMENT, async (client) => {
    const spaces = [...work.since.keys()]
    const [epoch, found, account, logged] = await Promise.all([
      readEpoch(client),
      client.query<CounterRow>(
        named('select "name", "version", "horizon" from "space" where "name" = any($1::text[])', [spaces]),
      ),
      client.query<{ lastSeq: number; lastOpId: OperationId | null }>(
        named(
          `select a."lastSeq", l."opId" as "lastOpId" from "stationAccount" a
           left join "operationLog" l on l."stationId" = a."id" and l."seq" = a."lastSeq" where a."id" = $1`,
          [work.stationId],
        ),
      ),
      client.query<LoggedRow>(
        named(
          'select "seq", "outcome", "detail" from "operationLog" where "stationId" = $1 and "seq" > $2 order by "seq"',
          [work.stationId, work.outcomesAfter],
        ),
      ),
    ])
    const known = account.rows[0]
    if (!known) return { value: null, sent: [] }
    const counters = new Map(found.rows.map((row) => [row.name, row]))
    const versions = new Map<SpaceName, number>()
    const behind: [SpaceName, number][] = []
    for (const [space, from] of work.since) {
      const { version = 0, horizon = 0 } = counters.get(space) ?? {}
      if (from < horizon || from > version) return { value: null, sent: [] }
      versions.set(space, version)
      if (from < version) behind.push([space, from])
    }
    const limit = work.maxRows + 1
    const [rows, tombstones] = await Promise.all([
      changedRows(client, behind, limit),
      buried(client, behind, limit),
    ])
    if (rows.length + tombstones.length > work.maxRows) return { value: null, sent: [] }
    const outcomes = logged.rows.map(({ seq, outcome, detail }) => outcomeOf(seq, outcome, detail))
    return { value: { epoch, versions, rows, tombstones, ...known, outcomes }, sent: [] }
  })
}

async function changedRows(
  client: PoolClient,
  behind: readonly [SpaceName, number][],
  limit: number,
): Promise<RowChange[]> {
  const rows: RowChange[] = []
  const answers = await allOf(
    behind.map(([space, from]) =>
      client.query<VersionedRow>(named(sinceSql(space === ORGANISATION), [space, from, limit])),
    ),
  )
  for (const answer of answers)
    for (const { table, version, row } of answer.rows) rows.push({ table, version, row })
  return rows
}

interface VersionedRow {
  readonly table: TableName
  readonly version: number
  readonly row: RowChange['row']
}

async function buried(
  client: PoolClient,
  behind: readonly [SpaceName, number][],
  limit: number,
): Promise<Tombstone[]> {
  const sql =
    'select "space", "tableName" as "table", "rowId" as "id", "version" from "tombstone" where "space" = $1 and "version" > $2 limit $3'
  const answers = await allOf(
    behind.map(([space, from]) => client.query<Tombstone>(named(sql, [space, from, limit]))),
  )
  return answers.flatMap(({ rows }) => rows)
}

/** All tables that have rows in such a space, in one query. */
function sinceSql(organisation: boolean): string {
  const here = tableNames.filter((table) =>
    organisation ? mayBeInOrganisation(table) : tables[table].space === 'warehouse',
  )
  const parts = here.map(
    (table) => `(select '${table}' as "table", "version", ${rowAsJson(table)} as "row" from ${quoted(table)} t
      where "space" = $1 and "version" > $2 limit $3)`,
  )
  return `select * from (${parts.join(' union all ')}) as changed limit $3`
}

function mayBeInOrganisation(table: TableName): boolean {
  const columns: Readonly<Record<string, { readonly nullable: boolean }>> = tables[table].columns
  return tables[table].space === 'organisation' || columns.warehouseId?.nullable === true
}

const rowAsJson = (table: TableName): string =>
  `(select row_to_json(r) from (select ${columnsOf(table)
    .names.map((name) => `t.${quoted(name)}`)
    .join(', ')}) as r)`

export async function readPage(
  pool: Pool,
  space: SpaceName,
  after: { table: TableName; id: string } | null,
  limit: number,
): Promise<Page> {
  return inTransaction<Page>(pool, ONE_MOMENT, async (client) => {
    const [epoch, counter] = await Promise.all([
      readEpoch(client),
      client.query<CounterRow>(named('select "version" from "space" where "name" = $1', [space])),
    ])
    const version = counter.rows[0]?.version ?? 0
    const rows: RowChange[] = []
    const first = after ? tableNames.indexOf(after.table) : 0
    for (let t = first; t < tableNames.length; t++) {
      const table = tableNames[t] as TableName
      const from = t === first && after ? after.id : ''
      const sql = `select "version", ${rowAsJson(table)} as "row" from ${quoted(table)} t where "id" > $1 and "space" = $2 order by "id" limit $3`
      const found = await client.query<Omit<VersionedRow, 'table'>>(
        named(sql, [from, space, limit - rows.length]),
      )
      for (const row of found.rows) rows.push({ table, ...row })
      const last = rows.at(-1)
      if (rows.length >= limit && last) {
        return { value: { epoch, version, rows, next: { table: last.table, id: last.row.id } }, sent: [] }
      }
    }
    return { value: { epoch, version, rows, next: null }, sent: [] }
  })
}
