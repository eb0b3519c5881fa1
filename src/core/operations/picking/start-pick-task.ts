import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { refuseIfClaimedByOther } from '../claims/claim-rules.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { beginTask } from './begin-task.ts'
import { nameOf, taskOrRefuse } from './task-rules.ts'

/**
 * A task becomes one person's, at the station that has its claim. Starting what is mine here already changes nothing, so that a
 * screen may ask again; what I began at another station goes on here.
 */
export const startPickTask = request('startPickTask', {
  permission: 'pick',
  args: z.object({ taskId: PickTaskId }),
  check(tx, a, op) {
    const task = taskOrRefuse(tx, a.taskId)
    if (task.status === 'done' || task.status === 'cancelled') refuse('taskNotOpen', { status: task.status })
    if (task.status === 'started' && task.userId !== op.userId)
      refuse('taskTaken', { by: nameOf(tx, task.userId) })
    if (task.status !== 'started' || task.stationId !== op.stationId) refuseIfClaimedByOther(tx, op, task)
  },
  run(tx, a, op): null {
    const task = taskOrRefuse(tx, a.taskId)
    if (task.status === 'started' && task.stationId === op.stationId) return null
    beginTask(tx, op, task)
    if (task.orderId !== null && task.status !== 'started') {
      recordEvent(tx, op, task.orderId, 'startPickTask', { taskId: task.id })
      advanceOrder(tx, task.orderId)
    }
    return null
  },
})
