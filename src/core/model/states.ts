/**
 * The closed lists of states and kinds. Transitions are guarded by the operations; the order of a list is the order in
 * which a thing passes through it.
 */
export const orderStatuses = [
  'open',
  'released',
  'picking',
  'picked',
  'packing',
  'packed',
  'shipped',
  'cancelled',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

export const taskStatuses = ['open', 'started', 'parked', 'done', 'cancelled'] as const
export type TaskStatus = (typeof taskStatuses)[number]

export const pickStatuses = ['open', 'done', 'short', 'cancelled'] as const
export type PickStatus = (typeof pickStatuses)[number]

export const parcelStatuses = ['open', 'sealed', 'shipped', 'voided'] as const
export type ParcelStatus = (typeof parcelStatuses)[number]

export const pickMethods = ['single', 'batch', 'zone', 'wave'] as const
export type PickMethod = (typeof pickMethods)[number]

/** Places in the house, then the virtual ends of the ledger. */
export const locationKinds = [
  'bin',
  'receiving',
  'tote',
  'parcel',
  'returns',
  'supplier',
  'customer',
  'adjustment',
  'scrap',
] as const
export type LocationKind = (typeof locationKinds)[number]

/** On hand for sale: what lies in bins. Picked and packed goods are in process. The others are outside the house. */
export const stockClassOf: Readonly<Record<LocationKind, 'onHand' | 'inProcess' | 'outside'>> = {
  bin: 'onHand',
  receiving: 'inProcess',
  tote: 'inProcess',
  parcel: 'inProcess',
  returns: 'inProcess',
  supplier: 'outside',
  customer: 'outside',
  adjustment: 'outside',
  scrap: 'outside',
}

export const movementCauses = [
  'receive',
  'import',
  'pick',
  'pack',
  'ship',
  'count',
  'move',
  'return',
  'scrap',
  'undo',
  'putBack',
] as const
export type MovementCause = (typeof movementCauses)[number]

export const caseKinds = [
  'shortPick',
  'pickDiffers',
  'damaged',
  'wrongProductInBin',
  'negativeStock',
  'countDiffers',
  'weightDiffers',
  'shippedShort',
  'goodsOfCancelledOrder',
  'packDiffers',
  'outOfNumbers',
  'notAccepted',
  'parked',
  'twoStations',
] as const
export type CaseKind = (typeof caseKinds)[number]

export type CaseStatus = 'open' | 'closed'
export type CountReason = 'shortPick' | 'zeroCheck' | 'asked'
export type CountStatus = 'open' | 'done'
export type ReturnStatus = 'toReview' | 'restocked' | 'creditOnly' | 'rejected'
export const numberKinds = ['sscc', 'tracking', 'order'] as const
export type NumberKind = (typeof numberKinds)[number]
export type LotPolicy = 'none' | 'lot'
export type AbcClass = 'A' | 'B' | 'C'
export type ChargeKind = 'postage' | 'discount' | 'fee' | 'manual'
export type ImportKind = 'orders' | 'products' | 'stock' | 'customers'
export type Theme = 'light' | 'dark' | 'system'

export const shortReasons = ['noneHere', 'fewer', 'damaged', 'wrongProductHere'] as const
export type ShortReason = (typeof shortReasons)[number]
