import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { ShortText } from '../../model/units.ts'
import { advanceOrder, isActive } from '../orders/advance-order.ts'
import { beginTask } from '../picking/begin-task.ts'
import { nameOf, taskOrRefuse } from '../picking/task-rules.ts'
import { recordEvent } from '../record-event.ts'
import { stationName } from './claim-rules.ts'

/**
 * A supervisor's word that this task is picked here although it is not kept for this station: he knows that nobody else walks it.
 * On record with its reason. If somebody did, both keep what they picked, and a case tells it.
 */
export const startUnclaimedTask = request('startUnclaimedTask', {
  permission: 'overrideClaim',
  args: z.object({ taskId: PickTaskId, reason: ShortText }),
  check(tx, a) {
    const task = taskOrRefuse(tx, a.taskId)
    if (!isActive(task.status)) refuse('taskNotOpen', { status: task.status })
  },
  run(tx, a, op): null {
    const task = taskOrRefuse(tx, a.taskId)
    beginTask(tx, op, task)
    if (task.orderId === null) return null
    recordEvent(tx, op, task.orderId, 'startUnclaimedTask', {
      taskId: task.id,
      reason: a.reason,
      keptFor: stationName(tx, task.claimStationId),
      from: nameOf(tx, task.userId),
    })
    advanceOrder(tx, task.orderId)
    return null
  },
})
