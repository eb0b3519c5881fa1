import type { ImportContext } from '../../core/import/import-context.ts'
import { refuse } from '../../core/model/refusal.ts'
import type { ImportOptions } from '../../core/protocol/commands.ts'
import type { Station } from '../core/station.ts'
import { readRows } from '../queries/row-reader.ts'

/** What this house says where a file says nothing. */
export function contextOf(station: Station, options: Pick<ImportOptions, 'currency'>): ImportContext {
  const { identity, read } = station
  const warehouse = identity && readRows(read, 'warehouse', '"id" = ?', identity.warehouseId)[0]
  if (!warehouse) refuse('notFound', { what: 'warehouse', id: identity?.warehouseId ?? '' })
  // The own fleet first: its cut-off holds where an order names no carrier.
  const carriers = readRows(read, 'carrier', '"active" = 1 order by "code" <> \'OWN\', "code"')
  return {
    now: station.clock().toISOString(),
    timeZone: warehouse.timeZone,
    currency: options.currency ?? warehouse.currency,
    country: warehouse.country,
    language: warehouse.language,
    carriers: carriers.map(({ code, name, cutOff }) => ({ code, name, cutOff })),
  }
}
