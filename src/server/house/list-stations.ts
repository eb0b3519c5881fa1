import { isServerStation } from '../../core/model/server-station.ts'
import type { StationsAnswer } from '../../core/protocol/sync-http.ts'
import type { ServerStore } from '../store/server-store.ts'

export async function listStations(store: ServerStore): Promise<StationsAnswer> {
  const accounts = (await store.accounts()).filter(({ stationId }) => !isServerStation(stationId))
  return {
    stations: accounts.map(({ stationId, lastSeenAt, lastSeq, hasToken }) => ({
      stationId,
      lastSeenAt,
      lastSeq,
      holdsServer: !hasToken,
    })),
  }
}
