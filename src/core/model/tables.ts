import { bool, int, json, nullable, type RowOf, table, text } from './columns.ts'
import type {
  BarcodeId, BoxId, CarrierId, CaseId, CountTaskId, CustomerId, Id, ImportId, LocationId, LotId, MovementId, OrderId,
  OrderLineId, ParcelId, PickId, PickTaskId, ProductId, ReturnId, StationId, UserId, WarehouseId, ZoneId,
} from './ids.ts'
import type { Role } from './roles.ts'
import type {
  AbcClass, CaseKind, CaseStatus, ChargeKind, CountReason, CountStatus, ImportKind, LocationKind, LotPolicy, MovementCause,
  NumberKind, OrderStatus, ParcelStatus, PickMethod, PickStatus, ReturnStatus, TaskStatus, Theme,
} from './states.ts'
import type { Address, Language } from './units.ts'

/**
 * Every table that operations read and write, described once. Stations and servers hold the same tables; what only one
 * station has (outbox, sessions, print queue) is not here.
 *
 * Each row has an `id`. The stores add `space` and `version`, which operations never see.
 */
export const tables = {
  // ------------------------------------------------------------------ organisation
  warehouse: table('organisation', {
    id: text<WarehouseId>(), code: text(), name: text(), timeZone: text(), country: text(), currency: text(),
    language: text<Language>(), address: json<Address>(),
  }, { unique: [['code']] }),
  station: table('organisation', {
    id: text<StationId>(), warehouseId: text<WarehouseId>(), name: text(),
    /** One to three capital letters that begin every number printed here. */
    prefix: text(),
  }, { unique: [['prefix']] }),
  setting: table('organisation', { id: text<Id<'setting'>>(), value: json<unknown>() }),
  user: table('organisation', {
    id: text<UserId>(), name: text(), badgeCode: nullable(text()), pinHash: nullable(text()), roles: json<readonly Role[]>(),
    language: text<Language>(), theme: text<Theme>(), active: bool(),
  }, { unique: [['name'], ['badgeCode']], indexes: [['active']] }),
  product: table('organisation', {
    id: text<ProductId>(), sku: text(), name: text(), description: text(), lengthMm: int(), widthMm: int(), heightMm: int(),
    weightGrams: int(), priceMinor: int(), currency: text(), lotPolicy: text<LotPolicy>(), minShelfDays: int(), bufferEach: int(),
    abcClass: text<AbcClass>(), hazard: nullable(text()), active: bool(), importId: nullable(text<ImportId>()),
  }, { unique: [['sku']], indexes: [['importId']] }),
  /** A code that is printed on goods, with the number of base units that one scan of it stands for. */
  barcode: table('organisation', {
    id: text<BarcodeId>(), productId: text<ProductId>(), code: text(), unit: text<'each' | 'case'>(), qtyEach: int(),
  }, { unique: [['code']], indexes: [['productId']] }),
  /** Lot numbers repeat across products: the key is product and lot. */
  lot: table('organisation', {
    id: text<LotId>(), productId: text<ProductId>(), code: text(), expiryOn: nullable(text()), receivedOn: text(),
  }, { unique: [['productId', 'code']] }),
  customer: table('organisation', {
    id: text<CustomerId>(), code: text(), name: text(), email: nullable(text()), phone: nullable(text()), language: text<Language>(),
    address: json<Address>(), importId: nullable(text<ImportId>()),
  }, { unique: [['code']], indexes: [['importId']] }),
  carrier: table('organisation', {
    id: text<CarrierId>(), code: text(), name: text(), serviceName: text(),
    /** HH:MM in the warehouse's time zone: parcels sealed by then leave the same working day. */
    cutOff: text(), active: bool(),
  }, { unique: [['code']] }),
  box: table('organisation', {
    id: text<BoxId>(), code: text(), name: text(), lengthMm: int(), widthMm: int(), heightMm: int(), emptyWeightGrams: int(),
    maxWeightGrams: int(), active: bool(),
  }, { unique: [['code']] }),

  // ------------------------------------------------------------------ warehouse: places and stock
  zone: table('warehouse', {
    id: text<ZoneId>(), warehouseId: text<WarehouseId>(), code: text(), name: text(),
  }, { unique: [['warehouseId', 'code']] }),
  /** Every place that goods can be in: bins, totes and parcels, and the virtual ones at both ends of the ledger. */
  location: table('warehouse', {
    id: text<LocationId>(), warehouseId: text<WarehouseId>(), code: text(), kind: text<LocationKind>(), zoneId: nullable(text<ZoneId>()),
    aisle: nullable(text()), xMm: int(), yMm: int(), level: int(), walkSequence: int(), pickFace: bool(), active: bool(),
    /** The order whose goods a tote or parcel holds; null when it is free. */
    orderId: nullable(text<OrderId>()),
  }, { unique: [['warehouseId', 'code']], indexes: [['warehouseId', 'kind'], ['orderId']] }),
  /** On hand in one place: the sum of the movements of that key. Rows at zero are removed. */
  balance: table('warehouse', {
    id: text<Id<'balance'>>(), warehouseId: text<WarehouseId>(), locationId: text<LocationId>(), productId: text<ProductId>(),
    lotId: text<LotId>(), qtyEach: int(), allocatedEach: int(), receivedOn: text(),
  }, { indexes: [['productId', 'warehouseId'], ['locationId', 'productId']] }),
  /**
   * Per product and warehouse, kept by deltas: on hand in bins, promised to orders (soft), allocated in bins (hard), and
   * in process (picked or packed, not shipped). Available = on hand - allocated - promised - the product's buffer.
   */
  productStock: table('warehouse', {
    id: text<Id<'productStock'>>(), warehouseId: text<WarehouseId>(), productId: text<ProductId>(), onHandEach: int(), promisedEach: int(),
    allocatedEach: int(), inProcessEach: int(),
  }, { indexes: [['productId']] }),
  /** Append-only. A cancellation is a reverse movement that names the first. */
  movement: table('warehouse', {
    id: text<MovementId>(), warehouseId: text<WarehouseId>(), productId: text<ProductId>(), lotId: text<LotId>(),
    fromLocationId: text<LocationId>(), toLocationId: text<LocationId>(), qtyEach: int(), cause: text<MovementCause>(),
    orderId: nullable(text<OrderId>()), pickId: nullable(text<PickId>()), parcelId: nullable(text<ParcelId>()),
    reversesId: nullable(text<MovementId>()), importId: nullable(text<ImportId>()),
    /** Of a pick: the how-many-th of its task, so that the newest is known without a clock. 0 elsewhere. */
    scanNo: int(), userId: text<UserId>(), stationId: text<StationId>(), at: text(),
  }, { indexes: [['productId'], ['pickId'], ['parcelId'], ['reversesId'], ['importId'], ['orderId']] }),

  // ------------------------------------------------------------------ warehouse: orders
  order: table('warehouse', {
    id: text<OrderId>(), warehouseId: nullable(text<WarehouseId>()), number: text(), channel: text(), customerId: nullable(text<CustomerId>()),
    customerName: text(), status: text<OrderStatus>(), priority: int(), currency: text(), language: text<Language>(), shipTo: json<Address>(),
    orderedAt: text(), /** Cut-off: the parcels must be sealed by then. */ dueAt: text(), carrierId: nullable(text<CarrierId>()),
    giftNote: nullable(text()), note: nullable(text()), paid: bool(), goodsMinor: int(), chargesMinor: int(), totalMinor: int(), lineCount: int(),
    orderedEach: int(), pickedEach: int(), packedEach: int(), shippedEach: int(), cancelledEach: int(), parcelCount: int(),
    importId: nullable(text<ImportId>()),
  }, { unique: [['number']], indexes: [['status', 'dueAt'], ['dueAt'], ['customerId'], ['importId'], ['orderedAt']] }),
  orderLine: table('warehouse', {
    id: text<OrderLineId>(), warehouseId: nullable(text<WarehouseId>()), orderId: text<OrderId>(), lineNo: int(), productId: text<ProductId>(),
    sku: text(), name: text(), priceMinor: int(), orderedEach: int(), promisedEach: int(), allocatedEach: int(), pickedEach: int(),
    packedEach: int(), shippedEach: int(), cancelledEach: int(),
  }, { indexes: [['orderId'], ['productId']] }),
  /** What is charged but not picked: postage, fees, discounts. */
  orderCharge: table('warehouse', {
    id: text<Id<'orderCharge'>>(), warehouseId: nullable(text<WarehouseId>()), orderId: text<OrderId>(), kind: text<ChargeKind>(), code: text(),
    name: text(), amountMinor: int(),
  }, { indexes: [['orderId']] }),
  /** The order's timeline: which operation touched it, who, where, when. */
  orderEvent: table('warehouse', {
    id: text<Id<'orderEvent'>>(), warehouseId: nullable(text<WarehouseId>()), orderId: text<OrderId>(), operation: text(),
    data: json<Readonly<Record<string, string | number | boolean | null>>>(), userId: text<UserId>(), stationId: text<StationId>(), at: text(),
  }, { indexes: [['orderId']] }),
  return: table('warehouse', {
    id: text<ReturnId>(), warehouseId: nullable(text<WarehouseId>()), number: text(), orderId: nullable(text<OrderId>()),
    customerId: nullable(text<CustomerId>()), customerName: text(), status: text<ReturnStatus>(), currency: text(), creditMinor: int(), returnedAt: text(),
    note: nullable(text()), importId: nullable(text<ImportId>()),
  }, { unique: [['number']], indexes: [['status'], ['importId'], ['orderId'], ['customerId']] }),
  returnLine: table('warehouse', {
    id: text<Id<'returnLine'>>(), warehouseId: nullable(text<WarehouseId>()), returnId: text<ReturnId>(), productId: nullable(text<ProductId>()), code: text(),
    name: text(), qtyEach: int(), priceMinor: int(),
  }, { indexes: [['returnId'], ['productId']] }),

  // ------------------------------------------------------------------ warehouse: work
  /** A set of picks that one person walks as one tour. */
  pickTask: table('warehouse', {
    id: text<PickTaskId>(), warehouseId: text<WarehouseId>(), method: text<PickMethod>(), orderId: nullable(text<OrderId>()), status: text<TaskStatus>(),
    userId: nullable(text<UserId>()), stationId: nullable(text<StationId>()), toteId: nullable(text<LocationId>()), priority: int(), dueAt: text(),
    pickCount: int(), doneCount: int(), qtyEach: int(), pickedEach: int(), scanCount: int(), releasedAt: text(), startedAt: nullable(text()), finishedAt: nullable(text()),
  }, { indexes: [['status', 'dueAt'], ['orderId'], ['userId', 'status'], ['toteId']] }),
  /**
   * A hard allocation: so many of one product and lot, in one bin, for one order line; and, once released, the line of a
   * pick task. Exists from allocation on.
   */
  pick: table('warehouse', {
    id: text<PickId>(), warehouseId: text<WarehouseId>(), taskId: nullable(text<PickTaskId>()), orderId: text<OrderId>(), orderLineId: text<OrderLineId>(),
    productId: text<ProductId>(), lotId: text<LotId>(), locationId: text<LocationId>(), sequence: int(), qtyEach: int(), pickedEach: int(), shortEach: int(),
    status: text<PickStatus>(),
  }, { indexes: [['taskId', 'sequence'], ['orderId'], ['orderLineId'], ['locationId', 'status']] }),
  parcel: table('warehouse', {
    id: text<ParcelId>(), warehouseId: text<WarehouseId>(), orderId: text<OrderId>(), parcelNo: int(), status: text<ParcelStatus>(), boxId: nullable(text<BoxId>()),
    locationId: text<LocationId>(), weightGrams: int(), expectedWeightGrams: int(), qtyEach: int(), sscc: nullable(text()), tracking: nullable(text()),
    carrierId: nullable(text<CarrierId>()), sealedAt: nullable(text()), shippedAt: nullable(text()), labelNo: int(),
  }, { unique: [['sscc'], ['tracking']], indexes: [['orderId']] }),
  parcelLine: table('warehouse', {
    id: text<Id<'parcelLine'>>(), warehouseId: text<WarehouseId>(), parcelId: text<ParcelId>(), orderLineId: text<OrderLineId>(), productId: text<ProductId>(),
    lotId: text<LotId>(), qtyEach: int(),
  }, { indexes: [['parcelId'], ['orderLineId'], ['lotId']] }),
  /** Numbers that a station may print without asking anyone: from `nextSerial` up to and including `lastSerial`. */
  numberBlock: table('warehouse', {
    id: text<Id<'numberBlock'>>(), warehouseId: text<WarehouseId>(), stationId: text<StationId>(), kind: text<NumberKind>(), prefix: text(), nextSerial: int(),
    lastSerial: int(),
  }, { indexes: [['stationId', 'kind']] }),
  /** What a supervisor must settle: a fact that disagrees with the books, a short pick, a count. */
  case: table('warehouse', {
    id: text<CaseId>(), warehouseId: text<WarehouseId>(), kind: text<CaseKind>(), status: text<CaseStatus>(), orderId: nullable(text<OrderId>()),
    productId: nullable(text<ProductId>()), locationId: nullable(text<LocationId>()), pickId: nullable(text<PickId>()),
    data: json<Readonly<Record<string, string | number | boolean | null>>>(), userId: text<UserId>(), stationId: text<StationId>(), raisedAt: text(),
    closedAt: nullable(text()), closedBy: nullable(text<UserId>()), resolution: nullable(text()),
  }, { indexes: [['status'], ['orderId']] }),
  countTask: table('warehouse', {
    id: text<CountTaskId>(), warehouseId: text<WarehouseId>(), locationId: text<LocationId>(), productId: text<ProductId>(), lotId: text<LotId>(),
    reason: text<CountReason>(), status: text<CountStatus>(), caseId: nullable(text<CaseId>()), countedEach: nullable(int()), raisedAt: text(),
  }, { indexes: [['status'], ['locationId', 'productId']] }),
  import: table('warehouse', {
    id: text<ImportId>(), warehouseId: text<WarehouseId>(), kind: text<ImportKind>(), fileName: text(), fileHash: text(), status: text<'running' | 'done' | 'cancelled' | 'undone'>(),
    createdCount: int(), updatedCount: int(), skippedCount: int(), rejectedCount: int(), userId: text<UserId>(), at: text(),
  }, { indexes: [['fileHash']] }),
} as const

export type Tables = typeof tables
export type TableName = keyof Tables
export type Row<T extends TableName> = RowOf<Tables[T]['columns']>
export type AnyRow = { [T in TableName]: Row<T> }[TableName]

export const tableNames = Object.keys(tables) as TableName[]
