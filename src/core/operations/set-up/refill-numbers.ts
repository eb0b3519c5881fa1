import { z } from 'zod'
import { StationId } from '../../model/ids.ts'
import { request } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import { settingOf } from './change-setting.ts'
import { grantSsccBlock, SSCC_BLOCK, ssccsLeft } from './number-blocks.ts'

/**
 * Gives a station its next block of SSCCs ahead of need: when few are left, or when the house's company prefix has changed.
 * Asked twice it gives once, because the first block is then there.
 */
export const REFILL_BELOW = SSCC_BLOCK / 4

export const refillNumbers = request('refillNumbers', {
  permission: 'manageSettings',
  spaces: 'both',
  args: z.object({ stationId: StationId }),
  check(tx, { stationId }) {
    if (!tx.get('station', stationId)) refuse('notFound', { what: 'station', id: stationId })
  },
  run(tx, { stationId }, op) {
    const prefix = settingOf(tx, 'ssccPrefix')
    if (ssccsLeft(tx, stationId, prefix) >= REFILL_BELOW) return
    for (const block of tx.where('numberBlock', { stationId, kind: 'sscc' })) {
      // What is left of a company prefix that the house has given up must not be printed any more.
      const given = block.prefix !== prefix && block.nextSerial <= block.lastSerial
      if (given) tx.update('numberBlock', block.id, { nextSerial: block.lastSerial + 1 })
    }
    grantSsccBlock(tx, op, stationId, prefix)
  },
})
