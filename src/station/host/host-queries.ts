import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { NightlyBackups } from '../../../db/nightly-backups.ts'
import { RefusedError, refuse } from '../../core/model/refusal.ts'
import { mayDo } from '../../core/model/roles.ts'
import type { Row } from '../../core/model/tables.ts'
import type { Readiness } from '../../core/protocol/queries/readiness.ts'
import type { Hello, StationStatus } from '../../core/protocol/queries/session.ts'
import type { StationSettings, StationView } from '../../core/protocol/queries/settings.ts'
import type { QueryValue } from '../../core/protocol/queries.ts'
import { auditChoices, auditEffects, auditPage } from '../audit/audit-answers.ts'
import type { Station } from '../core/station.ts'
import { documents, type PrintService } from '../printing/print-service.ts'
import { jobViews, printerStatus, printerViews } from '../printing/print-views.ts'
import { WAITING_CASES } from '../queries/case-views.ts'
import { readinessOf } from '../queries/readiness.ts'
import { readRow } from '../queries/row-reader.ts'
import { oneSetting } from '../queries/settings.ts'
import { personById, signedInUser } from '../session/people.ts'
import type { Sessions } from '../session/sessions.ts'
import type { HostQueries } from './all-queries.ts'
import type { Client } from './client.ts'
import { actionFor, mayHaveDocument } from './document-rights.ts'
import type { HouseLine } from './house-line.ts'
import type { Pairing } from './pairing.ts'
import type { SetUp } from './set-up.ts'

/** What only the host knows: who sits at this client, its printers, its handhelds, its folder. */
interface HostQueryDeps {
  readonly station: Station
  readonly sessions: Sessions
  readonly setUp: SetUp
  readonly pairing: Pairing
  readonly printing: PrintService
  readonly version: string
  /** Under which addresses handhelds reach this host; empty where it listens to this machine only. */
  readonly networkAddresses: () => readonly string[]
  readonly line: HouseLine
  readonly backups: Pick<NightlyBackups, 'state'>
}

export function hostQueries(deps: HostQueryDeps): HostQueries {
  const ready = readinessCache(deps)
  return {
    hello: (_ctx, _args, client) => hello(deps, client),
    status: () => status(deps, ready),
    readiness: () => ready(),
    stationSettings: () => stationSettings(deps),
    stations: () => stationViews(deps),
    printJobs: () => jobViews(deps.printing.store),
    audit: ({ station }, args) => auditPage(station, deps.line.audit, args),
    auditEffects: ({ station }, args) => auditEffects(station, deps.line.audit, args),
    auditChoices: ({ station }) => auditChoices(station),
    async document({ station, actor }, asked) {
      const { kind, orderId = null, parcelId = null, userId = null, code = null } = asked
      const document = kind === 'shippingLabelZpl' ? 'shippingLabel' : kind
      if (!mayHaveDocument(document, (action) => actor !== null && mayDo(actor.roles, action)))
        refuse('notAllowed', { action: actionFor(document) })
      const { printable } = await documents()
      const what = printable(station, { document, orderId, parcelId, userId, code })
      const asZpl = kind === 'shippingLabelZpl' && what.zpl
      const bytes = asZpl ? Buffer.from(asZpl(203), 'utf8') : Buffer.from(await what.pdf())
      const mediaType = asZpl ? 'application/zpl' : 'application/pdf'
      const fileName = `${what.document}-${what.title.replace(/[^0-9A-Za-z.-]+/g, '-')}.${asZpl ? 'zpl' : 'pdf'}`
      return { fileName, mediaType, base64: bytes.toString('base64') }
    },
  }
}

function hello({ station, sessions, setUp, version, line }: HostQueryDeps, client: Client): Hello {
  const { read, identity } = station
  const joining = line.isJoining()
  const firstStart = !joining && setUp.isNeeded()
  const warehouse = identity && readRow(read, 'warehouse', identity.warehouseId)
  const userId = sessions.userAt(client.clientId)
  const person = userId && personById(read, userId)
  return {
    state: joining ? 'joining' : firstStart ? 'firstStart' : 'ready',
    line: line.status().line,
    setUpCodeNeeded: firstStart && !client.ownWindow,
    preparing: setUp.preparing(),
    station: identity && { id: identity.stationId, name: identity.name, prefix: identity.prefix },
    warehouse: warehouse ? withoutAddress(warehouse) : null,
    user: person ? signedInUser(person) : null,
    lockMinutes: oneSetting(read, 'lockMinutes'),
    demo: oneSetting(read, 'demo'),
    version,
  }
}

function withoutAddress({ address: _, ...warehouse }: Row<'warehouse'>): Omit<Row<'warehouse'>, 'address'> {
  return warehouse
}

function status({ station, printing, line }: HostQueryDeps, ready: () => Readiness): StationStatus {
  const { read } = station
  // The waiting ones are the newest, without a hole: their two ends are found without reading what lies between.
  const kept = read.get<{ n: number; oldest: string | null }>(
    `select coalesce((select max("seq") from "outbox" where "state" = 'pending') - "seq" + 1, 0) as n, "at" as "oldest"
     from "outbox" where "state" = 'pending' order by "seq" limit 1`,
  )
  const now = station.clock().toISOString()
  const open = read.get<{ n: number }>(`select count(*) as n from "case" where ${WAITING_CASES}`, now)
  return {
    ...line.status(),
    savedHere: kept?.n ?? 0,
    oldestAt: kept?.oldest ?? null,
    openCases: open?.n ?? 0,
    aloneHours: ready().aloneHours,
    readinessLow: ready().low,
    printer: printerStatus(printing.store),
    now,
  }
}

const READY_MS = 10_000

/** Asked with every look at the status, and measured now and then. */
function readinessCache({ station, line }: HostQueryDeps): () => Readiness {
  let kept: { readonly value: Readiness; readonly atMs: number } | null = null
  return () => {
    const nowMs = station.clock().getTime()
    if (!kept || Math.abs(nowMs - kept.atMs) > READY_MS)
      kept = { value: readinessOf(station, line.status().role !== 'alone'), atMs: nowMs }
    return kept.value
  }
}

function stationSettings(deps: HostQueryDeps): StationSettings {
  const { station, printing, pairing, networkAddresses } = deps
  const { identity, read, dataDir } = station
  const addresses = networkAddresses()
  return {
    stationName: identity?.name ?? '',
    prefix: identity?.prefix ?? '',
    dataFolder: dataDir,
    databaseBytes: databaseBytes(dataDir),
    addresses,
    boundToNetwork: addresses.length > 0,
    printers: printerViews(printing.store),
    handhelds: pairing.handhelds(),
    backups: backupView(deps),
    numberBlocks: read.all<StationSettings['numberBlocks'][number]>(
      `select "kind", sum("lastSerial" - "nextSerial" + 1) as "left" from "numberBlock" where "stationId" = ? group by "kind" order by "kind"`,
      identity?.stationId ?? '',
    ),
  }
}

/** Two nights without one. */
const OVERDUE_MS = 50 * 60 * 60_000

function backupView({ backups, line, station }: HostQueryDeps): StationSettings['backups'] {
  const { folder, newest, problem } = backups.state()
  const nightly = line.status().role !== 'member'
  const old = newest !== null && station.clock().getTime() - Date.parse(newest.at) > OVERDUE_MS
  const latest = newest && { at: newest.at, bytes: newest.bytes }
  return { folder, newest: latest, nightly, overdue: nightly && (old || problem !== null), problem }
}

async function stationViews({ station, line }: HostQueryDeps): Promise<QueryValue<'stations'>> {
  const heard = await line.stations().catch((error: unknown) => {
    if (error instanceof RefusedError) return null
    throw error
  })
  const known = new Map((heard ?? []).map((each) => [each.stationId, each]))
  const rows = station.read.all<
    Pick<StationView, 'id' | 'name' | 'prefix' | 'warehouseName' | 'removedAt' | 'removedBy'>
  >(
    `select s."id", s."name", s."prefix", coalesce(w."name", '') as "warehouseName", s."removedAt", u."name" as "removedBy"
       from "station" s left join "warehouse" w on w."id" = s."warehouseId" left join "user" u on u."id" = s."removedBy"
      order by s."removedAt" is not null, w."name" collate nocase, s."name" collate nocase, s."id"`,
  )
  const stations = rows.map((row) => ({
    ...row,
    here: row.id === station.identity?.stationId,
    holdsServer: known.get(row.id)?.holdsServer ?? false,
    lastSeenAt: known.get(row.id)?.lastSeenAt ?? null,
    sentCount: known.get(row.id)?.lastSeq ?? null,
  }))
  return { serverAsked: heard !== null, stations }
}

function databaseBytes(dataDir: string): number {
  return ['station.sqlite', 'station.sqlite-wal'].reduce(
    (sum, name) => sum + (statSync(join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}
