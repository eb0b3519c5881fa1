import type { Pool } from 'pg'
import type { SyncOutcome } from '../../core/protocol/sync.ts'
import { logConditions, SEARCHED } from './log-conditions.ts'
import { outcomeOf } from './log-detail.ts'
import type { LogEntry, LogFilter } from './server-store.ts'

interface LogRow extends Omit<LogEntry, 'outcome'> {
  readonly outcome: SyncOutcome['outcome']
  readonly detail: unknown
}

/** Newest first. */
export async function readLog(pool: Pool, filter: LogFilter): Promise<LogEntry[]> {
  const values: (string | number)[] = []
  const value = (given: string | number): string => `$${values.push(given)}`
  const where = logConditions(filter, {
    value,
    matches: (pattern) => `(${SEARCHED}) ~* ${value(pattern)}`,
  })
  const sql = `select * from "operationLog" ${where} order by "position" desc limit ${value(filter.limit)}`
  const { rows } = await pool.query<LogRow>(sql, values)
  return rows.map(({ detail, outcome, ...rest }) => ({
    ...rest,
    outcome: outcomeOf(rest.seq, outcome, detail),
  }))
}
