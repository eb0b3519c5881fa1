import type { z } from 'zod'
import type { PickTaskId, StationId, UserId, WarehouseId } from '../../core/model/ids.ts'
import { RefusedError, refuse } from '../../core/model/refusal.ts'
import { ORGANISATION, warehouseSpace } from '../../core/model/spaces.ts'
import type { ClaimWish } from '../../core/operations/claims/grant-claims.ts'
import { REFILL_BELOW } from '../../core/operations/set-up/refill-numbers.ts'
import { AuditAnswer, type AuditRequest } from '../../core/protocol/audit.ts'
import type { JoinOffer } from '../../core/protocol/commands.ts'
import type { LineState, StationStatus } from '../../core/protocol/queries/session.ts'
import {
  HouseAnswer,
  type HouseRequest,
  JoinCodeAnswer,
  StationsAnswer,
  syncPaths,
} from '../../core/protocol/sync-http.ts'
import { claimKeeper } from '../claims/claim-keeper.ts'
import type { Station } from '../core/station.ts'
import type { EmbeddedServer, EmbedOptions } from '../embed-server.ts'
import type { Schedule } from '../printing/transport.ts'
import { oneSetting } from '../queries/settings.ts'
import { eventSocket } from '../sync/event-socket.ts'
import { httpTransport } from '../sync/http-transport.ts'
import { askToJoin, type JoinWish } from '../sync/join.ts'
import { shownPin } from '../sync/pinned-agent.ts'
import { UnsentWorkError } from '../sync/rehome.ts'
import { serverClient } from '../sync/server-client.ts'
import { type SyncLine, type SyncLineParts, syncLine } from '../sync/sync-line.ts'
import { type HousePlace, housePlaces } from './house-place.ts'
import type { Logger } from './log.ts'
import type { SecretBox } from './secret-box.ts'

/**
 * How this station belongs to its house: alone, as a member of a server, or as the one that holds the server. What it is
 * stands in its data folder before the first operation goes out, so that a start after any crash goes on the same way.
 */
export interface HouseLine {
  /** Goes on with what the data folder says. */
  start(): Promise<void>
  status(): Pick<StationStatus, 'line' | 'role' | 'address' | 'sentAt' | 'back' | 'serverSkewMs'>
  /** This station has joined, and the house is not here yet. */
  isJoining(): boolean
  /** Who this station is to be, where it sets up the house of its server. */
  promised(): Promised | null
  join(wish: Omit<JoinWish, 'station'>): Promise<'new' | 'existing' | 'own'>
  host(at: { readonly host: string; readonly port: number }): Promise<JoinOffer>
  /** A part of the server's log; null where this station has no server. */
  audit(request: AuditRequest): Promise<AuditAnswer | null>
  /** A code for a station in that warehouse; null: in this one. */
  offerJoin(warehouseId: WarehouseId | null): Promise<JoinOffer>
  /** What no station does by itself: the server does it, or it is refused. */
  askHouse(request: HouseRequest): Promise<void>
  /** What the server knows of the stations; null while it cannot be asked. */
  stations(): Promise<StationsAnswer['stations'] | null>
  /** A copy of a data folder becomes a station of its own, and sends what only it has. */
  becomeOwn(stationName: string): Promise<void>
  /** Everything is sent, then this station is one of another warehouse. */
  switchWarehouse(to: { readonly warehouseId: WarehouseId; readonly userId: UserId }): Promise<void>
  retry(): void
  /** Asks the server for a task that a person is about to begin. */
  want(taskId: PickTaskId, wanted: ClaimWish): Promise<void>
  stop(): Promise<void>
}

export interface Promised {
  readonly stationId: StationId
  readonly warehouseId: WarehouseId
  readonly prefix: string
}

interface HouseLineDeps {
  readonly station: Station
  readonly secrets: SecretBox
  readonly log: Logger
  readonly version: string
  readonly randomBytes: (size: number) => Uint8Array
  readonly random: () => number
  readonly schedule: Schedule
  readonly changed: () => void
  /** How many people here pick. */
  readonly pickers: () => number
}

type Member = Extract<HousePlace, { role: 'member' }>

export const USUAL_SERVER_PORT = 7430
const PORTS_TRIED = 20
/** So long a stop waits until the last is sent. */
const LEAVE_MS = 1500
const MOST_ROUNDS = 3

export function houseLine(deps: HouseLineDeps): HouseLine {
  const { station, log } = deps
  const places = housePlaces(station.local)
  let place: HousePlace | null = places.read()
  let line: SyncLine | null = null
  let embedded: EmbeddedServer | null = null
  /** Why there is no line although there should be one. */
  let broken: LineState | null = null
  let stopped = false
  const claims = claimKeeper({ station, pickers: deps.pickers })
  let moving = false

  /** Who this station was elsewhere is nobody any more; said as often as it takes. */
  const leaveFormer = (): void => {
    if (place?.role !== 'member' || !place.former || !station.identity) return
    const { stationId, userId } = place.former
    station.do('removeStation', { stationId }, { userId })
    place = { ...place, former: null }
    places.save(place)
  }

  /** What the server has not accepted becomes a case of the house. A failure is tried again by the next round. */
  const report = (): void => {
    try {
      station.reportOutcomes()
    } catch (error) {
      log.error({ err: error }, 'what the server did not accept could not be told')
    }
  }
  const startLine = (
    warehouseId: WarehouseId,
    wiring: Pick<SyncLineParts, 'transport' | 'openEvents' | 'close'>,
  ): void => {
    broken = null
    // A kill may have come between an answer and its report.
    report()
    line = syncLine({
      replica: station.replica,
      spaces: [ORGANISATION, warehouseSpace(warehouseId)],
      clock: station.clock,
      random: deps.random,
      schedule: deps.schedule,
      onState(state) {
        if (state.state === 'online') leaveFormer()
        deps.changed()
      },
      onTrouble: (error, reason) => log.warn({ err: error, reason }, 'the line to the server'),
      afterRound: report,
      fewNumbers: () => fewNumbers(station),
      claims,
      ...wiring,
    })
    deps.changed()
  }
  const startMember = async (member: Member): Promise<void> => {
    if (member.tokenIsNext) {
      deps.secrets.takeNext()
      place = { ...member, tokenIsNext: false }
      places.save(place)
    }
    const token = await deps.secrets.read()
    if (token === null) {
      broken = { state: 'offline', since: station.clock().toISOString(), reason: 'notAdmitted' }
      deps.changed()
      return
    }
    const client = serverClient({ address: member.address, pin: member.pin, token })
    startLine(member.warehouseId, {
      transport: httpTransport(client),
      openEvents: eventSocket(client),
      close: client.close,
    })
  }
  const startHost = async (at: Pick<EmbedOptions, 'host' | 'port'>): Promise<EmbeddedServer> => {
    const identity = station.identity
    if (!identity) return refuse('noHouseYet')
    // Loaded only where it is used: a station alone starts without a server's weight.
    const { embedServer } = await import('../embed-server.ts')
    const { stationId, warehouseId } = identity
    const { dataDir, clock } = station
    const { version, randomBytes } = deps
    const server = await embedServer({
      ...at,
      dataDir,
      stationId,
      warehouseId,
      clock,
      version,
      randomBytes,
      log,
    })
    embedded = server
    startLine(warehouseId, { ...server, close: () => undefined })
    return server
  }
  /** Another program may have the usual port: what counts is that the stations are told the right one. */
  const startHostNear = async ({
    host,
    port,
  }: Pick<EmbedOptions, 'host' | 'port'>): Promise<EmbeddedServer> => {
    for (let tried = port; ; tried++) {
      try {
        return await startHost({ host, port: tried })
      } catch (error) {
        const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
        if (!taken || tried === port + PORTS_TRIED) throw error
      }
    }
  }
  const stopLine = async (): Promise<void> => {
    await line?.stop()
    line = null
    await embedded?.close()
    embedded = null
  }
  const ownWarehouse = (): WarehouseId => station.identity?.warehouseId ?? refuse('noHouseYet')
  /** One change of what this station is at a time. */
  const alone = async (work: () => Promise<void>): Promise<void> => {
    if (moving) refuse('badArguments', { path: '', message: 'another change is under way' })
    moving = true
    try {
      await work()
    } finally {
      moving = false
    }
  }
  const requireMember = () => {
    // The one that holds the server, and its server did not start.
    if (place?.role === 'host') return refuse('serverUnreachable', { address: '' })
    return place ?? refuse('serverNeeded')
  }
  /** What a person waits for, outside of the rounds: it succeeds now, or he is told that it did not. */
  const post = async <T>(path: string, answer: z.ZodType<T>, body: unknown): Promise<T> => {
    const { address, pin } = requireMember()
    const client = serverClient({ address, pin, token: await deps.secrets.read() })
    try {
      return answer.parse(await client.post(path, body))
    } catch (error) {
      log.warn({ err: error, path }, 'the server did not do what it was asked')
      return refuse('serverUnreachable', { address })
    } finally {
      client.close()
    }
  }
  /** Who leaves in order takes nothing along that others could do; without a line it stays for the next start. */
  const leaveIdle = async (): Promise<void> => {
    const going = line
    if (going?.state().state !== 'online' || !station.identity) return
    claims.giveUpIdle()
    if (station.replica.firstPending() === null) return
    await new Promise<void>((resolve) => {
      const timer = deps.schedule(resolve, LEAVE_MS)
      void going.flush().finally(() => {
        timer.cancel()
        resolve()
      })
    })
  }
  /** Joins the same server as another station, and leaves what this folder was. */
  const moveIn = async (
    member: Member,
    to: Pick<Member, 'warehouseId' | 'former'> & { readonly stationName: string },
    rehome: (stationId: StationId, alsoThen: () => void) => void,
  ): Promise<void> => {
    const { address } = member
    const { stationName, ...where } = to
    const { code: joinCode } = await post(syncPaths.joinCode, JoinCodeAnswer, {
      warehouseId: where.warehouseId,
    })
    const wish = { address, joinCode, pin: member.pin, warehouse: null, stationName, station: null }
    const { pin, answer } = await askToJoin(wish, station.clock)
    const { stationId, prefix, token } = answer
    await deps.secrets.keepNext(token)
    await stopLine()
    const next: Member = {
      role: 'member',
      address,
      pin,
      stationId,
      prefix,
      ...where,
      house: 'existing',
      tokenIsNext: true,
    }
    try {
      rehome(stationId, () => places.save(next))
      place = next
    } catch (error) {
      if (error instanceof UnsentWorkError) refuse('unsentWork', { count: error.count })
      throw error
    } finally {
      if (!stopped && place?.role === 'member') await startMember(place)
    }
  }
  const stopNudging = station.on(() => line?.nudge())

  return {
    async start() {
      if (line) return
      try {
        if (place?.role === 'member') await startMember(place)
        if (place?.role === 'host') await startHost(place)
      } catch (error) {
        // People can scan all the same: nothing of the station's own work needs its server.
        log.error({ err: error }, 'the line to the server could not be started')
        broken = { state: 'offline', since: station.clock().toISOString(), reason: 'stationTrouble' }
      }
    },
    status: () => ({
      line: line?.state() ?? broken ?? { state: 'alone' },
      role: place?.role ?? 'alone',
      address: place?.role === 'member' ? place.address : null,
      sentAt: line?.sentAt() ?? null,
      back: line?.back() ?? null,
      serverSkewMs: skewOf(station),
    }),
    isJoining: () => place?.role === 'member' && place.house === 'existing' && station.identity === null,
    promised: () => (place?.role === 'member' && station.identity === null ? place : null),
    async join(wish) {
      if (place?.role === 'host') refuse('joinedAlready', { address: '' })
      const own = station.identity ?? (place?.role === 'member' ? place : null)
      const { stationId, warehouseId } = own ?? {}
      const known = stationId !== undefined && warehouseId !== undefined ? { stationId, warehouseId } : null
      const { address, pin, answer } = await askToJoin({ ...wish, station: known }, station.clock)
      // The token first: without it the rest of what is kept here would be of no use.
      const { token, stationId: id, warehouseId: where } = answer
      await deps.secrets.write(token)
      const house = answer.house === 'own' && place?.role === 'member' ? place.house : answer.house
      const prefix = answer.prefix || (own?.prefix ?? '')
      const former = place?.role === 'member' ? place.former : null
      const identity = { stationId: id, warehouseId: where, prefix }
      place = { role: 'member', address, pin, ...identity, house, tokenIsNext: false, former }
      places.save(place)
      station.adopt(id)
      await stopLine()
      if (!stopped) await startMember(place)
      return answer.house
    },
    async host(at) {
      if (place?.role === 'member') refuse('joinedAlready', { address: place.address })
      const server = embedded ?? (await startHostNear(at))
      place = { role: 'host', host: at.host, port: server.port }
      places.save(place)
      deps.changed()
      return server.offerJoin(ownWarehouse())
    },
    async offerJoin(warehouseId) {
      if (embedded) return embedded.offerJoin(warehouseId ?? ownWarehouse())
      const { address, pin } = requireMember()
      const offered = await post(syncPaths.joinCode, JoinCodeAnswer, { warehouseId })
      return { ...offered, addresses: [address], fingerprint: pin === null ? null : shownPin(pin) }
    },
    async askHouse(request) {
      const { refusal } = embedded
        ? await embedded.askHouse(request)
        : await post(syncPaths.house, HouseAnswer, request)
      if (refusal) throw new RefusedError(refusal)
      // What it has written comes by a pull.
      line?.retry()
    },
    async stations() {
      if (line?.state().state !== 'online') return null
      const { stations } = embedded
        ? await embedded.stations()
        : await post(syncPaths.stations, StationsAnswer, {})
      return stations
    },
    becomeOwn: (stationName) =>
      alone(async () => {
        const member = requireMember()
        if (line?.state().state !== 'cloned') refuse('notACopy')
        // What was answered under the old name is left behind: what the house must hear of it goes along.
        report()
        const { warehouseId, former } = member
        await moveIn(member, { warehouseId, former, stationName }, station.rehomeWithWork)
      }),
    switchWarehouse: ({ warehouseId, userId }) =>
      alone(async () => {
        if (place?.role === 'host') refuse('holdsServer')
        const member = requireMember()
        const { identity } = station
        if (!identity || !line) return refuse('noHouseYet')
        if (identity.warehouseId === warehouseId) refuse('sameWarehouse')
        // A round may leave something to be said of its answers.
        for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
          const { state } = await line.round()
          if (state !== 'online') refuse('serverUnreachable', { address: member.address })
          if (station.replica.firstPending() === null) break
        }
        const count = station.replica.pendingCount()
        if (count > 0) refuse('unsentWork', { count })
        const former = { stationId: identity.stationId, userId }
        await moveIn(member, { warehouseId, former, stationName: identity.name }, station.rehomeEmpty)
      }),
    async audit(request) {
      if (embedded) return embedded.audit(request)
      if (!place) return null
      return post(syncPaths.audit, AuditAnswer, request)
    },
    retry: () => line?.retry(),
    want(taskId, wanted) {
      claims.awaited(taskId)
      return line?.want(taskId, wanted) ?? Promise.resolve()
    },
    async stop() {
      stopped = true
      await leaveIdle()
      stopNudging()
      await stopLine()
    },
  }
}

const MOST_SKEW_MS = 120_000

function skewOf({ replica }: Station): number | null {
  const heard = replica.heard()
  if (!heard) return null
  const skewMs = Date.parse(heard.at) - Date.parse(heard.serverTime)
  return Math.abs(skewMs) > MOST_SKEW_MS ? skewMs : null
}

function fewNumbers({ read, identity }: Station): boolean {
  if (!identity) return false
  const row = read.get<{ left: number | null }>(
    `select sum("lastSerial" - "nextSerial" + 1) as "left" from "numberBlock"
     where "stationId" = ? and "kind" = 'sscc' and "prefix" = ? and "nextSerial" <= "lastSerial"`,
    identity.stationId,
    oneSetting(read, 'ssccPrefix'),
  )
  return (row?.left ?? 0) < REFILL_BELOW
}
