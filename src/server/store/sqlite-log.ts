import type { Database } from 'better-sqlite3'
import type { SyncOutcome } from '../../core/protocol/sync.ts'
import { logConditions, SEARCHED } from './log-conditions.ts'
import { outcomeOf } from './log-detail.ts'
import type { LogEntry, LogFilter } from './server-store.ts'

interface LogRow extends Omit<LogEntry, 'args' | 'numbers' | 'outcome'> {
  readonly args: string
  readonly numbers: string | null
  readonly outcome: SyncOutcome['outcome']
  readonly detail: string | null
}

/** Reads the log of operations, newest first. */
export function sqliteLog(db: Database): (filter: LogFilter) => LogEntry[] {
  // SQLite has no regular expressions of its own: it calls back for each row, within the one statement that is running.
  let expression = /(?:)/
  db.function('logMatches', (text) => (expression.test(String(text)) ? 1 : 0))
  return (filter) => {
    const values: (string | number)[] = []
    const where = logConditions(filter, {
      value(value) {
        values.push(value)
        return '?'
      },
      matches(pattern) {
        expression = new RegExp(pattern, 'i')
        return `logMatches(${SEARCHED})`
      },
    })
    const sql = `select * from "operationLog" ${where} order by "position" desc limit ?`
    const found = db.prepare<unknown[], LogRow>(sql).all(...values, filter.limit)
    return found.map(({ detail, outcome, args, numbers, ...rest }) => ({
      ...rest,
      args: JSON.parse(args) as unknown,
      numbers: numbers === null ? null : (JSON.parse(numbers) as LogEntry['numbers']),
      outcome: outcomeOf(rest.seq, outcome, detail === null ? null : JSON.parse(detail)),
    }))
  }
}
