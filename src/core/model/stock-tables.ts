import { bool, int, nullable, table, text } from './columns.ts'
import type {
  CaseId,
  CountTaskId,
  Id,
  ImportId,
  LocationId,
  LotId,
  MovementId,
  OrderId,
  ParcelId,
  PickId,
  ProductId,
  StationId,
  UserId,
  WarehouseId,
  ZoneId,
} from './ids.ts'
import type { CountReason, CountStatus, ImportKind, LocationKind, MovementCause } from './states.ts'

/** A warehouse's places, and what lies in them. */
export const stockTables = {
  zone: table(
    'warehouse',
    {
      id: text<ZoneId>(),
      warehouseId: text<WarehouseId>(),
      code: text(),
      name: text(),
    },
    { unique: [['warehouseId', 'code']] },
  ),
  /** Every place that goods can be in: bins, totes and parcels, and the virtual ones at both ends of the ledger. */
  location: table(
    'warehouse',
    {
      id: text<LocationId>(),
      warehouseId: text<WarehouseId>(),
      code: text(),
      kind: text<LocationKind>(),
      zoneId: nullable(text<ZoneId>()),
      aisle: nullable(text()),
      xMm: int(),
      yMm: int(),
      level: int(),
      walkSequence: int(),
      pickFace: bool(),
      active: bool(),
      /** The order whose goods a tote or parcel holds; null when it is free. */
      orderId: nullable(text<OrderId>()),
    },
    { unique: [['warehouseId', 'code']], indexes: [['warehouseId', 'kind'], ['orderId']] },
  ),
  /** On hand in one place: the sum of the movements of that key. Rows at zero are removed. */
  balance: table(
    'warehouse',
    {
      id: text<Id<'balance'>>(),
      warehouseId: text<WarehouseId>(),
      locationId: text<LocationId>(),
      productId: text<ProductId>(),
      lotId: text<LotId>(),
      qtyEach: int(),
      allocatedEach: int(),
      receivedOn: text(),
    },
    {
      indexes: [
        ['productId', 'warehouseId'],
        ['locationId', 'productId'],
      ],
    },
  ),
  /**
   * Per product and warehouse, kept by deltas: on hand in bins, promised to orders (soft), allocated in bins (hard), and
   * in process (picked or packed, not shipped). Available = on hand - allocated - promised - the product's buffer.
   */
  productStock: table(
    'warehouse',
    {
      id: text<Id<'productStock'>>(),
      warehouseId: text<WarehouseId>(),
      productId: text<ProductId>(),
      onHandEach: int(),
      promisedEach: int(),
      allocatedEach: int(),
      inProcessEach: int(),
    },
    { indexes: [['productId']] },
  ),
  /** Append-only. A cancellation is a reverse movement that names the first. */
  movement: table(
    'warehouse',
    {
      id: text<MovementId>(),
      warehouseId: text<WarehouseId>(),
      productId: text<ProductId>(),
      lotId: text<LotId>(),
      fromLocationId: text<LocationId>(),
      toLocationId: text<LocationId>(),
      qtyEach: int(),
      cause: text<MovementCause>(),
      orderId: nullable(text<OrderId>()),
      pickId: nullable(text<PickId>()),
      parcelId: nullable(text<ParcelId>()),
      reversesId: nullable(text<MovementId>()),
      importId: nullable(text<ImportId>()),
      /** Of a pick: the how-many-th of its task, so that the newest is known without a clock. 0 elsewhere. */
      scanNo: int(),
      userId: text<UserId>(),
      stationId: text<StationId>(),
      at: text(),
    },
    { indexes: [['productId'], ['pickId'], ['parcelId'], ['reversesId'], ['importId'], ['orderId']] },
  ),
  countTask: table(
    'warehouse',
    {
      id: text<CountTaskId>(),
      warehouseId: text<WarehouseId>(),
      locationId: text<LocationId>(),
      productId: text<ProductId>(),
      lotId: text<LotId>(),
      reason: text<CountReason>(),
      status: text<CountStatus>(),
      caseId: nullable(text<CaseId>()),
      countedEach: nullable(int()),
      raisedAt: text(),
    },
    { indexes: [['status'], ['locationId', 'productId']] },
  ),
  import: table(
    'warehouse',
    {
      id: text<ImportId>(),
      warehouseId: text<WarehouseId>(),
      kind: text<ImportKind>(),
      fileName: text(),
      fileHash: text(),
      status: text<'running' | 'done' | 'cancelled' | 'undone'>(),
      createdCount: int(),
      updatedCount: int(),
      skippedCount: int(),
      rejectedCount: int(),
      userId: text<UserId>(),
      at: text(),
    },
    { indexes: [['fileHash']] },
  ),
} as const
