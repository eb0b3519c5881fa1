import { bool, int, json, nullable, table, text } from './columns.ts'
import type {
  BarcodeId,
  BoxId,
  CarrierId,
  CustomerId,
  Id,
  ImportId,
  LotId,
  ProductId,
  StationId,
  UserId,
  WarehouseId,
} from './ids.ts'
import type { Role } from './roles.ts'
import type { AbcClass, LotPolicy, Theme } from './states.ts'
import type { Address, Language } from './units.ts'

/** What all warehouses share: people, the catalogue, customers, carriers. */
export const organisationTables = {
  warehouse: table(
    'organisation',
    {
      id: text<WarehouseId>(),
      code: text(),
      name: text(),
      timeZone: text(),
      country: text(),
      currency: text(),
      language: text<Language>(),
      address: json<Address>(),
    },
    { unique: [['code']] },
  ),
  station: table(
    'organisation',
    {
      id: text<StationId>(),
      warehouseId: text<WarehouseId>(),
      name: text(),
      /** One to three capital letters that begin every number printed here. */
      prefix: text(),
      /** Since when it belongs to the house no more. Its numbers stay its own. */
      removedAt: nullable(text()),
      removedBy: nullable(text<UserId>()),
    },
    { unique: [['prefix']], indexes: [['warehouseId']] },
  ),
  setting: table('organisation', {
    id: text<Id<'setting'>>(),
    value: json<unknown>(),
    /** Null where no person changed it. */
    changedBy: nullable(text<UserId>()),
    changedAt: nullable(text()),
  }),
  user: table(
    'organisation',
    {
      id: text<UserId>(),
      name: text(),
      badgeCode: nullable(text()),
      pinHash: nullable(text()),
      roles: json<readonly Role[]>(),
      language: text<Language>(),
      theme: text<Theme>(),
      active: bool(),
    },
    { unique: [['name'], ['badgeCode']], indexes: [['active']] },
  ),
  product: table(
    'organisation',
    {
      id: text<ProductId>(),
      sku: text(),
      name: text(),
      description: text(),
      lengthMm: int(),
      widthMm: int(),
      heightMm: int(),
      weightGrams: int(),
      priceMinor: int(),
      currency: text(),
      lotPolicy: text<LotPolicy>(),
      minShelfDays: int(),
      bufferEach: int(),
      abcClass: text<AbcClass>(),
      hazard: nullable(text()),
      active: bool(),
      importId: nullable(text<ImportId>()),
    },
    { unique: [['sku']], indexes: [['importId']] },
  ),
  /** A code that is printed on goods, with the number of base units that one scan of it stands for. */
  barcode: table(
    'organisation',
    {
      id: text<BarcodeId>(),
      productId: text<ProductId>(),
      code: text(),
      unit: text<'each' | 'case'>(),
      qtyEach: int(),
    },
    { unique: [['code']], indexes: [['productId']] },
  ),
  /** Lot numbers repeat across products: the key is product and lot. */
  lot: table(
    'organisation',
    {
      id: text<LotId>(),
      productId: text<ProductId>(),
      code: text(),
      expiryOn: nullable(text()),
      receivedOn: text(),
    },
    { unique: [['productId', 'code']] },
  ),
  customer: table(
    'organisation',
    {
      id: text<CustomerId>(),
      code: text(),
      name: text(),
      email: nullable(text()),
      phone: nullable(text()),
      language: text<Language>(),
      address: json<Address>(),
      importId: nullable(text<ImportId>()),
    },
    { unique: [['code']], indexes: [['importId']] },
  ),
  carrier: table(
    'organisation',
    {
      id: text<CarrierId>(),
      code: text(),
      name: text(),
      serviceName: text(),
      /** HH:MM in the warehouse's time zone: parcels sealed by then leave the same working day. */
      cutOff: text(),
      active: bool(),
    },
    { unique: [['code']] },
  ),
  box: table(
    'organisation',
    {
      id: text<BoxId>(),
      code: text(),
      name: text(),
      lengthMm: int(),
      widthMm: int(),
      heightMm: int(),
      emptyWeightGrams: int(),
      maxWeightGrams: int(),
      active: bool(),
    },
    { unique: [['code']] },
  ),
} as const
