import type { OperationId } from '../../src/core/model/ids.ts'
import type { Refusal } from '../../src/core/model/refusal.ts'
import { ACCEPTED_AFTER_ALL, caseOfOperation } from '../../src/core/operations/cases/report-outcome.ts'
import { needsNoCase } from '../../src/core/operations/cases/without-case.ts'
import type { Node } from './node.testkit.ts'
import { OracleError } from './oracle-error.testkit.ts'
import type { Outcomes } from './server-side.testkit.ts'
import type { Tally } from './tally.testkit.ts'

/**
 * Oracle *Inbox*: what the server did not accept of a station's work is one case, which all have; what it accepted after all asks
 * nobody any more.
 */
export function checkInbox(node: Node, outcomes: Outcomes, tally: Tally): void {
  const own = node.db
    .prepare<[], { opId: OperationId; name: string; refusal: Refusal['code'] | null }>(
      `select "opId", "name", case "state" when 'refused' then json_extract("detail", '$.code') end as "refusal"
         from "outbox" order by "seq"`,
    )
    .all()
  // It has been held against the server's rows already.
  const cases = node.db.prepare<[string], { status: string; resolution: string | null }>(
    'select "status", "resolution" from "case" where "id" = ?',
  )
  for (const { opId, name, refusal } of own) {
    // The server's word, not what the station made of it. A house alone has none for it.
    const outcome = outcomes.get(opId)?.get(node.id)
    if (outcome === undefined) continue
    const row = cases.get(caseOfOperation(opId))
    if (outcome === 'done') {
      if (row?.status === 'open') throw new OracleError(`Inbox: ${name} ${opId} was accepted, and asks on`)
      if (row?.resolution === ACCEPTED_AFTER_ALL) tally.add('accepted after all')
    } else if (needsNoCase(name, refusal)) {
      if (row) throw new OracleError(`Inbox: ${name} ${opId} needs no case, and has one`)
      tally.add('refusal of no consequence')
    } else {
      if (!row || row.resolution === ACCEPTED_AFTER_ALL)
        throw new OracleError(`Inbox: ${name} ${opId} was ${outcome} at ${node.name}, and no case says so`)
      tally.add('refusal is a case')
    }
  }
}
