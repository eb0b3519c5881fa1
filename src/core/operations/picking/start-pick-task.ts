import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { nameOf, taskOrRefuse } from './task-rules.ts'

/** A task becomes one person's. Starting what is mine already changes nothing, so that a screen may ask again. */
export const startPickTask = request('startPickTask', {
  permission: 'pick',
  args: z.object({ taskId: PickTaskId }),
  check(tx, a, op) {
    const task = taskOrRefuse(tx, a.taskId)
    if (task.status === 'done' || task.status === 'cancelled') refuse('taskNotOpen', { status: task.status })
    if (task.status === 'started' && task.userId !== op.userId)
      refuse('taskTaken', { by: nameOf(tx, task.userId) })
  },
  run(tx, a, op): null {
    const task = taskOrRefuse(tx, a.taskId)
    if (task.status === 'started') return null
    tx.update('pickTask', task.id, {
      status: 'started',
      userId: op.userId,
      stationId: op.stationId,
      startedAt: task.startedAt ?? op.at,
    })
    if (task.orderId !== null) {
      recordEvent(tx, op, task.orderId, 'startPickTask', { taskId: task.id })
      advanceOrder(tx, task.orderId)
    }
    return null
  },
})
