import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { cancelTask } from '../picking/cancel-task.ts'
import { freeEmptyTotes } from '../picking/order-totes.ts'
import { taskOrRefuse } from '../picking/task-rules.ts'
import { recordEvent } from '../record-event.ts'
import { activeTasks, advanceOrder, isActive } from './advance-order.ts'

/** Takes a release back before the first scan: the holds become promises again. */
export const recallTask = request('recallTask', {
  permission: 'releaseOrders',
  args: z.object({ taskId: PickTaskId }),
  check(tx, a) {
    const task = taskOrRefuse(tx, a.taskId)
    if (!isActive(task.status)) refuse('taskNotOpen', { status: task.status })
    if (task.pickedEach > 0) {
      const order = task.orderId === null ? undefined : tx.get('order', task.orderId)
      refuse('orderAlreadyPicked', { number: order?.number ?? '' })
    }
  },
  run(tx, a, op): null {
    const task = taskOrRefuse(tx, a.taskId)
    cancelTask(tx, op, task)
    if (task.orderId === null) return null
    if (activeTasks(tx, task.orderId).length === 0) freeEmptyTotes(tx, task.orderId)
    recordEvent(tx, op, task.orderId, 'recallTask', { taskId: task.id })
    advanceOrder(tx, task.orderId)
    return null
  },
})
