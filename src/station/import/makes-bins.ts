import type { ImportOptions } from '../../core/protocol/commands.ts'
import type { Station } from '../core/station.ts'

/** A house without bins gets them from its first stock file; afterwards an unknown bin is more likely a typing error. */
export function makesBins({ read, identity }: Station, { newBins }: Pick<ImportOptions, 'newBins'>): boolean {
  if (newBins !== 'auto') return newBins === 'create'
  const any = read.get(
    'select 1 from "location" where "warehouseId" = ? and "kind" = \'bin\' limit 1',
    identity?.warehouseId ?? '',
  )
  return any === undefined
}
