import type { Station } from '../core/station.ts'

/** Whether this house has claims at all: one station alone has nobody to keep its work from. */
export function severalStations({ read, identity }: Pick<Station, 'read' | 'identity'>): boolean {
  if (!identity) return false
  const row = read.get<{ n: number }>(
    'select count(*) as "n" from "station" where "warehouseId" = ? and "removedAt" is null',
    identity.warehouseId,
  )
  return (row?.n ?? 0) > 1
}
