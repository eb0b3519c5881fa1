import type { BoxId, OrderId } from '../../../core/model/ids.ts'
import type { Judgement } from '../../floor/judgement.ts'
import type { StationClient, Trouble } from '../../station/client.ts'
import type { PackSay, PackState } from './pack-machine.ts'

/** What a bench shows and tells, and what it needs from around it. */
export interface PackSnapshot {
  readonly state: PackState | null
  readonly missing: boolean
  readonly trouble: Trouble | null
  readonly waiting: boolean
  /** Box and weight are being entered though items are left: the parcel is full. */
  readonly closing: boolean
  readonly boxId: BoxId | null
  readonly reasonAsked: boolean
}

export type PackSaid =
  | PackSay
  | 'sealed'
  | 'shipped'
  | 'takenBack'
  | 'unsealed'
  | 'weightMissing'
  | 'weightDiffers'
  | 'printAsked'

export type PackTold =
  | { readonly as: 'judged'; readonly judged: Judgement<PackSaid> }
  | { readonly as: 'trouble'; readonly trouble: Trouble }

export interface PackSessionHost {
  readonly station: Pick<StationClient, 'do' | 'query'>
  readonly tell: (told: PackTold) => void
  /** The bench turns to another order. */
  readonly open: (orderId: OrderId) => void
  readonly soon: (run: () => void) => void
  readonly report: (error: unknown) => void
  readonly year: number
}
