import type { OperationContext } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'
import { NO_CLAIM } from '../claims/claim-rules.ts'
import { changePick } from './change-pick.ts'

/** Frees every line of a task that is still open, and ends it. What was picked stays picked. */
export function cancelTask(tx: Tx, op: OperationContext, task: Row<'pickTask'>): void {
  for (const pick of tx.where('pick', { taskId: task.id })) {
    if (pick.status === 'open') changePick(tx, op, pick, { cancel: true })
  }
  tx.update('pickTask', task.id, { status: 'cancelled', finishedAt: op.at, ...NO_CLAIM })
}
