import { z } from 'zod'
import type { FixKey } from '../../inbox/fixes.ts'
import {
  CaseId,
  type LocationId,
  OrderId,
  type OrderLineId,
  ParcelId,
  type PickId,
  PickTaskId,
  type ProductId,
} from '../../model/ids.ts'
import type { CaseKind, OrderStatus, ParcelStatus, PickStatus, TaskStatus } from '../../model/states.ts'
import type { Row } from '../../model/tables.ts'
import { query } from '../query.ts'
import type { Kept } from './kept.ts'
import type { OrderEventView } from './orders.ts'

/** A task as a card: on Home and in the list of tasks. */
export interface TaskCard {
  readonly id: PickTaskId
  readonly orderId: OrderId | null
  readonly orderNumber: string
  readonly status: TaskStatus
  readonly userName: string | null
  readonly mine: boolean
  readonly pickCount: number
  readonly doneCount: number
  readonly qtyEach: number
  readonly pickedEach: number
  readonly dueAt: string
  readonly priority: number
  readonly toteCode: string | null
  readonly kept: Kept
  /** Whether this station may begin it now, as far as can be told without asking. */
  readonly mayBegin: boolean
  /** The station that it is kept for, where that is another one. */
  readonly keptFor: string | null
}

export interface PickBarcode {
  readonly code: string
  readonly qtyEach: number
}

/**
 * One line of a tour, with all that a verdict needs, so that the screen judges a scan without asking: a correct scan is
 * told at once and the operation follows.
 */
export interface PickStep {
  readonly id: PickId
  readonly sequence: number
  readonly status: PickStatus
  readonly productId: ProductId
  readonly sku: string
  readonly name: string
  readonly hazard: string | null
  readonly lot: string | null
  readonly expiryOn: string | null
  readonly bin: string
  readonly aisle: string | null
  readonly qtyEach: number
  readonly pickedEach: number
  readonly shortEach: number
  readonly barcodes: readonly PickBarcode[]
}

export interface PickTaskView {
  readonly id: PickTaskId
  readonly orderId: OrderId | null
  readonly orderNumber: string
  readonly customerName: string
  readonly status: TaskStatus
  readonly userName: string | null
  readonly mine: boolean
  readonly toteCode: string | null
  readonly dueAt: string
  readonly giftNote: string | null
  readonly orderCancelled: boolean
  readonly kept: Kept
  readonly keptFor: string | null
  readonly keptUntil: string | null
  /** Whether the server can be asked for it now. */
  readonly reachable: boolean
  /** The other station at which it is begun. */
  readonly begunAt: string | null
  readonly steps: readonly PickStep[]
  /** The newest pick movement of this task that is not reversed: what "take back" would take back. */
  readonly lastPick: {
    readonly pickId: PickId
    readonly sku: string
    readonly name: string
    readonly qtyEach: number
  } | null
}

export interface PackLine {
  readonly orderLineId: OrderLineId
  readonly productId: ProductId
  readonly sku: string
  readonly name: string
  readonly hazard: string | null
  readonly orderedEach: number
  readonly pickedEach: number
  readonly packedEach: number
  readonly cancelledEach: number
  readonly barcodes: readonly PickBarcode[]
}

export interface PackParcel {
  readonly parcel: Row<'parcel'>
  readonly boxCode: string | null
  readonly lines: readonly {
    readonly orderLineId: OrderLineId
    readonly sku: string
    readonly name: string
    readonly qtyEach: number
  }[]
  readonly label: PrintState
}

/** Of the newest print job of a document. `none`: never asked for. */
export type PrintState = 'none' | 'queued' | 'printing' | 'printed' | 'failed'

export interface PackView {
  readonly order: Row<'order'>
  readonly toteCode: string | null
  readonly carrierName: string | null
  readonly lines: readonly PackLine[]
  readonly parcels: readonly PackParcel[]
  readonly boxes: readonly Row<'box'>[]
  readonly suggestedBoxId: Row<'box'>['id'] | null
  readonly leftEach: number
}

/** What a scanned or typed code is. The screens say it in words; nothing changes by resolving. */
export type ResolvedCode =
  | {
      readonly kind: 'product'
      readonly productId: ProductId
      readonly sku: string
      readonly name: string
      readonly qtyEach: number
      readonly lot: string | null
    }
  | { readonly kind: 'bin'; readonly locationId: LocationId; readonly code: string }
  | {
      readonly kind: 'tote'
      readonly locationId: LocationId
      readonly code: string
      readonly orderId: OrderId | null
      readonly orderNumber: string | null
    }
  | {
      readonly kind: 'order'
      readonly orderId: OrderId
      readonly number: string
      readonly taskId: PickTaskId | null
      readonly status: Row<'order'>['status']
    }
  | {
      readonly kind: 'parcel'
      readonly parcelId: ParcelId
      readonly orderId: OrderId
      readonly orderNumber: string
      readonly parcelNo: number
    }
  | { readonly kind: 'badge'; readonly name: string }
  | { readonly kind: 'badCheck'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string }

export interface Home {
  /** The task that this person has started, else the best open one that this station may begin. */
  readonly next: TaskCard | null
  readonly openTasks: number
  /** Open tasks that nobody here may begin, because they are not kept for this station and the line is down. */
  readonly notKept: number
  readonly myTasks: readonly TaskCard[]
  readonly packing: {
    readonly waiting: number
    readonly nextOrderId: OrderId | null
    readonly nextOrderNumber: string | null
    readonly nextDueAt: string | null
    readonly nextTote: string | null
  }
  readonly toRelease: number
  readonly lateOrders: number
  readonly dueSoon: readonly {
    readonly dueAt: string
    readonly carrier: string
    readonly open: number
    readonly inWork: number
    readonly done: number
  }[]
  readonly openCases: number
  readonly shippedToday: number
}

export interface CaseFollower {
  readonly kind: CaseKind
  readonly productName: string | null
  readonly data: Row<'case'>['data']
}

export interface CaseView {
  readonly id: CaseId
  readonly kind: CaseKind
  readonly status: 'open' | 'closed'
  readonly orderId: OrderId | null
  readonly orderNumber: string | null
  readonly orderStatus: OrderStatus | null
  readonly productId: ProductId | null
  readonly sku: string | null
  readonly productName: string | null
  readonly bin: string | null
  readonly onHandEach: number | null
  readonly orderLineId: OrderLineId | null
  readonly pickId: PickId | null
  readonly data: Row<'case'>['data']
  readonly userName: string
  readonly stationName: string
  readonly raisedAt: string
  readonly snoozedUntil: string | null
  /** Of the same mishap, and settled with it. */
  readonly followers: readonly CaseFollower[]
  readonly closedAt: string | null
  readonly resolution: string | null
}

/** What stands against a case now, and what may be done about it. */
export interface CaseEvidence {
  /** The usual one first. Each of them goes through as things are now, for who asks. */
  readonly fixes: readonly FixKey[]
  /** What others have done to the order meanwhile, newest first. */
  readonly events: readonly OrderEventView[]
  readonly parcels: readonly {
    readonly parcelNo: number
    readonly status: ParcelStatus
    readonly sscc: string | null
  }[]
}

export const floorQueries = {
  home: query<Home>()(z.object({})),
  pickTasks: query<readonly TaskCard[]>()(z.object({})),
  pickTask: query<PickTaskView | null>()(z.object({ taskId: PickTaskId })),
  packList: query<
    readonly {
      readonly orderId: OrderId
      readonly number: string
      readonly customerName: string
      readonly toteCode: string | null
      readonly dueAt: string
      readonly status: Row<'order'>['status']
      readonly pickedEach: number
      readonly packedEach: number
      readonly lineCount: number
    }[]
  >()(z.object({})),
  pack: query<PackView | null>()(z.object({ orderId: OrderId })),
  resolveCode: query<ResolvedCode>()(z.object({ code: z.string().max(500) })),
  caseEvidence: query<CaseEvidence | null>()(z.object({ caseId: CaseId })),
  cases: query<readonly CaseView[]>()(z.object({ status: z.enum(['open', 'closed']).default('open') })),
  /** A document as bytes, base64. */
  document: query<{
    readonly fileName: string
    readonly mediaType: string
    readonly base64: string
  } | null>()(
    z.object({
      kind: z.enum(['packingSlip', 'shippingLabel', 'pickList', 'badge', 'toteLabel', 'shippingLabelZpl']),
      orderId: OrderId.optional(),
      parcelId: ParcelId.optional(),
      userId: z.string().optional(),
      code: z.string().max(60).optional(),
    }),
  ),
}
