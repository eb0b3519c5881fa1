import type { Kept } from '../../core/protocol/queries/kept.ts'
import type { Station } from '../core/station.ts'
import { SAFETY_MS } from './claim-gate.ts'
import { severalStations } from './several-stations.ts'

/** What a claim means to this station at this moment: for the lists of tasks, by the same measure as the gate's. */
export interface Claimed {
  readonly status: string
  readonly stationId: string | null
  readonly claimStationId: string | null
  readonly claimUntil: string | null
}

export function keptBy(station: Pick<Station, 'read' | 'identity' | 'serverClock'>): (task: Claimed) => Kept {
  const me = station.identity?.stationId
  if (!me || !severalStations(station)) return () => 'notNeeded'
  const nowMs = station.serverClock.now().getTime()
  return ({ status, stationId, claimStationId, claimUntil }) => {
    if (status === 'started' && stationId === me) return 'notNeeded'
    const endMs = Date.parse(claimUntil ?? '')
    if (claimStationId === me) return endMs - SAFETY_MS > nowMs ? 'here' : 'nobody'
    return claimStationId !== null && endMs > nowMs ? 'elsewhere' : 'nobody'
  }
}
