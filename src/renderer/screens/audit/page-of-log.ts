import type { AuditFilter, AuditPage } from '../../../core/protocol/queries/audit.ts'
import type { Reply } from '../../station/client.ts'
import { station } from '../../station/station.ts'

export type LogSource = AuditPage['source']

export interface LogQuestion {
  readonly source: LogSource
  readonly filter: AuditFilter
  readonly after: string | null
  readonly limit: number
}

/**
 * A page with something on it: an answer may have looked at a part of the log in which nothing was found, and is asked on.
 * @param heard is told of every answer; false ends it, because nobody waits for it any more.
 */
export async function pageOfLog(
  question: LogQuestion,
  heard: (page: AuditPage) => boolean,
): Promise<Reply<AuditPage>> {
  for (let { after } = question; ; ) {
    const reply = await station.query('audit', { ...question, after })
    if (!reply.ok) return reply
    const { rows, next } = reply.value
    if (!heard(reply.value) || rows.length > 0 || next === null) return reply
    after = next
  }
}
