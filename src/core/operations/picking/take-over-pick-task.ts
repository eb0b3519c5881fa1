import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { refuseIfClaimedByOther } from '../claims/claim-rules.ts'
import { advanceOrder, isActive } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { beginTask } from './begin-task.ts'
import { nameOf, taskOrRefuse } from './task-rules.ts'

/** Somebody else goes on with a task that is begun. Explicit, and on record. */
export const takeOverPickTask = request('takeOverPickTask', {
  permission: 'takeOverTask',
  args: z.object({ taskId: PickTaskId }),
  check(tx, a, op) {
    const task = taskOrRefuse(tx, a.taskId)
    if (!isActive(task.status)) refuse('taskNotOpen', { status: task.status })
    if (task.stationId !== op.stationId || task.status !== 'started') refuseIfClaimedByOther(tx, op, task)
  },
  run(tx, a, op): null {
    const task = taskOrRefuse(tx, a.taskId)
    const mine = task.status === 'started' && task.userId === op.userId
    if (mine && task.stationId === op.stationId) return null
    beginTask(tx, op, task)
    if (mine) return null
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
