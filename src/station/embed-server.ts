import type { StationId, WarehouseId } from '../core/model/ids.ts'
import type { AuditAnswer, AuditRequest } from '../core/protocol/audit.ts'
import type { JoinOffer } from '../core/protocol/commands.ts'
import type { HouseAnswer, HouseRequest, StationsAnswer } from '../core/protocol/sync-http.ts'
import { askHouse } from '../server/house/ask-house.ts'
import { listStations } from '../server/house/list-stations.ts'
import { startServerApp } from '../server/http/server-app.ts'
import { joinCodes } from '../server/join/join-codes.ts'
import { offerCode } from '../server/join/offer-code.ts'
import { openSqlite } from '../server/store/open-sqlite.ts'
import { syncService } from '../server/sync/sync-service.ts'
import { fingerprintOf, ownCertificate } from '../server/tls/certificate.ts'
import type { Logger } from './host/log.ts'
import { serverAddresses } from './host/network-names.ts'
import type { OpenEvents } from './sync/event-socket.ts'
import { fitting, type LineTransport } from './sync/http-transport.ts'

/**
 * The one place where a station holds a server: a house of few stations needs no machine of its own for it. The station is a
 * member like all others, only that its line does not leave the process; its server is open to others by TLS alone.
 */
export interface EmbeddedServer {
  readonly port: number
  readonly transport: LineTransport
  readonly openEvents: OpenEvents
  audit(request: AuditRequest): Promise<AuditAnswer>
  offerJoin(warehouseId: WarehouseId): Promise<JoinOffer>
  askHouse(request: HouseRequest): Promise<HouseAnswer>
  stations(): Promise<StationsAnswer>
  close(): Promise<void>
}

export interface EmbedOptions {
  readonly dataDir: string
  readonly stationId: StationId
  readonly warehouseId: WarehouseId
  readonly host: string
  readonly port: number
  readonly version: string
  readonly log: Logger
  readonly clock: () => Date
  readonly randomBytes: (size: number) => Uint8Array
}

/** Taken in one go: people scan in this very process, and must not wait for a long outbox. */
const LARGEST_GO = 128 * 1024
const OPERATIONS_TOGETHER = 100

export async function embedServer(options: EmbedOptions): Promise<EmbeddedServer> {
  const { dataDir, stationId, warehouseId, clock, randomBytes, log } = options
  const store = openSqlite(dataDir, { version: options.version, together: OPERATIONS_TOGETHER })
  try {
    if (!(await store.account(stationId)))
      await store.saveAccount({ stationId, warehouseId, tokenHash: null, joinedAt: clock().toISOString() })
    const service = syncService(store, clock, log)
    const codes = joinCodes(store, clock, randomBytes)
    const tls = ownCertificate(dataDir, clock())
    const { version, port, host } = options
    const app = await startServerApp({
      store,
      service,
      codes,
      clock,
      randomBytes,
      log,
      version,
      port,
      host,
      tls,
    })
    const self = async () => {
      const account = await store.account(stationId)
      if (!account) throw new Error('the server has lost the account of its own station')
      return account
    }
    return {
      port: app.port,
      transport: {
        push: async (request) => service.push(await self(), await breathe(fitting(request, LARGEST_GO))),
        pull: async (request) => service.pull(await self(), request),
        snapshot: async (request) => service.snapshot(await self(), await breathe(request)),
        refillNumbers: async () => service.refillNumbers(await self()),
        grantClaims: async (request) => service.grantClaims(await self(), request),
      },
      openEvents({ moved }) {
        return { close: store.onChange(moved) }
      },
      async offerJoin(where) {
        const offered = await offerCode(store, codes, where)
        return { ...offered, addresses: serverAddresses(host, app.port), fingerprint: fingerprintOf(tls) }
      },
      audit: async (request) => service.audit(await self(), request),
      stations: () => listStations(store),
      askHouse: (request) => askHouse(store, clock, request),
      async close() {
        await app.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Lets waiting scans go first. */
function breathe<T>(value: T): Promise<T> {
  return new Promise((resolve) => setImmediate(resolve, value))
}
