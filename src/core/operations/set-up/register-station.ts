import { z } from 'zod'
import { StationId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { ShortText } from '../../model/units.ts'
import { settingOf } from './change-setting.ts'
import { grantFirstBlocks } from './number-blocks.ts'

/**
 * Another station joins the warehouse, with numbers of its own to print from its first offline minute on. The ranges follow
 * from what was given out before, so that no two stations ever print the same number.
 */
export const registerStation = request('registerStation', {
  permission: 'manageSettings',
  spaces: 'both',
  args: z.object({
    station: z.object({ id: StationId, name: ShortText, prefix: z.string().regex(/^[A-Z]{1,3}$/) }),
  }),
  check(tx, { station }) {
    if (tx.get('station', station.id)) refuse('codeTaken', { value: station.id })
    if (tx.where('station', { prefix: station.prefix }).length > 0)
      refuse('codeTaken', { value: station.prefix })
  },
  run(tx, { station }, op) {
    if (!tx.get('warehouse', op.warehouseId)) refuse('notFound', { what: 'warehouse', id: op.warehouseId })
    tx.insert('station', { ...station, warehouseId: op.warehouseId, removedAt: null, removedBy: null })
    grantFirstBlocks(tx, op, station, settingOf(tx, 'ssccPrefix'))
  },
})
