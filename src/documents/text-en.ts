// English words of the printed documents.

import type { DocumentText } from './text.ts'

export const TEXT_EN: DocumentText = {
  from: 'From',
  shipTo: 'Ship to',
  order: 'Order',
  parcel: 'Parcel',
  parcelOf: (parcelNo, parcelCount) =>
    parcelCount === null ? `${parcelNo}` : `${parcelNo} of ${parcelCount}`,
  weight: 'Weight',
  shipDate: 'Ship date',
  route: 'Route',
  tracking: 'Tracking',
  ownFleet: 'Own fleet',
  notGiven: 'not given',
  noAddress: 'No address given',
  page: (no, count) => `Page ${no} of ${count}`,

  packingSlip: 'Packing slip',
  orderDate: 'Ordered',
  customerReference: 'Your reference',
  service: 'Service',
  sku: 'SKU',
  description: 'Description',
  ordered: 'Ordered',
  inThisParcel: 'In this parcel',
  inThisShipment: 'In this shipment',
  backordered: 'To follow',
  unitPrice: 'Unit price',
  amount: 'Amount',
  total: 'Total',
  parcels: 'Parcels',
  noParcels: 'No parcel yet',
  noLines: 'Nothing in this shipment',
  gift: 'Gift',
  giftMessage: 'A message for you',
  backorderNote: 'What is marked "to follow" will be sent as soon as it is in stock.',

  pickList: 'Pick list',
  dueBy: 'Due by',
  printedAt: 'Printed',
  bin: 'Bin',
  lot: 'Lot',
  qty: 'Qty',
  done: 'Done',
  noBin: 'no bin',
  pickSummary: (lines, qtyEach) =>
    `${lines} ${lines === 1 ? 'line' : 'lines'}, ${qtyEach} ${qtyEach === 1 ? 'piece' : 'pieces'}`,
  forCustomer: 'For',

  tote: 'Tote',
  cart: 'Cart',
  badge: 'Badge',
  station: 'Station',
  box: 'Box',
  product: 'Product',
}
