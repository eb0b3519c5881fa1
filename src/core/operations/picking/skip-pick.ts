import { z } from 'zod'
import { PickId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { recordEvent } from '../record-event.ts'
import { refuseUnlessMine, taskOrRefuse } from './task-rules.ts'

/** To the end of the tour: an aisle is blocked, somebody stands in front of the bin. */
export const skipPick = request('skipPick', {
  permission: 'pick',
  args: z.object({ pickId: PickId }),
  check(tx, a, op) {
    const pick = tx.get('pick', a.pickId) ?? refuse('notFound', { what: 'pick', id: a.pickId })
    if (pick.status !== 'open' || pick.taskId === null) refuse('pickNotOpen', { status: pick.status })
    refuseUnlessMine(tx, op, taskOrRefuse(tx, pick.taskId))
  },
  run(tx, a, op): null {
    const pick = tx.get('pick', a.pickId)
    if (!pick || pick.taskId === null) return null
    const last = lastSequence(tx.where('pick', { taskId: pick.taskId }))
    if (pick.sequence === last) return null
    tx.update('pick', pick.id, { sequence: last + 1 })
    const bin = tx.get('location', pick.locationId)?.code ?? ''
    recordEvent(tx, op, pick.orderId, 'skipPick', { bin })
    return null
  },
})

export function lastSequence(picks: readonly { readonly sequence: number }[]): number {
  return picks.reduce((last, pick) => Math.max(last, pick.sequence), 0)
}
