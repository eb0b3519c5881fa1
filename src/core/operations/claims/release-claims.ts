import { z } from 'zod'
import { PickTaskId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { isActive } from '../orders/advance-order.ts'
import { NO_CLAIM } from './claim-rules.ts'

/**
 * A station gives up claims of its own; where another waits for one, it takes it over as it is. An operation of the station, and
 * not a word to the server: it stands in the outbox before whatever is done next, so that nothing is begun on what was given up.
 */
export const releaseClaims = request('releaseClaims', {
  permission: 'pick',
  args: z.object({ taskIds: z.array(PickTaskId).min(1).max(500) }),
  reads(tx, { taskIds }) {
    for (const id of taskIds) tx.get('pickTask', id)
  },
  run(tx, { taskIds }, op): null {
    for (const id of taskIds) {
      const task = tx.get('pickTask', id)
      if (task?.claimStationId !== op.stationId || !isActive(task.status)) continue
      const { claimWishId } = task
      tx.update('pickTask', id, claimWishId ? { claimStationId: claimWishId, claimWishId: null } : NO_CLAIM)
    }
    return null
  },
})
