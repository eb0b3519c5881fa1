import { z } from 'zod'
import { StationId, UserId, WarehouseId } from '../model/ids.ts'
import { Refusal } from '../model/refusal.ts'
import { ShortText } from '../model/units.ts'
import { openWarehouse } from '../operations/set-up/open-warehouse.ts'
import { SpaceCode } from './sync.ts'

/**
 * The sync messages over HTTP. Every request but `join`, `health`, `metrics` and `openapi` carries the station's token as
 * `Authorization: Bearer`. What does not succeed is answered by a status and a Problem, and has changed nothing.
 */
export const syncPaths = {
  push: '/sync/push',
  pull: '/sync/pull',
  snapshot: '/sync/snapshot',
  numbers: '/sync/numbers',
  audit: '/sync/audit',
  claims: '/sync/claims',
  /** WebSocket: the server says which spaces have moved. */
  events: '/sync/events',
  join: '/join',
  /** A member asks for a code by which one more station may join. */
  joinCode: '/join/code',
  /** A member asks the server to do what is no station's own matter. */
  house: '/house',
  stations: '/stations',
  health: '/health',
  metrics: '/metrics',
  openapi: '/openapi.json',
} as const

export const problemCodes = [
  'badRequest',
  'notAdmitted',
  'revoked',
  'foreignSpace',
  'upgradeNeeded',
  'tooLarge',
  'wrongCode',
  'tooManyAttempts',
  'noHouse',
  'houseExists',
  'codeOfOther',
  'chooseWarehouse',
  'notFound',
  'unavailable',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** Why a request was not done. */
export const Problem = z.object({
  problem: z.enum(problemCodes),
  message: z.string(),
  /** Of `upgradeNeeded`: what the server speaks, which data it has, and who must be upgraded. */
  protocol: z.int().optional(),
  generation: z.int().optional(),
  tooOld: z.enum(['station', 'server']).optional(),
  /** Of `revoked`: the name of who took the station off, and when. */
  by: z.string().optional(),
  at: z.string().optional(),
  /** Of `chooseWarehouse` and `codeOfOther`. */
  warehouses: z.array(z.object({ code: z.string(), name: z.string() })).optional(),
})
export type Problem = z.output<typeof Problem>

/** A code and a name become a station's identity and its token, once. */
export const JoinRequest = z.object({
  protocol: z.int(),
  code: z.string().trim().min(1).max(40),
  stationName: ShortText,
  /** Where the join code does not say it: the code of the warehouse that the station stands in. */
  warehouse: z.string().trim().max(20).nullable().default(null),
  /** A station that is set up already, and brings its house to a server that has none; or one whose token was lost. */
  station: z.object({ stationId: StationId, warehouseId: WarehouseId }).nullable().default(null),
})
export type JoinRequest = z.output<typeof JoinRequest>

export const JoinAnswer = z.object({
  stationId: StationId,
  warehouseId: WarehouseId,
  prefix: z.string(),
  /** Shown this once; the server keeps its hash. */
  token: z.string(),
  /** `new`: there is no house yet, this station sets it up. `existing`: the station loads it. `own`: it has brought it. */
  house: z.enum(['new', 'existing', 'own']),
})
export type JoinAnswer = z.output<typeof JoinAnswer>

/** Null: for the warehouse of the station that asks. */
export const JoinCodeRequest = z.object({ warehouseId: WarehouseId.nullable().default(null) })

export const JoinCodeAnswer = z.object({ code: z.string(), until: z.string() })
export type JoinCodeAnswer = z.output<typeof JoinCodeAnswer>

/**
 * What a person asks of the server: an operation that writes where his station does not reach. It runs as the server's own, in
 * the person's name and under the permissions that he has.
 */
export const HouseRequest = z.object({
  userId: UserId,
  deed: z.discriminatedUnion('name', [
    z.object({ name: z.literal('openWarehouse'), args: openWarehouse.args }),
  ]),
})
export type HouseRequest = z.output<typeof HouseRequest>

export const HouseAnswer = z.object({ refusal: Refusal.nullable() })
export type HouseAnswer = z.output<typeof HouseAnswer>

/** What the server knows of the stations, besides their rows. */
export const StationsAnswer = z.object({
  stations: z.array(
    z.object({
      stationId: StationId,
      lastSeenAt: z.string(),
      /** How many operations it has sent. */
      lastSeq: z.int(),
      /** Its line does not leave the server's own process. */
      holdsServer: z.boolean(),
    }),
  ),
})
export type StationsAnswer = z.output<typeof StationsAnswer>

/** From a station whose socket could not carry the header: its first message. */
export const EventsHello = z.object({ token: z.string().min(1).max(200) })

/** A hint, never more: what has moved is asked for by a pull. */
export const EventsMessage = z.object({ spaces: z.array(SpaceCode) })
export type EventsMessage = z.output<typeof EventsMessage>

/** The WebSocket's close code for a token that is not, or no longer, good. */
export const CLOSE_NOT_ADMITTED = 4401
