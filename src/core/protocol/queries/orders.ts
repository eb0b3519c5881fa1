import { z } from 'zod'
import { type CaseId, type ImportId, OrderId, type ReturnId } from '../../model/ids.ts'
import type { Row } from '../../model/tables.ts'
import { query } from '../query.ts'

/** The saved views of the orders list. */
export const orderViews = [
  'all',
  'late',
  'today',
  'toRelease',
  'waitingStock',
  'inWork',
  'packed',
  'shipped',
  'cancelled',
] as const
export type OrderView = (typeof orderViews)[number]

/** What is to be done next with an order: the column that tells its state in a list. */
export type NextStep =
  | 'release'
  | 'waitForStock'
  | 'pick'
  | 'finishPick'
  | 'pack'
  | 'finishPack'
  | 'ship'
  | 'none'

export interface OrderListRow {
  readonly id: OrderId
  readonly number: string
  readonly customerName: string
  readonly country: string
  readonly city: string
  readonly status: Row<'order'>['status']
  readonly nextStep: NextStep
  readonly dueAt: string
  readonly orderedAt: string
  readonly lineCount: number
  readonly orderedEach: number
  readonly pickedEach: number
  readonly packedEach: number
  readonly channel: string
  readonly paid: boolean
  readonly currency: string
  readonly totalMinor: number
  readonly priority: number
}

export const OrderFilter = z.object({
  view: z.enum(orderViews).default('all'),
  /** Order number, customer name or code, or SKU; matches from the beginning of a word. */
  search: z.string().max(100).default(''),
  country: z.string().max(2).optional(),
  channel: z.string().max(60).optional(),
})
export type OrderFilter = z.output<typeof OrderFilter>

export const orderSorts = ['dueAt', 'orderedAt', 'number'] as const

export interface OrderPage {
  readonly rows: readonly OrderListRow[]
  /** Hand it back to get the next page; null at the end. */
  readonly next: string | null
}

export interface OrderCounts {
  readonly byView: Readonly<Record<OrderView, number>>
}

export interface OrderLineView extends Row<'orderLine'> {
  /** What may still be promised of the product, all orders considered. */
  readonly availableEach: number
  readonly onHandEach: number
  readonly bins: readonly {
    readonly code: string
    readonly qtyEach: number
    readonly allocatedEach: number
  }[]
}

export interface OrderEventView {
  readonly id: string
  readonly operation: string
  readonly data: Row<'orderEvent'>['data']
  readonly userName: string
  readonly stationName: string
  readonly at: string
}

export interface OrderDocument {
  readonly kind: 'packingSlip' | 'shippingLabel' | 'pickList'
  readonly parcelId: string | null
  readonly parcelNo: number | null
}

export interface OrderDetail {
  readonly order: Row<'order'>
  readonly nextStep: NextStep
  readonly lines: readonly OrderLineView[]
  readonly charges: readonly Row<'orderCharge'>[]
  readonly parcels: readonly Row<'parcel'>[]
  readonly events: readonly OrderEventView[]
  readonly documents: readonly OrderDocument[]
  readonly customer: Row<'customer'> | null
  readonly carrierName: string | null
  readonly openCases: readonly CaseId[]
}

export interface ReturnView {
  readonly return: Row<'return'>
  readonly lines: readonly Row<'returnLine'>[]
}

export interface ProductListRow {
  readonly id: Row<'product'>['id']
  readonly sku: string
  readonly name: string
  readonly priceMinor: number
  readonly currency: string
  readonly barcode: string | null
  readonly onHandEach: number
  readonly promisedEach: number
  readonly allocatedEach: number
  readonly availableEach: number
  readonly weightGrams: number
}

const Page = {
  after: z.string().max(400).nullable().default(null),
  limit: z.int().min(1).max(200).default(60),
}

export const orderQueries = {
  orders: query<OrderPage>()(
    z.object({
      filter: OrderFilter,
      sort: z.enum(orderSorts).default('dueAt'),
      descending: z.boolean().default(false),
      ...Page,
    }),
  ),
  orderCounts: query<OrderCounts>()(z.object({})),
  order: query<OrderDetail | null>()(z.object({ orderId: OrderId })),
  /** Ids of all orders that a filter matches, for bulk actions; at most 2,000. */
  orderIds: query<readonly OrderId[]>()(z.object({ filter: OrderFilter })),
  returns: query<{ readonly rows: readonly Row<'return'>[]; readonly next: string | null }>()(
    z.object({ status: z.enum(['toReview', 'restocked', 'creditOnly', 'rejected']).optional(), ...Page }),
  ),
  return: query<ReturnView | null>()(z.object({ returnId: z.string() as unknown as z.ZodType<ReturnId> })),
  products: query<{ readonly rows: readonly ProductListRow[]; readonly next: string | null }>()(
    z.object({ search: z.string().max(100).default(''), ...Page }),
  ),
  product: query<{
    readonly product: Row<'product'>
    readonly barcodes: readonly Row<'barcode'>[]
    readonly bins: readonly {
      readonly code: string
      readonly lot: string
      readonly qtyEach: number
      readonly allocatedEach: number
      readonly receivedOn: string
    }[]
    readonly movements: readonly {
      readonly id: string
      readonly at: string
      readonly cause: Row<'movement'>['cause']
      readonly from: string
      readonly to: string
      readonly qtyEach: number
      readonly userName: string
    }[]
  } | null>()(z.object({ productId: z.string() })),
  customers: query<{ readonly rows: readonly Row<'customer'>[]; readonly next: string | null }>()(
    z.object({ search: z.string().max(100).default(''), ...Page }),
  ),
  /** Those that orders may be given to; with `all`, those that are out of use as well. */
  carriers: query<readonly Row<'carrier'>[]>()(z.object({ all: z.boolean().default(false) })),
  imports: query<readonly Row<'import'>[]>()(
    z.object({ importId: (z.string() as unknown as z.ZodType<ImportId>).optional() }),
  ),
}
