import { z } from 'zod'
import { StationId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { isServerStation } from '../../model/server-station.ts'
import { taskStatuses } from '../../model/states.ts'
import { isActive } from '../orders/advance-order.ts'
import { NO_CLAIM } from './claim-rules.ts'

/** Nothing is kept any more for a station that the house no longer admits, and it waits for nothing; what was begun there is put aside. */
export const freeClaims = request('freeClaims', {
  permission: 'manageSettings',
  args: z.object({ stationId: StationId }),
  check(_tx, _args, op) {
    if (!isServerStation(op.stationId)) refuse('notAllowed', { action: 'manageSettings' })
  },
  run(tx, { stationId }): null {
    for (const status of taskStatuses.filter(isActive)) {
      for (const task of tx.where('pickTask', { status })) {
        const begunThere = task.status === 'started' && task.stationId === stationId
        if (begunThere) tx.update('pickTask', task.id, { ...NO_CLAIM, status: 'parked', userId: null })
        else if (task.claimStationId === stationId) tx.update('pickTask', task.id, NO_CLAIM)
        else if (task.claimWishId === stationId) tx.update('pickTask', task.id, { claimWishId: null })
      }
    }
    return null
  },
})
