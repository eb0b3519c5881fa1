import { z } from 'zod'
import type { StationId, UserId, WarehouseId } from '../../model/ids.ts'
import type { Action, Role } from '../../model/roles.ts'
import type { Theme } from '../../model/states.ts'
import type { Language } from '../../model/units.ts'
import { query } from '../query.ts'

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
  readonly state: 'firstStart' | 'ready'
  /** In `firstStart`: whether this client must give the one-time code that the start printed. */
  readonly setUpCodeNeeded: boolean
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

export interface StationStatus {
  /** `alone`: there is no server, everything is kept here. */
  readonly line: 'alone'
  /** Operations kept here that no server has confirmed. */
  readonly savedHere: number
  readonly openCases: number
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

export const sessionQueries = {
  hello: query<Hello>()(z.object({})),
  status: query<StationStatus>()(z.object({})),
  /** Names for the sign-in grid: active users that have a PIN. Answered without a session. */
  signInNames: query<readonly SignInName[]>()(z.object({})),
}
