import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { advanceOrder, isActive } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { nameOf, taskOrRefuse } from './task-rules.ts'

/** Somebody else goes on with a task that is begun. Explicit, and on record. */
export const takeOverPickTask = request('takeOverPickTask', {
  permission: 'takeOverTask',
  args: z.object({ taskId: PickTaskId }),
  check(tx, a) {
    const task = taskOrRefuse(tx, a.taskId)
    if (!isActive(task.status)) refuse('taskNotOpen', { status: task.status })
  },
  run(tx, a, op): null {
    const task = taskOrRefuse(tx, a.taskId)
    if (task.status === 'started' && task.userId === op.userId) return null
    tx.update('pickTask', task.id, {
      status: 'started',
      userId: op.userId,
      stationId: op.stationId,
      startedAt: task.startedAt ?? op.at,
    })
    if (task.orderId !== null) {
      recordEvent(tx, op, task.orderId, 'takeOverPickTask', {
        taskId: task.id,
        from: nameOf(tx, task.userId),
      })
      advanceOrder(tx, task.orderId)
    }
    return null
  },
})
