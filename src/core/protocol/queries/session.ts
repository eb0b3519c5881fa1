import { z } from 'zod'
import type { CaseId, OperationId, StationId, UserId, WarehouseId } from '../../model/ids.ts'
import type { Refusal } from '../../model/refusal.ts'
import type { Action, Role } from '../../model/roles.ts'
import type { Theme } from '../../model/states.ts'
import type { Language } from '../../model/units.ts'
import type { TooOld } from '../generation.ts'
import { query } from '../query.ts'
import type { Readiness } from './readiness.ts'

export interface SignedInUser {
  readonly id: UserId
  readonly name: string
  readonly roles: readonly Role[]
  readonly actions: readonly Action[]
  readonly language: Language
  readonly theme: Theme
}

/** The first thing a screen asks. Answered without a session. */
export interface Hello {
  /** `joining`: the house is being loaded from its server. */
  readonly state: 'firstStart' | 'joining' | 'ready'
  /** In `firstStart`: whether this client must give the one-time code that the start printed. */
  readonly setUpCodeNeeded: boolean
  /** Of `joining`. */
  readonly line: LineState
  /** Demo data is being made; percent done. */
  readonly preparing: number | null
  readonly station: { readonly id: StationId; readonly name: string; readonly prefix: string } | null
  readonly warehouse: {
    readonly id: WarehouseId
    readonly code: string
    readonly name: string
    readonly timeZone: string
    readonly currency: string
    readonly country: string
    readonly language: Language
  } | null
  readonly user: SignedInUser | null
  /** Minutes without a touch or scan until the screen locks. */
  readonly lockMinutes: number
  readonly demo: boolean
  readonly version: string
}

/** Why a station does not reach its server. */
export type LineTrouble =
  /** Not tried yet since the start. */
  | 'starting'
  | 'noAnswer'
  /** It answers, but cannot work now. */
  | 'serverTrouble'
  /** It does not know this station, or no longer. */
  | 'notAdmitted'
  | 'wrongCertificate'
  /** This station's own disk or program failed. */
  | 'stationTrouble'

/** How a station stands with its server. */
export type LineState =
  /** There is no server: everything is kept here. */
  | { readonly state: 'alone' }
  | { readonly state: 'online' }
  | { readonly state: 'offline'; readonly since: string; readonly reason: LineTrouble }
  /** `total` is null while nobody knows how much there is. */
  | { readonly state: 'catchingUp'; readonly done: number; readonly total: number | null }
  /** Another copy of this data folder works as well: nothing is sent until a person has settled it. */
  | { readonly state: 'cloned' }
  /** It was taken off the house: work goes on here, and nothing is sent until a code lets it in again. */
  | { readonly state: 'removed'; readonly by: string | null; readonly at: string | null }
  /** Work goes on here; it is sent when both speak the same protocol again. */
  | { readonly state: 'upgradeNeeded'; readonly tooOld: TooOld }

/** The line was down and is back, and everything that waited has been answered. */
export interface BackOnline {
  readonly at: string
  readonly sent: number
  /** Of those: what the server has not accepted. */
  readonly refused: number
}

export interface StationStatus {
  readonly line: LineState
  readonly role: 'alone' | 'member' | 'host'
  /** Of the server. */
  readonly address: string | null
  /** When everything was last agreed with the server, since this start. */
  readonly sentAt: string | null
  readonly back: BackOnline | null
  /** This station's clock minus the server's, where that is more than two minutes. */
  readonly serverSkewMs: number | null
  /** Operations kept here that no server has confirmed. */
  readonly savedHere: number
  /** When the oldest of them was done. */
  readonly oldestAt: string | null
  readonly openCases: number
  /** Of the station's readiness to go on alone. */
  readonly aloneHours: number | null
  readonly readinessLow: boolean
  readonly printer: {
    readonly state: 'ready' | 'waiting' | 'failed' | 'none'
    readonly name: string | null
    readonly queued: number
  }
  /** The station's time; a client whose own differs by more than 2 minutes says so. */
  readonly now: string
}

export interface SignInName {
  readonly id: UserId
  readonly name: string
  readonly roles: readonly Role[]
}

/** Something that was done at this station and the server did not accept. */
export interface RefusedHere {
  readonly opId: OperationId
  readonly name: string
  readonly orderNumber: string | null
  /** Null where it met a bug and is parked. */
  readonly refusal: Refusal | null
  readonly at: string
  readonly userId: UserId
  /** Where a supervisor is asked about it, and is still. */
  readonly openCaseId: CaseId | null
}

export const sessionQueries = {
  /** Of the last day, newest first. */
  refusals: query<readonly RefusedHere[]>()(z.object({})),
  hello: query<Hello>()(z.object({})),
  status: query<StationStatus>()(z.object({})),
  readiness: query<Readiness>()(z.object({})),
  /** Names for the sign-in grid: active users that have a PIN. Answered without a session. */
  signInNames: query<readonly SignInName[]>()(z.object({})),
}
