import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { Instant } from '../../model/units.ts'
import { isActive } from '../orders/advance-order.ts'

/**
 * What a station has released while it could not reach the server is its own: nobody else has ever seen these tasks. Done right
 * behind the release, so that both reach the server together. `until` is by the server's clock as the station knows it.
 */
export const keepReleasedTasks = request('keepReleasedTasks', {
  permission: 'overrideClaim',
  args: z.object({ taskIds: z.array(PickTaskId).min(1).max(500), until: Instant }),
  reads(tx, { taskIds }) {
    for (const id of taskIds) tx.get('pickTask', id)
  },
  run(tx, { taskIds, until }, op): null {
    for (const id of taskIds) {
      const task = tx.get('pickTask', id)
      if (!task || !isActive(task.status) || task.claimStationId !== null) continue
      tx.update('pickTask', id, { claimStationId: op.stationId, claimUntil: until })
    }
    return null
  },
})
