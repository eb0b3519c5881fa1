import { z } from 'zod'
import { type CaseId, OperationId, OrderId, SYSTEM_USER, UserId } from '../../model/ids.ts'
import { fact, type OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { closeOne, followersOf } from './close-case.ts'
import { subjectOf } from './subject-of.ts'

/**
 * A station says what its server made of an operation of its people: refused, or parked because it met a bug. That is a case, one
 * for each operation, whatever is told again after crashes and restores; and it closes by itself when the operation was accepted
 * after all. What was refused for one order at one station is one mishap: the later cases follow the first.
 */
export const reportOutcome = fact('reportOutcome', {
  permission: null,
  args: z.object({
    opId: OperationId,
    name: z.string().min(1).max(60),
    /** As JSON. Null where they are too long, or hold what no screen may show. */
    args: z.string().max(8000).nullable(),
    outcome: z.enum(['refused', 'parked', 'done']),
    /** The refusal as JSON, or what the fault said. */
    detail: z.string().max(8000).nullable(),
    /** Who did it, and when by the device's clock. */
    userId: UserId,
    at: z.iso.datetime(),
    /** The order that it was about, where the station still knows it and its arguments do not say it. */
    orderId: OrderId.nullable(),
    /** The server's time when its answer was heard. */
    serverTime: z.iso.datetime().nullable(),
    /** What is printed on a label that exists. */
    sscc: z.string().max(18).nullable(),
  }),
  check(_tx, _a, op) {
    if (op.userId !== SYSTEM_USER) refuse('notAllowed', { action: 'settleCase' })
  },
  run(tx, a, op): null {
    const id = caseOfOperation(a.opId)
    const known = tx.get('case', id)
    if (a.outcome === 'done') {
      if (known) withdraw(tx, op, known)
      return null
    }
    // A person's word stands, also when a restored server says once more what he has settled.
    if (known && known.status === 'closed' && known.resolution !== ACCEPTED_AFTER_ALL) return null
    const { data: about, ...subject } = subjectOf(tx, op, a.args, a.orderId)
    const row = {
      ...subject,
      kind: a.outcome === 'parked' ? ('parked' as const) : ('notAccepted' as const),
      status: 'open' as const,
      data: {
        ...about,
        opId: a.opId,
        operation: a.name,
        args: a.args,
        detail: a.detail,
        doneAt: a.at,
        serverTime: a.serverTime,
        sscc: a.sscc,
      },
      closedAt: null,
      closedBy: null,
      resolution: null,
      followsId: leaderOf(tx, op, id, subject.orderId),
    }
    if (known) tx.update('case', id, row)
    else {
      const { warehouseId, stationId, at } = op
      tx.insert('case', {
        id,
        warehouseId,
        stationId,
        userId: a.userId,
        raisedAt: at,
        snoozedUntil: null,
        ...row,
      })
    }
    gatherScans(tx, a.opId, row.followsId ?? id, subject.orderId)
    return null
  },
})

export const ACCEPTED_AFTER_ALL = 'acceptedAfterAll'

export const caseOfOperation = (opId: OperationId): CaseId => `refused-${opId}` as CaseId

function withdraw(tx: Tx, op: OperationContext, known: Row<'case'>): void {
  if (known.status === 'closed') return
  closeOne(tx, op, known, ACCEPTED_AFTER_ALL, '')
  const [first, ...rest] = followersOf(tx, known.id)
  if (first) tx.update('case', first.id, { followsId: null })
  for (const other of rest) tx.update('case', other.id, { followsId: first?.id ?? null })
}

/** The first open case of the same order that this station's refused work has raised. */
function leaderOf(tx: Tx, op: OperationContext, id: CaseId, orderId: OrderId | null): CaseId | null {
  if (orderId === null) return null
  const leader = tx
    .where('case', { orderId })
    .find(
      (each) =>
        each.id !== id &&
        each.status === 'open' &&
        each.followsId === null &&
        each.kind === 'notAccepted' &&
        each.stationId === op.stationId,
    )
  return leader?.id ?? null
}

/** Scans into a parcel that was never accepted have raised cases of their own, which know its id and no order. */
function gatherScans(tx: Tx, opId: OperationId, leader: CaseId, orderId: OrderId | null): void {
  for (const each of tx.where('case', { status: 'open' })) {
    if (each.kind !== 'packDiffers' || each.followsId !== null) continue
    if (String(each.data.parcelId ?? '').startsWith(`${opId}-`))
      tx.update('case', each.id, { followsId: leader, orderId: each.orderId ?? orderId })
  }
}
