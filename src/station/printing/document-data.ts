import { isOwnCodeBody, makeOwnCode } from '../../core/codes/own-codes.ts'
import { refuse } from '../../core/model/refusal.ts'
import type { Row } from '../../core/model/tables.ts'
import type { PostalAddress, SenderAddress } from '../../documents/address.ts'
import type { PackingSlipData } from '../../documents/packing-slip.ts'
import type { PickListData } from '../../documents/pick-list.ts'
import type { ShippingLabelData } from '../../documents/shipping-label.ts'
import type { ReadDb } from '../core/read-db.ts'
import { readRow, readRows } from '../queries/row-reader.ts'
import { oneSetting } from '../queries/settings.ts'

/** Rows in, what the documents ask for out. Slips speak the customer's language, labels the warehouse's. */
export interface House {
  readonly read: ReadDb
  readonly warehouse: Row<'warehouse'>
}

export function requireRow<T extends 'order' | 'parcel' | 'user'>(
  read: ReadDb,
  table: T,
  id: string | null,
): Row<T> {
  return (
    (id === null ? undefined : readRow(read, table, id)) ?? refuse('notFound', { what: table, id: id ?? '' })
  )
}

/** The parcels that count for "n of N": all but those whose number was given up. */
export function liveParcels(read: ReadDb, orderId: string): Row<'parcel'>[] {
  return readRows(read, 'parcel', `"orderId" = ? and "status" <> 'voided' order by "parcelNo"`, orderId)
}

export function shippingLabelData(
  { read, warehouse }: House,
  parcel: Row<'parcel'>,
  order: Row<'order'>,
): ShippingLabelData {
  if (parcel.sscc === null || parcel.tracking === null)
    refuse('parcelNotSealed', { parcelNo: parcel.parcelNo })
  const carrier = carrierOf(read, parcel.carrierId ?? order.carrierId)
  return {
    locale: warehouse.language,
    warehouse: sender(read, warehouse),
    shipTo: postal(order.shipTo),
    orderNumber: order.number,
    parcelNo: parcel.parcelNo,
    parcelCount: liveParcels(read, order.id).length,
    weightGrams: parcel.weightGrams > 0 ? parcel.weightGrams : null,
    tracking: parcel.tracking,
    sscc: parcel.sscc,
    carrierName: carrier.isOwnFleet ? null : carrier.name,
    serviceName: carrier.serviceName,
    shipDate: dayIn(parcel.sealedAt ?? order.dueAt, warehouse.timeZone),
    route: null,
  }
}

/** Of one parcel, or over the whole shipment where none is named. */
export function packingSlipData(
  { read, warehouse }: House,
  order: Row<'order'>,
  parcel: Row<'parcel'> | null,
): PackingSlipData {
  const parcels = liveParcels(read, order.id)
  const inside = parcel ? [parcel] : parcels
  const packed = new Map<string, number>()
  for (const { id } of inside) {
    for (const line of readRows(read, 'parcelLine', '"parcelId" = ?', id)) {
      packed.set(line.orderLineId, (packed.get(line.orderLineId) ?? 0) + line.qtyEach)
    }
  }
  const sealedAt = inside
    .map((one) => one.sealedAt)
    .filter((at) => at !== null)
    .sort()
    .at(-1)
  const customer = order.customerId && readRow(read, 'customer', order.customerId)
  const carrier = carrierOf(read, inside[0]?.carrierId ?? order.carrierId)
  return {
    locale: order.language,
    timeZone: warehouse.timeZone,
    logoText: oneSetting(read, 'slipCompany') || warehouse.name,
    warehouse: sender(read, warehouse),
    orderNumber: order.number,
    orderCode: orderCode(order.number),
    placedAt: order.orderedAt,
    customerReference: customer ? customer.code : null,
    serviceName: carrier.serviceName,
    shipDate: sealedAt === undefined ? null : dayIn(sealedAt, warehouse.timeZone),
    shipTo: postal(order.shipTo),
    parcelNo: parcel?.parcelNo ?? null,
    lines: readRows(read, 'orderLine', '"orderId" = ? order by "lineNo"', order.id).map((line) => ({
      sku: line.sku,
      description: line.name,
      qtyOrderedEach: line.orderedEach - line.cancelledEach,
      qtyShippedEach: packed.get(line.id) ?? 0,
      qtyBackorderedEach: Math.max(
        0,
        line.orderedEach - line.cancelledEach - Math.max(line.pickedEach, line.packedEach, line.shippedEach),
      ),
      unitPriceMinor: line.priceMinor,
    })),
    parcels: parcels.map(({ parcelNo, tracking, weightGrams }) => ({
      parcelNo,
      tracking,
      weightGrams: weightGrams > 0 ? weightGrams : null,
    })),
    parcelCount: parcels.length,
    gift: order.giftNote === null ? null : { message: order.giftNote },
    currency: null,
  }
}

export function pickListData(
  { read, warehouse }: House,
  order: Row<'order'>,
  printedAt: string,
): PickListData {
  const picks = readRows(
    read,
    'pick',
    `"orderId" = ? and "status" <> 'cancelled' order by "sequence", "id"`,
    order.id,
  )
  return {
    locale: warehouse.language,
    timeZone: warehouse.timeZone,
    warehouseName: warehouse.name,
    orderNumber: order.number,
    orderCode: orderCode(order.number),
    customerName: order.customerName,
    dueAt: order.dueAt,
    printedAt,
    lines: picks.map((pick) => {
      const product = readRow(read, 'product', pick.productId)
      return {
        bin: readRow(read, 'location', pick.locationId)?.code ?? null,
        sku: product?.sku ?? '',
        description: product?.name ?? '',
        qtyEach: pick.qtyEach,
        lot: pick.lotId === '' ? null : (readRow(read, 'lot', pick.lotId)?.code ?? null),
      }
    }),
  }
}

function sender(read: ReadDb, warehouse: Row<'warehouse'>): SenderAddress {
  const { lines, postcode, city, country } = warehouse.address
  const place = [postcode, city].filter((part) => part !== '').join(' ')
  return {
    name: oneSetting(read, 'slipCompany') || warehouse.name,
    lines: [...lines, place, country].filter((line) => line !== ''),
  }
}

function postal(address: Row<'order'>['shipTo']): PostalAddress {
  const extra = [address.company, ...address.lines, address.region].filter(
    (line) => line !== undefined && line !== '',
  )
  return {
    name: address.name,
    lines: extra as string[],
    postcode: address.postcode,
    city: address.city,
    country: address.country,
  }
}

function carrierOf(read: ReadDb, id: string | null) {
  const carrier =
    (id !== null && readRow(read, 'carrier', id)) || readRows(read, 'carrier', `"code" = 'OWN'`)[0]
  return {
    name: carrier?.name ?? '',
    serviceName: carrier?.serviceName ?? '',
    isOwnFleet: carrier === undefined || carrier.code === 'OWN',
  }
}

/** What the slip's bars hold; none for a number that came from elsewhere in letters that an own code cannot carry. */
function orderCode(number: string): string | null {
  const body = number.toUpperCase()
  return isOwnCodeBody(body) ? makeOwnCode('order', body) : null
}

/** The calendar day of an instant in the warehouse. */
function dayIn(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(Date.parse(instant))
}
