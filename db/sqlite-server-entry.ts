/** What drizzle-kit reads for a server's SQLite: it sees exported tables only; a test holds this list against tables.ts. */
import { sqliteTables } from './sqlite-schema.ts'

// biome-ignore lint/performance/noBarrelFile: drizzle-kit sees the exports of one file
export * from './server-sqlite-schema.ts'
export const {
  warehouse: warehouseTable,
  station: stationTable,
  setting: settingTable,
  user: userTable,
  product: productTable,
  barcode: barcodeTable,
  lot: lotTable,
  customer: customerTable,
  carrier: carrierTable,
  box: boxTable,
  zone: zoneTable,
  location: locationTable,
  balance: balanceTable,
  productStock: productStockTable,
  movement: movementTable,
  order: orderTable,
  orderLine: orderLineTable,
  orderCharge: orderChargeTable,
  orderEvent: orderEventTable,
  return: returnTable,
  returnLine: returnLineTable,
  pickTask: pickTaskTable,
  pick: pickTable,
  parcel: parcelTable,
  parcelLine: parcelLineTable,
  numberBlock: numberBlockTable,
  case: caseTable,
  countTask: countTaskTable,
  import: importTable,
} = sqliteTables
