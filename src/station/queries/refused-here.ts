import type { OperationId, UserId } from '../../core/model/ids.ts'
import { Refusal } from '../../core/model/refusal.ts'
import { caseOfOperation } from '../../core/operations/cases/report-outcome.ts'
import { recordOf } from '../../core/operations/cases/subject-of.ts'
import type { RefusedHere } from '../../core/protocol/queries/session.ts'
import type { QueryContext } from './query-context.ts'

/** What people did at this station and the server did not accept: they learn it here, whoever settles it. */
const SHOWN = 20
const DAY_MS = 86_400_000

interface Stored {
  readonly opId: OperationId
  readonly name: string
  readonly args: string
  readonly state: 'refused' | 'parked'
  readonly detail: string | null
  readonly userId: UserId
  readonly at: string
}

export function refusedHere({ station: { read }, now }: QueryContext): RefusedHere[] {
  const since = new Date(now().getTime() - DAY_MS).toISOString()
  const rows = read.all<Stored>(
    `select "opId", "name", "args", "state", "detail", "userId", "at" from "outbox"
       where "state" in ('refused', 'parked') and "settledAt" >= ? order by "seq" desc limit ${SHOWN}`,
    since,
  )
  return rows.map(({ opId, name, args, state, detail, userId, at }) => {
    const told = read.get<{ status: string; number: string | null }>(
      `select "c"."status", "o"."number" from "case" "c" left join "order" "o" on "o"."id" = "c"."orderId" where "c"."id" = ?`,
      caseOfOperation(opId),
    )
    const { number } = recordOf(args)
    const refusal = state === 'refused' ? Refusal.safeParse(JSON.parse(detail ?? 'null')) : null
    return {
      opId,
      name,
      orderNumber: told?.number ?? (typeof number === 'string' ? number : null),
      refusal: refusal?.success ? refusal.data : null,
      at,
      userId,
      openCaseId: told?.status === 'open' ? caseOfOperation(opId) : null,
    }
  })
}
