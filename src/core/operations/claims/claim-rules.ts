import type { OperationContext } from '../../model/operation.ts'
import { refuse } from '../../model/refusal.ts'
import type { Row } from '../../model/tables.ts'
import type { Tx } from '../../model/tx.ts'

/**
 * Who may begin a task in a house of several stations: the one that holds its claim. Only the server gives claims, and only
 * the holder gives one up; so what a station sees as its own is nobody else's, also when it cannot ask.
 *
 * Time is not judged here. The server does not give a claim away before its end, by its own clock; a station begins nothing after
 * that end, by what it knows of the server's clock. An operation compares no device's time with it.
 */
export const NO_CLAIM = { claimStationId: null, claimUntil: null, claimWishId: null } as const

/** What nobody holds may be begun: a station lets nobody come so far without asking, but what was begun before there were claims stands. */
export function refuseIfClaimedByOther(tx: Tx, op: OperationContext, task: Row<'pickTask'>): void {
  const { claimStationId, claimUntil } = task
  if (claimStationId === null || claimStationId === op.stationId) return
  refuse('taskClaimedBy', { station: stationName(tx, claimStationId), untilAt: claimUntil ?? '' })
}

export function stationName(tx: Tx, stationId: Row<'station'>['id'] | null): string {
  return stationId === null ? '' : (tx.get('station', stationId)?.name ?? stationId)
}
