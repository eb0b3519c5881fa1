import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { advanceOrder } from '../orders/advance-order.ts'
import { recordEvent } from '../record-event.ts'
import { refuseUnlessMine, taskOrRefuse } from './task-rules.ts'

/** Put aside with all that is picked so far; anybody may start it again. */
export const parkPickTask = request('parkPickTask', {
  permission: 'pick',
  args: z.object({ taskId: PickTaskId }),
  check(tx, a, op) {
    refuseUnlessMine(tx, op, taskOrRefuse(tx, a.taskId))
  },
  run(tx, a, op): null {
    const task = taskOrRefuse(tx, a.taskId)
    tx.update('pickTask', task.id, { status: 'parked', userId: null })
    if (task.orderId !== null) {
      recordEvent(tx, op, task.orderId, 'parkPickTask', { taskId: task.id })
      advanceOrder(tx, task.orderId)
    }
    return null
  },
})
