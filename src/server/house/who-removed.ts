import type { StationId } from '../../core/model/ids.ts'
import { ORGANISATION } from '../../core/model/spaces.ts'
import type { Row, TableName } from '../../core/model/tables.ts'
import type { Problem } from '../../core/protocol/sync-http.ts'
import type { ServerStore } from '../store/server-store.ts'

/** Who took a station off and when, for its people: they ask him. */
export async function whoRemoved(
  store: ServerStore,
  stationId: StationId,
): Promise<Pick<Problem, 'by' | 'at'>> {
  const station = await rowOf(store, 'station', stationId)
  if (!station?.removedAt) return {}
  const user = station.removedBy === null ? undefined : await rowOf(store, 'user', station.removedBy)
  return { at: station.removedAt, ...(user && { by: user.name }) }
}

/** One row of the organisation, by way of the page that begins right before it. */
async function rowOf<T extends TableName>(
  store: ServerStore,
  table: T,
  id: string,
): Promise<Row<T> | undefined> {
  // The id without its last character is before it, and what lies between begins with the same characters.
  const { rows } = await store.page(ORGANISATION, { table, id: id.slice(0, -1) }, 50)
  const found = rows.find((each) => each.table === table && each.row.id === id)
  return found?.row as unknown as Row<T> | undefined
}
