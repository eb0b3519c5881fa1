import type { WarehouseId } from '../../core/model/ids.ts'
import type { JoinCodeAnswer } from '../../core/protocol/sync-http.ts'
import type { ServerStore } from '../store/server-store.ts'
import { warehousesOf } from './house.ts'
import type { JoinCodes } from './join-codes.ts'

const VALID_MS = 30 * 60_000

/** A code for a warehouse. Where the house is still to be set up, it is good for whoever does that. */
export async function offerCode(
  store: ServerStore,
  codes: JoinCodes,
  warehouseId: WarehouseId,
): Promise<JoinCodeAnswer> {
  const known = (await warehousesOf(store)).some(({ id }) => id === warehouseId)
  return codes.offer(VALID_MS, known ? warehouseId : null)
}
