// The words of the printed documents. Invariant: every language says everything; a missing word does not compile.

import type { DocumentLocale } from './address.ts'
import { TEXT_EN } from './text-en.ts'
import { TEXT_FR } from './text-fr.ts'

export interface DocumentText {
  from: string
  shipTo: string
  order: string
  parcel: string
  parcelOf(parcelNo: number, parcelCount: number | null): string
  weight: string
  shipDate: string
  route: string
  tracking: string
  ownFleet: string
  notGiven: string
  noAddress: string
  page(no: number, count: number): string

  packingSlip: string
  orderDate: string
  customerReference: string
  service: string
  sku: string
  description: string
  ordered: string
  inThisParcel: string
  inThisShipment: string
  backordered: string
  unitPrice: string
  amount: string
  total: string
  parcels: string
  noParcels: string
  noLines: string
  gift: string
  giftMessage: string
  backorderNote: string

  pickList: string
  dueBy: string
  printedAt: string
  bin: string
  lot: string
  qty: string
  done: string
  noBin: string
  pickSummary(lines: number, qtyEach: number): string
  forCustomer: string

  tote: string
  cart: string
  badge: string
  station: string
  box: string
  product: string
}

const TEXTS: Readonly<Record<DocumentLocale, DocumentText>> = { en: TEXT_EN, fr: TEXT_FR }

export function documentText(locale: DocumentLocale): DocumentText {
  return TEXTS[locale]
}
