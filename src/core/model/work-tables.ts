import { int, json, nullable, table, text } from './columns.ts'
import type {
  BoxId,
  CarrierId,
  CaseId,
  Id,
  LocationId,
  LotId,
  OrderId,
  OrderLineId,
  ParcelId,
  PickId,
  PickTaskId,
  ProductId,
  StationId,
  UserId,
  WarehouseId,
} from './ids.ts'
import type {
  CaseKind,
  CaseStatus,
  NumberKind,
  ParcelStatus,
  PickMethod,
  PickStatus,
  TaskStatus,
} from './states.ts'

/** The work on orders: picks, parcels, numbers to print, and what a supervisor must settle. */
export const workTables = {
  /** A set of picks that one person walks as one tour. */
  pickTask: table(
    'warehouse',
    {
      id: text<PickTaskId>(),
      warehouseId: text<WarehouseId>(),
      method: text<PickMethod>(),
      orderId: nullable(text<OrderId>()),
      status: text<TaskStatus>(),
      userId: nullable(text<UserId>()),
      stationId: nullable(text<StationId>()),
      toteId: nullable(text<LocationId>()),
      /** Only this station may start it, until then by the server's clock. */
      claimStationId: nullable(text<StationId>()),
      claimUntil: nullable(text()),
      /** A station whose people want it while another has it: it is handed over when nobody works on it there. */
      claimWishId: nullable(text<StationId>()),
      priority: int(),
      dueAt: text(),
      pickCount: int(),
      doneCount: int(),
      qtyEach: int(),
      pickedEach: int(),
      scanCount: int(),
      releasedAt: text(),
      startedAt: nullable(text()),
      finishedAt: nullable(text()),
    },
    {
      indexes: [
        ['status', 'dueAt'],
        ['orderId'],
        ['userId', 'status'],
        ['toteId'],
        ['claimStationId', 'status'],
      ],
    },
  ),
  /**
   * A hard allocation: so many of one product and lot, in one bin, for one order line; and, once released, the line of a
   * pick task. Exists from allocation on.
   */
  pick: table(
    'warehouse',
    {
      id: text<PickId>(),
      warehouseId: text<WarehouseId>(),
      taskId: nullable(text<PickTaskId>()),
      orderId: text<OrderId>(),
      orderLineId: text<OrderLineId>(),
      productId: text<ProductId>(),
      lotId: text<LotId>(),
      locationId: text<LocationId>(),
      sequence: int(),
      qtyEach: int(),
      pickedEach: int(),
      shortEach: int(),
      status: text<PickStatus>(),
    },
    { indexes: [['taskId', 'sequence'], ['orderId'], ['orderLineId'], ['locationId', 'status']] },
  ),
  parcel: table(
    'warehouse',
    {
      id: text<ParcelId>(),
      warehouseId: text<WarehouseId>(),
      orderId: text<OrderId>(),
      parcelNo: int(),
      status: text<ParcelStatus>(),
      boxId: nullable(text<BoxId>()),
      locationId: text<LocationId>(),
      weightGrams: int(),
      expectedWeightGrams: int(),
      qtyEach: int(),
      sscc: nullable(text()),
      tracking: nullable(text()),
      carrierId: nullable(text<CarrierId>()),
      sealedAt: nullable(text()),
      shippedAt: nullable(text()),
      labelNo: int(),
    },
    { unique: [['sscc'], ['tracking']], indexes: [['orderId']] },
  ),
  parcelLine: table(
    'warehouse',
    {
      id: text<Id<'parcelLine'>>(),
      warehouseId: text<WarehouseId>(),
      parcelId: text<ParcelId>(),
      orderLineId: text<OrderLineId>(),
      productId: text<ProductId>(),
      lotId: text<LotId>(),
      qtyEach: int(),
    },
    { indexes: [['parcelId'], ['orderLineId'], ['lotId']] },
  ),
  /** Numbers that a station may print without asking anyone: from `firstSerial` up to and including `lastSerial`. */
  numberBlock: table(
    'warehouse',
    {
      id: text<Id<'numberBlock'>>(),
      warehouseId: text<WarehouseId>(),
      stationId: text<StationId>(),
      kind: text<NumberKind>(),
      prefix: text(),
      firstSerial: int(),
      /** The lowest that the house knows to be free. */
      nextSerial: int(),
      lastSerial: int(),
    },
    { indexes: [['stationId', 'kind']] },
  ),
  /** What a supervisor must settle: a fact that disagrees with the books, a short pick, a count. */
  case: table(
    'warehouse',
    {
      id: text<CaseId>(),
      warehouseId: text<WarehouseId>(),
      kind: text<CaseKind>(),
      status: text<CaseStatus>(),
      orderId: nullable(text<OrderId>()),
      productId: nullable(text<ProductId>()),
      locationId: nullable(text<LocationId>()),
      pickId: nullable(text<PickId>()),
      data: json<Readonly<Record<string, string | number | boolean | null>>>(),
      userId: text<UserId>(),
      stationId: text<StationId>(),
      raisedAt: text(),
      closedAt: nullable(text()),
      closedBy: nullable(text<UserId>()),
      resolution: nullable(text()),
      /** Of the same mishap as this case, and settled with it. */
      followsId: nullable(text<CaseId>()),
      /** Nobody wants to be asked before. */
      snoozedUntil: nullable(text()),
    },
    { indexes: [['status'], ['orderId']] },
  ),
} as const
