import { searchedText, wordMatcher } from '../../core/audit/match-words.ts'
import { withoutSecrets } from '../../core/audit/without-secrets.ts'
import type { OperationId, StationId, UserId, WarehouseId } from '../../core/model/ids.ts'
import type { Refusal } from '../../core/model/refusal.ts'
import type { AuditFilter } from '../../core/protocol/queries/audit.ts'
import type { ReadDb, SqlValue } from '../core/read-db.ts'

/**
 * What this station did itself, newest first, with what became of it: the log of a station alone, and of one whose server does not
 * answer. Searched in stretches like the server's, so that nobody who scans waits for it.
 */
export interface OutboxEntry {
  readonly position: number
  readonly opId: OperationId
  readonly name: string
  readonly args: unknown
  readonly userId: UserId
  readonly stationId: StationId
  readonly warehouseId: WarehouseId
  readonly at: string
  readonly outcome: 'pending' | 'done' | 'refused' | 'parked'
  readonly refusal: Refusal | null
  readonly reason: string | null
}

export interface OutboxPage {
  readonly entries: readonly OutboxEntry[]
  readonly next: number | null
  readonly searchedTo: string | null
}

interface Stored {
  readonly seq: number
  readonly opId: OperationId
  readonly name: string
  readonly args: string
  readonly userId: UserId
  readonly stationId: StationId
  readonly warehouseId: WarehouseId
  readonly at: string
  readonly state: OutboxEntry['outcome']
  readonly detail: string | null
}

const STRETCH = 1_000
const ENOUGH_MS = 300

interface Asked {
  readonly filter: AuditFilter
  readonly words: readonly string[]
  readonly before: number | null
  readonly limit: number
}

export async function searchOutbox(
  read: ReadDb,
  { filter, words, before, limit }: Asked,
): Promise<OutboxPage> {
  const { sql, params } = conditionsOf(filter)
  const matches = wordMatcher(words)
  const entries: OutboxEntry[] = []
  const begunMs = performance.now()
  let below =
    before ?? (read.get<{ seq: number | null }>('select max("seq") as "seq" from "outbox"')?.seq ?? 0) + 1
  while (below > 1 && entries.length < limit) {
    const from = Math.max(1, below - STRETCH)
    const found = read.all<Stored>(
      `select "seq", "opId", "name", "args", "userId", "stationId", "warehouseId", "at", "state", "detail" from "outbox"
       where "seq" < ? and "seq" >= ?${sql} order by "seq" desc`,
      below,
      from,
      ...params,
    )
    below = from
    for (const row of found) {
      const entry = entryOf(row)
      if (!matches(searchedText(entry))) continue
      entries.push(entry)
      if (entries.length < limit) continue
      below = row.seq
      break
    }
    if (performance.now() - begunMs > ENOUGH_MS) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  const next = read.get('select 1 from "outbox" where "seq" < ? limit 1', below) ? below : null
  const reached = read.get<{ at: string }>(
    'select "at" from "outbox" where "seq" >= ? order by "seq" limit 1',
    below,
  )
  return { entries, next, searchedTo: reached?.at ?? null }
}

/** There is no server's time here: a range is one of the device's. */
function conditionsOf(filter: AuditFilter): { readonly sql: string; readonly params: readonly SqlValue[] } {
  const wanted: readonly (readonly [string, string | undefined])[] = [
    ['"stationId" = ?', filter.stationId],
    ['"userId" = ?', filter.userId],
    ['"name" = ?', filter.name],
    ['"state" = ?', filter.outcome],
    ['"at" >= ?', filter.from],
    ['"at" < ?', filter.to],
  ]
  const given = wanted.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]))
  return { sql: given.map(({ sql }) => ` and ${sql}`).join(''), params: given.map(({ value }) => value) }
}

function entryOf({ seq, args, state, detail, ...rest }: Stored): OutboxEntry {
  const told: unknown = detail === null ? null : JSON.parse(detail)
  return {
    ...rest,
    position: seq,
    args: withoutSecrets(JSON.parse(args)),
    outcome: state,
    refusal: state === 'refused' ? (told as Refusal) : null,
    reason: state === 'parked' ? String(told) : null,
  }
}
