import { SYSTEM_USER } from '../../core/model/ids.ts'
import type { AuditAnswer, AuditEntry, AuditRequest } from '../../core/protocol/audit.ts'
import type { AuditEffects, AuditPage, AuditRow, auditQueries } from '../../core/protocol/queries/audit.ts'
import type { ArgsOf } from '../../core/protocol/query.ts'
import { SYNC_PROTOCOL } from '../../core/protocol/sync.ts'
import type { Station } from '../core/station.ts'
import { effectsOf } from './effects.ts'
import { labelsIn, labelsOf } from './labels.ts'
import { type OutboxEntry, searchOutbox } from './search-outbox.ts'
import { wordsOf } from './words-of.ts'

/**
 * The log for a screen: the server's where there is one, else what this station did. The two are never mixed in one answer, and each
 * says which it is.
 */
export type AskLog = (request: AuditRequest) => Promise<AuditAnswer | null>

type Args<N extends keyof typeof auditQueries> = ArgsOf<(typeof auditQueries)[N]>

export async function auditPage(
  { read }: Pick<Station, 'read'>,
  ask: AskLog,
  { source, filter, after, limit }: Args<'audit'>,
): Promise<AuditPage> {
  const { words, means } = wordsOf(read, filter.search)
  const before = after === null ? null : Number(after)
  const { search: _, outcome, ...plain } = filter
  // What waits is here and nowhere else.
  const atServer = source === 'server' && outcome !== 'pending'
  const answer = atServer
    ? await ask({
        protocol: SYNC_PROTOCOL,
        filter: { ...plain, ...(outcome && { outcome }), words: [...words] },
        before,
        limit,
      })
    : null
  if (answer) {
    const { entries, next, searchedTo } = answer
    return { ...paged(read, entries.map(plainRow), next), source: 'server', searchedTo, means }
  }
  const found = await searchOutbox(read, { filter, words, before, limit })
  return {
    ...paged(read, found.entries.map(outboxRow), found.next),
    source: 'station',
    searchedTo: found.searchedTo,
    means,
  }
}

export async function auditEffects(
  station: Pick<Station, 'read'>,
  ask: AskLog,
  { source, ...of }: Args<'auditEffects'>,
): Promise<AuditEffects> {
  return effectsOf(station.read, of, async (name, word, before) => {
    const asked = { filter: { name, words: [word] }, before, limit: 5 }
    const answer = source === 'server' ? await ask({ protocol: SYNC_PROTOCOL, ...asked }) : null
    const found =
      answer ?? (await searchOutbox(station.read, { ...asked, filter: { search: '', name }, words: [word] }))
    return found.entries
  })
}

export function auditChoices({ read }: Pick<Station, 'read'>) {
  type Choices<Id> = { readonly id: Id; readonly name: string }[]
  return {
    users: read.all('select "id", "name" from "user" order by "name" collate nocase') as Choices<
      AuditRow['userId']
    >,
    stations: read.all('select "id", "name" from "station" order by "name" collate nocase') as Choices<
      AuditRow['stationId']
    >,
  }
}

type Plain = Omit<AuditRow, 'userName' | 'stationName' | 'warehouseCode' | 'labels'> & {
  readonly warehouseId: string
}

function plainRow({ seq: _, outcome, ...entry }: AuditEntry): Plain {
  return {
    ...entry,
    outcome: outcome.outcome,
    refusal: outcome.outcome === 'refused' ? outcome.refusal : null,
    reason: outcome.outcome === 'parked' ? outcome.reason : null,
  }
}

const outboxRow = (entry: OutboxEntry): Plain => ({ ...entry, receivedAt: null })

function paged(read: Station['read'], found: readonly Plain[], next: number | null) {
  const labels = labelsOf(
    read,
    found.flatMap(({ args, userId, stationId }) => [args, userId, stationId]),
  )
  const codes = new Map(
    read
      .all<{ id: string; code: string }>('select "id", "code" from "warehouse"')
      .map(({ id, code }) => [id, code]),
  )
  const rows = found.map(
    ({ warehouseId, ...row }): AuditRow => ({
      ...row,
      userName: row.userId === SYSTEM_USER ? null : (labels.get(row.userId)?.text ?? null),
      stationName: labels.get(row.stationId)?.text ?? null,
      warehouseCode: codes.get(warehouseId) ?? null,
      labels: labelsIn(row.args, labels),
    }),
  )
  return { rows, next: next === null ? null : String(next) }
}
