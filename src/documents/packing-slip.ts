// The packing slip that lies in the parcel, in the customer's language. Invariant: it lists every line of the order, what
// of it is in here and what follows; what is not known is said to be not known; a gift never shows a price.

import type { DocumentLocale, PostalAddress, SenderAddress } from './address.ts'
import { countryName, formatDate, formatDateOf, formatMoney, formatQty, formatWeight } from './format.ts'
import { A4, CONTENT_WIDTH, GREY, MARGIN_PT, PageFlow } from './page-flow.ts'
import { drawLabelledValues, drawPageHeader } from './page-header.ts'
import { drawTable, type TableCell, type TableColumn } from './page-table.ts'
import { type PdfContext, renderPdf } from './pdf-file.ts'
import { type DocumentText, documentText } from './text.ts'
import { cleanText } from './text-layout.ts'

export interface PackingSlipLine {
  sku: string
  description: string
  qtyOrderedEach: number
  /** In this parcel, or in this shipment when no parcel is named. */
  qtyShippedEach: number
  qtyBackorderedEach: number
  unitPriceMinor: number | null
}

export interface PackingSlipParcel {
  parcelNo: number
  tracking: string | null
  weightGrams: number | null
}

export interface PackingSlipData {
  locale: DocumentLocale
  /** IANA name of the warehouse's time zone. */
  timeZone: string
  /** Printed large in place of a logo; the shop's name, or the warehouse's. */
  logoText: string
  warehouse: SenderAddress
  orderNumber: string
  /** The own code of the order, as `makeOwnCode('order', …)` makes it. */
  orderCode: string | null
  /** ISO 8601 in UTC. */
  placedAt: string | null
  customerReference: string | null
  serviceName: string | null
  /** YYYY-MM-DD. */
  shipDate: string | null
  shipTo: PostalAddress
  /** The parcel in which the slip lies, or null for a slip over the whole shipment. */
  parcelNo: number | null
  lines: readonly PackingSlipLine[]
  parcels: readonly PackingSlipParcel[]
  parcelCount: number | null
  gift: { message: string | null } | null
  /** Prices are shown only when a currency is given, and never on a gift. */
  currency: string | null
}

export function renderPackingSlip(data: PackingSlipData, context: PdfContext): Promise<Uint8Array> {
  const text = documentText(data.locale)
  const title = `${text.packingSlip} ${cleanText(data.orderNumber)}`
  return renderPdf(context, { title, language: data.locale, ...A4 }, (pdf) => {
    const flow = new PageFlow(pdf, (next) => {
      const style = { x: MARGIN_PT, width: CONTENT_WIDTH, size: 10, font: 'bold', maxLines: 1 } as const
      next.y = next.textAt(next.y, title, style) + 8
    })
    drawPageHeader(flow, {
      logoText: data.logoText,
      senderLines: [data.warehouse.name, ...data.warehouse.lines],
      title: text.packingSlip,
      number: data.orderNumber,
      code: data.orderCode,
    })
    flow.rule()
    flow.y += 12
    drawLabelledValues(flow, orderFacts(data, text))
    drawAddressAndGift(flow, data, text)
    drawLines(flow, data, text)
    drawParcels(flow, data, text)
    flow.footers(`${data.warehouse.name} · ${text.order} ${data.orderNumber}`, text.page)
  })
}

function orderFacts(data: PackingSlipData, text: DocumentText) {
  const { locale } = data
  const placed = data.placedAt === null ? null : formatDateOf(data.placedAt, locale, data.timeZone)
  const shipped = data.shipDate === null ? null : formatDate(data.shipDate, locale)
  return [
    { label: text.orderDate, value: placed ?? text.notGiven },
    { label: text.customerReference, value: orNotGiven(data.customerReference, text) },
    { label: text.service, value: orNotGiven(data.serviceName, text) },
    { label: text.shipDate, value: shipped ?? text.notGiven },
  ]
}

function drawAddressAndGift(flow: PageFlow, data: PackingSlipData, text: DocumentText): void {
  const half = CONTENT_WIDTH / 2
  const { shipTo } = data
  const lines = [
    ...shipTo.lines,
    `${shipTo.postcode} ${shipTo.city}`,
    countryName(shipTo.country, data.locale),
  ].filter((line) => cleanText(line) !== '')
  const left = { x: MARGIN_PT, width: half - 16 }
  let y = flow.textAt(flow.y, text.shipTo, { ...left, size: 8, font: 'regular', color: GREY })
  const name = cleanText(shipTo.name)
  y = flow.textAt(y, name === '' ? text.notGiven : name, { ...left, size: 12, font: 'bold', maxLines: 3 })
  for (const line of lines.length === 0 ? [text.noAddress] : lines.slice(0, 12)) {
    y = flow.textAt(y, line, { ...left, size: 10.5, font: 'regular', maxLines: 3 })
  }
  flow.y = Math.max(y, drawGift(flow, data, text, MARGIN_PT + half)) + 16
}

function drawGift(flow: PageFlow, data: PackingSlipData, text: DocumentText, x: number): number {
  if (data.gift === null) return flow.y
  const column = { x: x + 12, width: CONTENT_WIDTH / 2 - 24 }
  const message = cleanText(data.gift.message ?? '')
  let y = flow.textAt(flow.y + 8, text.gift, { ...column, size: 12, font: 'bold', maxLines: 1 })
  if (message !== '') {
    y = flow.textAt(y, text.giftMessage, { ...column, size: 8, font: 'regular', color: GREY, maxLines: 1 })
    y = flow.textAt(y, message, { ...column, size: 10.5, font: 'regular', maxLines: 10 })
  }
  flow.pdf
    .lineWidth(1)
    .rect(x, flow.y, CONTENT_WIDTH / 2, y + 8 - flow.y)
    .stroke(GREY)
  return y + 8
}

function drawLines(flow: PageFlow, data: PackingSlipData, text: DocumentText): void {
  const { locale, lines } = data
  const currency = data.gift === null ? data.currency : null
  const numbers = [
    text.ordered,
    data.parcelNo === null ? text.inThisShipment : text.inThisParcel,
    text.backordered,
    ...(currency === null ? [] : [text.unitPrice, text.amount]),
  ].map((title): TableColumn => ({ title, width: currency === null ? 68 : 56, align: 'right' }))
  const sku: TableColumn = { title: text.sku, width: currency === null ? 104 : 84, align: 'left' }
  const rest = CONTENT_WIDTH - sku.width - numbers.reduce((sum, { width }) => sum + width, 0)
  const columns = [sku, { title: text.description, width: rest, align: 'left' } as const, ...numbers]
  const cell = (value: string, font: 'regular' | 'bold' = 'regular'): TableCell => [
    { text: value, size: 9.5, font },
  ]
  const money = (minor: number | null) =>
    currency === null || minor === null ? '–' : formatMoney(minor, currency, locale)
  const rows = lines.map((line) => {
    const amount = line.unitPriceMinor === null ? null : line.unitPriceMinor * line.qtyShippedEach
    return [
      cell(line.sku),
      cell(cleanText(line.description) === '' ? '–' : line.description),
      cell(formatQty(line.qtyOrderedEach, locale)),
      cell(formatQty(line.qtyShippedEach, locale), 'bold'),
      cell(line.qtyBackorderedEach === 0 ? '–' : formatQty(line.qtyBackorderedEach, locale)),
      ...(currency === null ? [] : [cell(money(line.unitPriceMinor)), cell(money(amount))]),
    ]
  })
  drawTable(flow, columns, rows)
  const below = { x: MARGIN_PT, width: CONTENT_WIDTH, size: 9.5, font: 'regular' } as const
  flow.y += 6
  if (lines.length === 0) flow.y = flow.textAt(flow.y, text.noLines, below)
  if (currency !== null && lines.every((line) => line.unitPriceMinor !== null)) {
    flow.ensure(20)
    const total = lines.reduce((sum, line) => sum + (line.unitPriceMinor ?? 0) * line.qtyShippedEach, 0)
    const line = `${text.total}  ${formatMoney(total, currency, locale)}`
    flow.y = flow.textAt(flow.y, line, {
      ...below,
      width: CONTENT_WIDTH - 5,
      size: 11,
      font: 'bold',
      align: 'right',
    })
  }
  if (lines.some((line) => line.qtyBackorderedEach > 0)) {
    flow.ensure(20)
    flow.y = flow.textAt(flow.y, text.backorderNote, { ...below, color: GREY })
  }
  flow.y += 12
}

function drawParcels(flow: PageFlow, data: PackingSlipData, text: DocumentText): void {
  const { locale, parcels } = data
  if (parcels.length === 0) {
    flow.ensure(20)
    const style = { x: MARGIN_PT, width: CONTENT_WIDTH, size: 9.5, font: 'regular', color: GREY } as const
    flow.y = flow.textAt(flow.y, text.noParcels, style)
    return
  }
  const columns: TableColumn[] = [
    { title: text.parcel, width: 140, align: 'left' },
    { title: text.tracking, width: CONTENT_WIDTH - 240, align: 'left' },
    { title: text.weight, width: 100, align: 'right' },
  ]
  const rows = parcels.map((parcel) => {
    const font = parcel.parcelNo === data.parcelNo ? 'bold' : 'regular'
    const weight = parcel.weightGrams === null ? text.notGiven : formatWeight(parcel.weightGrams, locale)
    return [text.parcelOf(parcel.parcelNo, data.parcelCount), orNotGiven(parcel.tracking, text), weight].map(
      (value): TableCell => [{ text: value, size: 9.5, font }],
    )
  })
  drawTable(flow, columns, rows)
}

function orNotGiven(value: string | null, text: DocumentText): string {
  return value === null || cleanText(value) === '' ? text.notGiven : value
}
