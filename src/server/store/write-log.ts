import type { ClientBase } from 'pg'
import type { OperationId, StationId } from '../../core/model/ids.ts'
import { detailOf } from './log-detail.ts'
import { named } from './postgres-connections.ts'
import type { NewLogEntry } from './server-store.ts'

const INSERT = `insert into "operationLog"
  ("stationId", "seq", "opId", "name", "args", "numbers", "userId", "warehouseId", "at", "receivedAt", "outcome", "detail")
  select k.* from unnest($1::text[], $2::int8[], $3::text[], $4::text[], $5::json[], $6::json[], $7::text[], $8::text[], $9::text[], $10::text[],
    $11::text[], $12::json[]) as k`

export interface OwnedLogEntry extends NewLogEntry {
  readonly stationId: StationId
}

/** Of a batch that is not in the database yet. */
export const isDoneIn = (log: readonly OwnedLogEntry[], opId: OperationId): boolean =>
  log.some(({ operation, outcome }) => operation.opId === opId && outcome.outcome === 'done')

/** Adds batches to the log of all operations, in their order. Sent and not waited for. */
export function writeLog(client: ClientBase, entries: readonly OwnedLogEntry[]): Promise<unknown> {
  const operations = entries.map(({ operation }) => operation)
  const columns: unknown[][] = [
    entries.map(({ stationId }) => stationId),
    operations.map(({ seq }) => seq),
    operations.map(({ opId }) => opId),
    operations.map(({ name }) => name),
    operations.map(({ args }) => JSON.stringify(args ?? null)),
    operations.map(({ numbers }) => (numbers ? JSON.stringify(numbers) : null)),
    operations.map(({ userId }) => userId),
    entries.map(({ warehouseId }) => warehouseId),
    operations.map(({ at }) => at),
    entries.map(({ receivedAt }) => receivedAt),
    entries.map(({ outcome }) => outcome.outcome),
    entries.map(({ outcome }) => detailOf(outcome)),
  ]
  const query = client.query(named(INSERT, columns))
  query.catch(() => {})
  return query
}
