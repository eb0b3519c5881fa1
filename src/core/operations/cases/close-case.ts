import type { CaseId } from '../../model/ids.ts'
import type { OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'

/** Settled, and with it what is of the same mishap: nobody is asked twice about one thing. */
export function closeCase(
  tx: Tx,
  op: OperationContext,
  found: Row<'case'>,
  resolution: string,
  note = '',
): void {
  closeOne(tx, op, found, resolution, note)
  for (const follower of followersOf(tx, found.id)) closeOne(tx, op, follower, resolution, '')
}

export function closeOne(
  tx: Tx,
  op: OperationContext,
  found: Row<'case'>,
  resolution: string,
  note: string,
): void {
  tx.update('case', found.id, {
    status: 'closed',
    closedAt: op.at,
    closedBy: op.userId,
    resolution,
    data: note === '' ? found.data : { ...found.data, note },
  })
}

export function followersOf(tx: Tx, id: CaseId): Row<'case'>[] {
  return tx.where('case', { status: 'open' }).filter((each) => each.followsId === id)
}

export function openCaseOrRefuse(tx: Tx, id: CaseId): Row<'case'> {
  const found = tx.get('case', id)
  if (!found || found.status === 'closed') refuse('notFound', { what: 'openCase', id })
  return found
}
