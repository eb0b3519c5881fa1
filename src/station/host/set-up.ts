import { oneTimeCode } from '../../core/codes/one-time-code.ts'
import type { StationId, UserId, WarehouseId } from '../../core/model/ids.ts'
import { SYSTEM_USER } from '../../core/model/ids.ts'
import { refuse } from '../../core/model/refusal.ts'
import type { Commands } from '../../core/protocol/commands.ts'
import type { ArgsOf } from '../../core/protocol/query.ts'
import type { Station } from '../core/station.ts'
import type { Attempts } from '../session/attempts.ts'
import { hasAdministrator } from '../session/people.ts'
import { hashPin } from '../session/pin-hash.ts'
import type { Client } from './client.ts'
import type { HouseLine } from './house-line.ts'
import type { Logger } from './log.ts'
import { newId } from './new-id.ts'
import { sameCode } from './one-time-code.ts'
import { succeeded } from './succeeded.ts'
import { isTimeZone } from './time-zone.ts'

/**
 * The first start. Until the house has an administrator, only who holds the code that this start printed can create him; a
 * window of the program itself needs none, because whoever sits there has started it.
 */
export type SetUpArgs = ArgsOf<Commands['setUp']>
export type MakeDemo = (
  station: Station,
  options: { readonly onProgress: (percent: number) => void },
) => Promise<void>

export interface SetUp {
  readonly code: string
  isNeeded(): boolean
  /** Percent done while demo data is being made, else null. */
  preparing(): number | null
  /** Creates warehouse and administrator; demo data follows by itself, seen in `preparing`. */
  run(client: Client, args: SetUpArgs): Promise<UserId>
  /** Only who holds the code, until there is an administrator. */
  requireCode(client: Client, typed: string | null): void
  /** The demo's warehouse and administrator, without anybody asking. */
  createDemo(): Promise<void>
  /** The demo's data: ends when it is there. */
  fillDemo(): Promise<void>
}

interface SetUpDeps {
  readonly station: Station
  readonly attempts: Attempts
  readonly randomBytes: (size: number) => Uint8Array
  readonly makeDemo: MakeDemo
  readonly log: Logger
  readonly line: Pick<HouseLine, 'promised' | 'isJoining'>
}

export const DEMO_ADMINISTRATOR = { name: 'Demo', pin: '1234' } as const
const FIRST_PREFIX = 'A'

export function setUp(deps: SetUpDeps): SetUp {
  const { station, attempts, randomBytes, log } = deps
  const code = oneTimeCode(randomBytes)
  let preparing: number | null = null
  let needed = !hasAdministrator(station.read)

  const isNeeded = (): boolean => {
    // Asked for by every hello: the first administrator ends it for good.
    needed &&= !hasAdministrator(station.read)
    return needed
  }
  const create = async (args: SetUpArgs): Promise<UserId> => {
    if (!isTimeZone(args.warehouse.timeZone))
      refuse('badArguments', { path: 'warehouse.timeZone', message: 'not a time zone' })
    const pinHash = await hashPin(args.administrator.pin)
    const id = <Name extends string>() => newId<Name>(station.clock(), randomBytes)
    // A server that has no house yet has said who its first station is.
    const identity = station.identity ?? deps.line.promised()
    const administratorId: UserId = id<'user'>()
    const { warehouse, language } = args
    const outcome = station.do(
      'setUpWarehouse',
      {
        warehouse: {
          ...warehouse,
          id: identity?.warehouseId ?? (id<'warehouse'>() satisfies WarehouseId),
          language,
          address: { name: warehouse.name, lines: [], postcode: '', city: '', country: warehouse.country },
        },
        station: {
          id: identity?.stationId ?? (id<'station'>() satisfies StationId),
          name: args.station.name,
          prefix: identity?.prefix ?? FIRST_PREFIX,
        },
        administrator: {
          id: administratorId,
          name: args.administrator.name,
          pinHash,
          badgeCode: args.administrator.badgeCode,
          language,
        },
      },
      { userId: SYSTEM_USER },
    )
    succeeded(outcome)
    return administratorId
  }
  const makeDemo = async (): Promise<void> => {
    preparing = 0
    try {
      succeeded(station.do('changeSetting', { key: 'demo', value: true }, { userId: SYSTEM_USER }))
      await deps.makeDemo(station, {
        onProgress: (percent) => {
          preparing = Math.max(0, Math.min(100, Math.floor(percent)))
        },
      })
    } finally {
      preparing = null
    }
  }
  const requireCode = (client: Client, typed: string | null): void => {
    if (client.ownWindow) return
    const keys = [`setUp:${client.throttleKey}`, 'setUp']
    const begun = attempts.begin(keys)
    if ('lockedUntil' in begun) refuse('pinLocked', { untilAt: begun.lockedUntil })
    if (typed === null || !sameCode(typed, code)) refuse('wrongSetUpCode')
    attempts.succeeded(keys)
  }

  return {
    code,
    isNeeded,
    preparing: () => preparing,
    async run(client, args) {
      if (!isNeeded() || deps.line.isJoining()) refuse('setUpAlready')
      requireCode(client, args.code)
      const administrator = await create(args)
      if (args.start === 'demo')
        makeDemo().catch((error: unknown) => log.error({ err: error }, 'the demo data could not be made'))
      return administrator
    },
    requireCode,
    async createDemo() {
      await create({
        code: null,
        language: 'en',
        administrator: { ...DEMO_ADMINISTRATOR, badgeCode: null },
        warehouse: {
          name: 'Demo warehouse',
          code: 'DEMO',
          country: 'GB',
          currency: 'GBP',
          timeZone: 'Europe/London',
        },
        station: { name: 'Station 1' },
        start: 'demo',
      })
    },
    fillDemo: makeDemo,
  }
}
