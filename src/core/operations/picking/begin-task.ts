import type { OperationContext } from '../../model/operation.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'

/** From here on the task is this person's, at this station. */
export function beginTask(tx: Tx, op: OperationContext, task: Row<'pickTask'>): void {
  tx.update('pickTask', task.id, {
    status: 'started',
    userId: op.userId,
    stationId: op.stationId,
    startedAt: task.startedAt ?? op.at,
    // Who waited for a task that nobody had begun waits no more; to take it over is another wish.
    claimWishId: null,
  })
}
