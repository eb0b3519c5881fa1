import type { Database } from 'better-sqlite3'
import type { OperationId, OrderId } from '../../core/model/ids.ts'
import type { Refusal } from '../../core/model/refusal.ts'
import { needsNoCase } from '../../core/operations/cases/without-case.ts'
import type { OperationArgs } from '../../core/operations/registry.ts'

/**
 * What this station has still to tell the house about answers of its server. A report is an operation with an id that derives from
 * the one that it is about, and stands in the outbox as long as that one: so a kill at any moment tells nothing twice and forgets
 * nothing, and a restored server that answers otherwise is told of too.
 */
type Report = OperationArgs<'reportOutcome'>

export interface DueReport {
  readonly opId: OperationId
  readonly args: Report
}

interface Answered {
  readonly opId: OperationId
  readonly name: string
  readonly args: string
  readonly state: 'done' | 'refused' | 'parked'
  readonly detail: string | null
  readonly userId: Report['userId']
  readonly at: string
}

const MARK = 'said-'
/** The next character after the mark's last one. */
const AFTER_MARKS = 'said.'
const LONGEST = 8000
/** Their arguments hold secrets. */
const secret: readonly string[] = ['saveUserAccount', 'setUpWarehouse']

const refusedBy = ({ state, detail }: Answered): Refusal['code'] | null =>
  state === 'refused' && detail !== null ? (JSON.parse(detail) as Refusal).code : null

export function outcomeReports(db: Database) {
  const columns = '"opId", "name", "args", "state", "detail", "userId", "at"'
  const troubled = db.prepare<[], Answered>(
    `select ${columns} from "outbox" where "state" in ('refused', 'parked') order by "seq"`,
  )
  const said = db.prepare<[string, string], { opId: string; args: string }>(
    'select "opId", "args" from "outbox" where "opId" >= ? and "opId" < ?',
  )
  const one = db.prepare<[string], Answered>(
    `select ${columns} from "outbox" where "opId" = ? and "state" = 'done'`,
  )
  const argsOf = db.prepare<[string], { args: string }>('select "args" from "outbox" where "opId" = ?')

  const labelOf = db.prepare<[string], { key: string }>(
    `select "key" from "printJob" where "parcelId" = ? and "document" = 'shippingLabel'
       and "state" in ('printing', 'printed', 'uncertain') order by rowid desc limit 1`,
  )

  /** The number on a label that has come out of a printer: whoever looks for the parcel reads it there. */
  const ssccOf = ({ name, args }: Answered): string | null => {
    if (name !== 'sealParcel') return null
    const { parcelId } = JSON.parse(args) as { parcelId: string }
    return /:(\d{18})(?:#|$)/.exec(labelOf.get(parcelId)?.key ?? '')?.[1] ?? null
  }
  /** The order of a row that is gone: its id tells which operation made it, and that one names the order. */
  const orderOf = (json: string): OrderId | null => {
    const args = JSON.parse(json) as Record<string, unknown>
    const { orderId } = args
    if (typeof orderId === 'string') return orderId as OrderId
    for (const name of ['parcelId', 'taskId', 'pickId']) {
      const id = args[name]
      const maker = typeof id === 'string' ? argsOf.get(id.slice(0, id.lastIndexOf('-'))) : undefined
      const made = maker && (JSON.parse(maker.args) as Record<string, unknown>).orderId
      if (typeof made === 'string') return made as OrderId
    }
    return null
  }

  return {
    due(serverTime: string | null): DueReport[] {
      const last = new Map<string, { readonly count: number; readonly report: Report }>()
      for (const { opId, args } of said.all(MARK, AFTER_MARKS)) {
        const report = JSON.parse(args) as Report
        const count = Number(opId.slice(opId.lastIndexOf('-') + 1))
        if (count > (last.get(report.opId)?.count ?? 0)) last.set(report.opId, { count, report })
      }
      const due: DueReport[] = []
      const say = (row: Answered): void => {
        const before = last.get(row.opId)
        const detail = row.detail?.slice(0, LONGEST) ?? null
        if (before?.report.outcome === row.state && before.report.detail === detail) return
        due.push({
          opId: `${MARK}${row.opId}-${(before?.count ?? 0) + 1}` as OperationId,
          args: {
            opId: row.opId,
            name: row.name,
            args: row.args.length > LONGEST || secret.includes(row.name) ? null : row.args,
            outcome: row.state,
            detail,
            userId: row.userId,
            at: row.at,
            orderId: orderOf(row.args),
            serverTime,
            sscc: ssccOf(row),
          },
        })
      }
      for (const row of troubled.all()) if (!needsNoCase(row.name, refusedBy(row))) say(row)
      for (const [opId, { report }] of last) {
        if (report.outcome === 'done') continue
        const accepted = one.get(opId)
        if (accepted) say({ ...accepted, detail: null })
      }
      return due
    },
  }
}
