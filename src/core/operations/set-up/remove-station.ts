import { z } from 'zod'
import { StationId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'

/**
 * Takes a station off the house. As soon as the server has this its token is worth nothing; the station itself goes on working on
 * what it has. Its numbers are never given to another.
 */
export const removeStation = request('removeStation', {
  permission: 'manageSettings',
  spaces: 'organisation',
  args: z.object({ stationId: StationId }),
  check(tx, { stationId }, op) {
    if (!tx.get('station', stationId)) refuse('notFound', { what: 'station', id: stationId })
    // Who removes himself could not even say so any more.
    if (stationId === op.stationId) refuse('ownStation')
  },
  run(tx, { stationId }, op) {
    // Twice changes nothing: the first word stands.
    if (tx.get('station', stationId)?.removedAt === null)
      tx.update('station', stationId, { removedAt: op.at, removedBy: op.userId })
  },
})
