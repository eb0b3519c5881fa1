import type { WarehouseId } from '../../core/model/ids.ts'
import { type DayRange, dayRange } from './day-range.ts'
import type { QueryContext } from './query-context.ts'

/** The warehouse of this station, and the day that it has there. */
export function warehouseHere({ station }: QueryContext): WarehouseId {
  const id = station.identity?.warehouseId
  if (!id) throw new Error('this station has no warehouse yet')
  return id
}

export function todayHere(ctx: QueryContext): DayRange {
  const row = ctx.station.read.get<{ timeZone: string }>(
    'select "timeZone" from "warehouse" where "id" = ?',
    warehouseHere(ctx),
  )
  return dayRange(ctx.now(), row?.timeZone ?? 'UTC')
}
