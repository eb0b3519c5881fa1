import type { Pool } from 'pg'
import type { SyncOutcome } from '../../core/protocol/sync.ts'
import { outcomeOf } from './log-detail.ts'
import type { LogEntry, LogFilter } from './server-store.ts'

interface LogRow extends Omit<LogEntry, 'outcome'> {
  readonly outcome: SyncOutcome['outcome']
  readonly detail: unknown
}

/** Newest first. */
export async function readLog(pool: Pool, filter: LogFilter): Promise<LogEntry[]> {
  const conditions: string[] = []
  const values: (string | number)[] = []
  for (const column of ['stationId', 'name', 'userId', 'outcome'] as const) {
    const value = filter[column]
    if (value !== undefined) conditions.push(`"${column}" = $${values.push(value)}`)
  }
  if (filter.before !== undefined) conditions.push(`"position" < $${values.push(filter.before)}`)
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const sql = `select * from "operationLog" ${where} order by "position" desc limit $${values.push(filter.limit)}`
  const { rows } = await pool.query<LogRow>(sql, values)
  return rows.map(({ detail, outcome, ...rest }) => ({
    ...rest,
    outcome: outcomeOf(rest.seq, outcome, detail),
  }))
}
