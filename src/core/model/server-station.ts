import type { StationId, WarehouseId } from './ids.ts'

/**
 * The server acts in each warehouse as a station of its own, which no token opens: what it does by itself stands in the log with
 * all others, in an order of its own, and an operation can ask whether it is the server that does it.
 */
export const serverStation = (warehouseId: WarehouseId): StationId => `server@${warehouseId}` as StationId

export const isServerStation = (stationId: string): boolean => stationId.startsWith('server@')
