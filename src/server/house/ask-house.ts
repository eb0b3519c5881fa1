import { randomUUID } from 'node:crypto'
import type { HouseAnswer, HouseRequest } from '../../core/protocol/sync-http.ts'
import type { ServerStore } from '../store/server-store.ts'
import { runOwnOperation } from '../sync/own-operations.ts'

/**
 * Does what a person asks of the server. The station that he works at says who he is, as it does with every operation that it
 * sends; what he may do stands in the server's own rows.
 */
export async function askHouse(
  store: ServerStore,
  clock: () => Date,
  { userId, deed }: HouseRequest,
): Promise<HouseAnswer> {
  const { name, args } = deed
  const outcome = await runOwnOperation(store, args.warehouse.id, clock, randomUUID, name, args, userId)
  if (outcome.outcome === 'parked') throw new Error(`${name} met a fault: ${outcome.reason}`)
  return { refusal: outcome.outcome === 'refused' ? outcome.refusal : null }
}
