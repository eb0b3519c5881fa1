import { z } from 'zod'
import { PickTaskId, StationId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { isServerStation } from '../../model/server-station.ts'
import { isActive } from '../orders/advance-order.ts'
import { settingOf } from '../set-up/change-setting.ts'

/**
 * `ahead`: kept for later, as far as it is free. `now`: a person waits for it, and who holds it idly shall give it up. `takeOver`:
 * also who works on it, because somebody with the right to it takes it over, or the same person goes on elsewhere.
 */
export const ClaimWish = z.enum(['ahead', 'now', 'takeOver'])
export type ClaimWish = z.output<typeof ClaimWish>

/**
 * The server gives a station the tasks that nobody else holds, or makes its claims run longer. Done by the server alone, at its
 * own time: there is one giver with one clock, so that no two claims of a task are ever good at the same moment.
 */
export const grantClaims = request('grantClaims', {
  permission: 'manageSettings',
  args: z.object({
    stationId: StationId,
    taskIds: z.array(PickTaskId).max(500),
    wanted: ClaimWish,
  }),
  check(tx, { stationId }, op) {
    if (!isServerStation(op.stationId)) refuse('notAllowed', { action: 'manageSettings' })
    if (!tx.get('station', stationId)) refuse('notFound', { what: 'station', id: stationId })
  },
  reads(tx, { taskIds }) {
    for (const id of taskIds) tx.get('pickTask', id)
  },
  run(tx, { stationId, taskIds, wanted }, op): null {
    const claimUntil = hoursAfter(op.at, settingOf(tx, 'claimHours'))
    for (const id of taskIds) {
      const task = tx.get('pickTask', id)
      if (!task || !isActive(task.status)) continue
      const { claimStationId, claimWishId } = task
      const begunAt = task.status === 'started' && claimStationId === null ? task.stationId : null
      if (begunAt !== null && begunAt !== stationId) {
        // Begun before there was a second station, or by a supervisor's word: somebody may be at work on it there.
        const wish = wanted === 'takeOver' ? stationId : null
        tx.update('pickTask', id, { claimStationId: begunAt, claimUntil, claimWishId: wish })
        continue
      }
      const held = task.claimUntil !== null && task.claimUntil > op.at
      if (claimStationId === stationId || claimStationId === null || !held) {
        // Who has it has no wish any more; of others a wish stays, or whoever asks most often would keep it.
        const wish = claimWishId === stationId ? null : claimWishId
        tx.update('pickTask', id, { claimStationId: stationId, claimUntil, claimWishId: wish })
      } else if (wanted === 'takeOver' || (wanted === 'now' && task.status !== 'started')) {
        tx.update('pickTask', id, { claimWishId: stationId })
      }
    }
    return null
  },
})

function hoursAfter(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString()
}
