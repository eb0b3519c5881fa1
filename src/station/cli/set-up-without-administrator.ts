import { randomBytes } from 'node:crypto'
import { type StationId, SYSTEM_USER, type WarehouseId } from '../../core/model/ids.ts'
import { newOperationId } from '../core/operation-id.ts'
import type { Station } from '../core/station.ts'
import { CliError } from './cli-error.ts'

/**
 * A data folder that nobody has set up gets a warehouse and a station, so that an import has somewhere to go. It gets no
 * administrator: the first start of the console asks for him, as for every house, and names things anew.
 */
export function setUpWithoutAdministrator(station: Station, currency: string | null): void {
  if (station.identity) return
  const newId = <Id extends string>(): Id => newOperationId(station.clock(), randomBytes) as string as Id
  const outcome = station.do(
    'setUpWarehouse',
    {
      warehouse: {
        id: newId<WarehouseId>(),
        code: 'MAIN',
        name: 'Main',
        timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
        country: 'GB',
        currency: currency ?? 'GBP',
        language: 'en',
        address: { name: 'Main', lines: [], postcode: '', city: '', country: 'GB' },
      },
      station: { id: newId<StationId>(), name: 'Command line', prefix: 'A' },
      administrator: null,
    },
    { userId: SYSTEM_USER },
  )
  if (!outcome.ok) throw new CliError(`The data folder could not be set up (${outcome.refusal.code}).`)
}
