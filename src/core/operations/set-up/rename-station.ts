import { z } from 'zod'
import { StationId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { ShortText } from '../../model/units.ts'

export const renameStation = request('renameStation', {
  permission: 'manageSettings',
  spaces: 'organisation',
  args: z.object({ stationId: StationId, name: ShortText }),
  check(tx, { stationId }) {
    if (!tx.get('station', stationId)) refuse('notFound', { what: 'station', id: stationId })
  },
  run(tx, { stationId, name }) {
    tx.update('station', stationId, { name })
  },
})
