import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { join } from 'node:path'
import { nightlyBackups } from '../../../db/nightly-backups.ts'
import type { UserId } from '../../core/model/ids.ts'
import { mayDo } from '../../core/model/roles.ts'
import type { StationEvent } from '../../core/protocol/station-api.ts'
import { claimGate } from '../claims/claim-gate.ts'
import { openStation, type Station } from '../core/station.ts'
import { importCommands } from '../import/commands.ts'
import { type PrintService, printService } from '../printing/print-service.ts'
import { schedule as realSchedule, type Schedule } from '../printing/transport.ts'
import { type Attempts, attempts } from '../session/attempts.ts'
import { personById } from '../session/people.ts'
import { sessions } from '../session/sessions.ts'
import { allQueries } from './all-queries.ts'
import { type Broadcast, broadcast } from './broadcast.ts'
import type { Client } from './client.ts'
import { commandHandlers } from './commands.ts'
import { dispatcher } from './dispatcher.ts'
import { hostQueries } from './host-queries.ts'
import { type HouseLine, houseLine } from './house-line.ts'
import type { Logger } from './log.ts'
import { type Pairing, pairing } from './pairing.ts'
import { type Sealer, secretBox } from './secret-box.ts'
import { type MakeDemo, type SetUp, setUp } from './set-up.ts'

/** A station with all that serves its screens, without a door: the doors are HTTP and Electron's ports. */
export interface StationHost {
  readonly station: Station
  readonly setUp: SetUp
  readonly pairing: Pairing
  readonly attempts: Attempts
  readonly printing: PrintService
  readonly broadcast: Broadcast
  readonly line: HouseLine
  /** A client is there; what it says goes to `hear`, and `leave` when it is gone. */
  connect(client: Client): { hear(message: unknown): void; leave(): void }
  /** Tells everyone, lets the printers finish, and closes the database. */
  close(): Promise<void>
}

export interface StationHostOptions {
  readonly dataDir: string
  readonly log: Logger
  readonly version: string
  readonly makeDemo: MakeDemo
  readonly networkAddresses?: () => readonly string[]
  readonly clock?: () => Date
  readonly randomBytes?: (size: number) => Uint8Array
  readonly schedule?: Schedule
  /** The system's keychain, where there is one. */
  readonly sealer?: Sealer
  /** From 0 to below 1: spreads the tries of many stations. */
  readonly random?: () => number
}

const LOCK_CHECK_MS = 5_000
const PRINT_DRAIN_MS = 3_000
/** Work is kept for a person who was here so lately. */
const PICKER_MS = 60 * 60_000

export function openHost(options: StationHostOptions): StationHost {
  const {
    dataDir,
    log,
    version,
    makeDemo,
    networkAddresses = () => [],
    randomBytes = nodeRandomBytes,
    clock,
    schedule,
  } = options
  const station = openStation({ dataDir, version, randomBytes, ...(clock && { clock }) })
  const tried = attempts(station.local, station.clock)
  const open = sessions(station)
  const heard = broadcast()
  const handhelds = pairing({ local: station.local, clock: station.clock, randomBytes, attempts: tried })
  const line = houseLine({
    station,
    secrets: secretBox(dataDir, options.sealer ?? null),
    log,
    version,
    randomBytes,
    random: options.random ?? Math.random,
    schedule: schedule ?? realSchedule,
    changed: heard.line,
    pickers: () => open.peopleSince(PICKER_MS).filter((userId) => mayPick(station, userId)).length,
  })
  const backups = nightlyBackups({
    dataDir,
    folder: join(dataDir, 'backups'),
    version,
    clock: station.clock,
    isWanted: () => station.identity !== null && line.status().role !== 'member',
    onProblem: (message) => log.error({ message }, 'no backup could be made'),
  })
  const claims = claimGate({ station, line, schedule: schedule ?? realSchedule })
  const start = setUp({ station, attempts: tried, randomBytes, makeDemo, log, line })
  const printing = printService({
    station,
    randomBytes,
    onChange: heard.printing,
    onFault: (error, jobId) => log.error({ err: error, jobId }, 'fault of the print queue'),
    ...(schedule && { schedule }),
  })
  const emit = (event: StationEvent): void => heard.tell(event)
  const dispatch = dispatcher({
    station,
    sessions: open,
    claims,
    log,
    queryHandlers: allQueries(
      hostQueries({
        station,
        sessions: open,
        setUp: start,
        pairing: handhelds,
        printing,
        version,
        networkAddresses,
        line,
        backups,
      }),
    ),
    commandHandlers: commandHandlers({
      station,
      sessions: open,
      attempts: tried,
      setUp: start,
      pairing: handhelds,
      printing,
      imports: importCommands({ station, emit }),
      broadcast: heard,
      randomBytes,
      networkAddresses,
      line,
      backups,
    }),
  })

  station.on(heard.changed)
  open.onEnd((clientId) => heard.tellClient(clientId, { name: 'locked' }))
  const lockTimer = setInterval(() => open.endOverdue(), LOCK_CHECK_MS).unref()

  return {
    station,
    setUp: start,
    pairing: handhelds,
    attempts: tried,
    printing,
    broadcast: heard,
    line,
    connect(client) {
      const leave = heard.add(client)
      handhelds.seen(client.clientId)
      return { hear: (message) => dispatch.handle(client, message), leave }
    },
    async close() {
      clearInterval(lockTimer)
      backups.stop()
      heard.tell({ name: 'closing' })
      await line.stop()
      await printing.close(PRINT_DRAIN_MS)
      station.close()
    },
  }
}

function mayPick({ read }: Station, userId: UserId): boolean {
  const person = personById(read, userId)
  return person?.active === true && mayDo(person.roles, 'pick')
}
