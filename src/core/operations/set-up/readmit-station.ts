import { z } from 'zod'
import { StationId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'

/** A station that was taken off comes in again: the server does this when a code lets it in. */
export const readmitStation = request('readmitStation', {
  permission: 'manageSettings',
  spaces: 'organisation',
  args: z.object({ stationId: StationId }),
  check(tx, { stationId }) {
    if (!tx.get('station', stationId)) refuse('notFound', { what: 'station', id: stationId })
  },
  run(tx, { stationId }) {
    tx.update('station', stationId, { removedAt: null, removedBy: null })
  },
})
