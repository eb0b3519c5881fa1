// The shipping label of one parcel, 4×6 in, as a GS1 logistic label is laid out: free text on top, human-readable data in
// the middle, barcodes at the bottom (GS1 General Specifications, section 6.5). Invariant: it says which parcel of how
// many it is, and carries the tracking number and the SSCC as text and as bars that decode to exactly that text.

import { parseSscc } from '../core/codes/sscc.ts'
import type { DocumentLocale, PostalAddress, SenderAddress } from './address.ts'
import { countryName, formatDate, formatWeight } from './format.ts'
import { type Paragraph, textBlock, textLine } from './label-blocks.ts'
import type { LabelDrawing, LabelItem, LabelMetrics } from './label-drawing.ts'
import { drawingsToPdf } from './label-pdf.ts'
import { drawingToZpl, isPrintableInZpl, ZPL_METRICS, type ZplDpi } from './label-zpl.ts'
import type { PdfContext } from './pdf-file.ts'
import { documentText } from './text.ts'
import { cleanText } from './text-layout.ts'

export interface ShippingLabelData {
  locale: DocumentLocale
  warehouse: SenderAddress
  shipTo: PostalAddress
  orderNumber: string
  parcelNo: number
  /** Null while the packer has not said how many parcels there will be. */
  parcelCount: number | null
  weightGrams: number | null
  tracking: string
  sscc: string
  /** Null for the own fleet. */
  carrierName: string | null
  serviceName: string
  /** YYYY-MM-DD in the warehouse's calendar. */
  shipDate: string
  route: string | null
}

const WIDTH_MM = 101.6
const HEIGHT_MM = 152.4
const MARGIN = 4
const INNER = WIDTH_MM - 2 * MARGIN
const RULE = 0.4
// GS1 asks for modules of 0.495 mm and bars of 31.75 mm or more on a logistic label.
const SSCC_MODULE_MM = 0.51
const SSCC_HEIGHT_MM = 32

export function renderShippingLabelZpl(data: ShippingLabelData, options: { dpi: ZplDpi }): string {
  return drawingToZpl(shippingLabelDrawing(data, ZPL_METRICS), options.dpi)
}

export function renderShippingLabelPdf(data: ShippingLabelData, context: PdfContext): Promise<Uint8Array> {
  const sheet = {
    title: `${documentText(data.locale).parcel} ${data.tracking}`,
    language: data.locale,
    widthMm: WIDTH_MM,
    heightMm: HEIGHT_MM,
    labels: [(metrics: LabelMetrics) => shippingLabelDrawing(data, metrics)],
  }
  return drawingsToPdf(sheet, context)
}

/** False when the label has letters that a ZPL printer's own font lacks: then its PDF is the one to print. */
export function isShippingLabelZplComplete(data: ShippingLabelData): boolean {
  const { warehouse, shipTo } = data
  const address = [shipTo.name, ...shipTo.lines, shipTo.postcode, shipTo.city, shipTo.country]
  const rest = [data.orderNumber, data.carrierName ?? '', data.serviceName, data.route ?? '']
  return isPrintableInZpl([warehouse.name, ...warehouse.lines, ...address, ...rest])
}

export function shippingLabelDrawing(data: ShippingLabelData, metrics: LabelMetrics): LabelDrawing {
  if (!parseSscc(data.sscc).ok || data.sscc.length !== 18)
    throw new RangeError('the SSCC of a label is 18 right digits')
  const items = [
    ...header(data, metrics),
    rule(25),
    ...recipient(data, metrics),
    rule(64),
    ...facts(data, metrics),
    rule(86.5),
    ...bars(data, metrics),
  ]
  return { widthMm: WIDTH_MM, heightMm: HEIGHT_MM, items }
}

function header(data: ShippingLabelData, metrics: LabelMetrics): LabelItem[] {
  const text = documentText(data.locale)
  const left = { x: MARGIN, width: 52 }
  const right = { x: 60, width: WIDTH_MM - MARGIN - 60 }
  const sender: Paragraph[] = [
    { text: data.warehouse.name, sizeMm: 3.6, weight: 'bold' },
    ...data.warehouse.lines.map((line): Paragraph => ({ text: line, sizeMm: 3, weight: 'regular' })),
  ]
  return [
    ...textLine({ ...left, y: 4 }, { text: text.from, sizeMm: 2.6, weight: 'regular' }, metrics),
    ...textBlock({ ...left, y: 7.4, height: 17 }, sender, metrics),
    ...textLine(
      { ...right, y: 4 },
      { text: data.carrierName ?? text.ownFleet, sizeMm: 3.2, weight: 'regular' },
      metrics,
      'right',
    ),
    ...textBlock(
      { ...right, y: 8.4, height: 15.5 },
      [{ text: data.serviceName, sizeMm: 7, weight: 'bold' }],
      metrics,
      'right',
    ),
  ]
}

function recipient(data: ShippingLabelData, metrics: LabelMetrics): LabelItem[] {
  const text = documentText(data.locale)
  const { shipTo } = data
  const country = countryName(shipTo.country, data.locale).toLocaleUpperCase(data.locale)
  const paragraphs: Paragraph[] = [
    { text: shipTo.name, sizeMm: 6, weight: 'bold', essential: true },
    ...shipTo.lines.map((line): Paragraph => ({ text: line, sizeMm: 5, weight: 'regular' })),
    { text: `${shipTo.postcode} ${shipTo.city}`, sizeMm: 6.4, weight: 'bold', essential: true },
    { text: country, sizeMm: 5, weight: 'bold', essential: true },
  ]
  const given = paragraphs.filter((paragraph) => cleanText(paragraph.text) !== '')
  const missing: Paragraph = { text: text.noAddress, sizeMm: 6, weight: 'bold', essential: true }
  return [
    ...textLine(
      { x: MARGIN, y: 26, width: INNER },
      { text: text.shipTo, sizeMm: 2.6, weight: 'regular' },
      metrics,
    ),
    ...textBlock({ x: 8, y: 29.4, width: 89.6, height: 34 }, given.length === 0 ? [missing] : given, metrics),
  ]
}

function facts(data: ShippingLabelData, metrics: LabelMetrics): LabelItem[] {
  const text = documentText(data.locale)
  const weight = data.weightGrams === null ? text.notGiven : formatWeight(data.weightGrams, data.locale)
  const parcel = text.parcelOf(data.parcelNo, data.parcelCount)
  const firstRow: Fact[] = [
    { label: text.parcel, value: parcel, x: MARGIN, width: 23, sizeMm: 6 },
    { label: text.weight, value: weight, x: 29, width: 19, sizeMm: 4.2 },
    { label: text.shipDate, value: formatDate(data.shipDate, data.locale), x: 50, width: 25, sizeMm: 4.2 },
    { label: text.route, value: data.route ?? '–', x: 77, width: 20.6, sizeMm: 4.2 },
  ]
  const secondRow: Fact[] = [
    { label: text.order, value: data.orderNumber, x: MARGIN, width: 43, sizeMm: 4.6 },
    { label: 'SSCC', value: data.sscc, x: 50, width: 47.6, sizeMm: 4.6 },
  ]
  return [
    ...firstRow.flatMap((cell) => fact(cell, 65, metrics)),
    rule(75.4),
    ...secondRow.flatMap((cell) => fact(cell, 76.2, metrics)),
  ]
}

interface Fact {
  label: string
  value: string
  x: number
  width: number
  sizeMm: number
}

function fact({ label, value, x, width, sizeMm }: Fact, y: number, metrics: LabelMetrics): LabelItem[] {
  return [
    ...textLine({ x, y, width }, { text: label, sizeMm: 2.4, weight: 'regular' }, metrics),
    // Two small lines of a long number are better than one that is cut.
    ...textBlock(
      { x, y: y + 3, width, height: 7.2 },
      [{ text: value, sizeMm, weight: 'bold', essential: true }],
      metrics,
    ),
  ]
}

function bars(data: ShippingLabelData, metrics: LabelMetrics): LabelItem[] {
  const across = { x: MARGIN / 2, width: WIDTH_MM - MARGIN }
  const tracking: LabelItem = {
    type: 'barcode',
    symbology: 'code128',
    text: data.tracking,
    ...across,
    y: 88.5,
    height: 16,
    maxModuleMm: SSCC_MODULE_MM,
  }
  const sscc: LabelItem = {
    type: 'barcode',
    symbology: 'gs1-128',
    text: `00${data.sscc}`,
    ...across,
    y: 111,
    height: SSCC_HEIGHT_MM,
    maxModuleMm: SSCC_MODULE_MM,
  }
  const line = (y: number, text: string) =>
    textLine({ x: MARGIN, y, width: INNER }, { text, sizeMm: 3.8, weight: 'bold' }, metrics, 'center')
  return [tracking, ...line(105, data.tracking), sscc, ...line(143.6, `(00) ${data.sscc}`)]
}

function rule(y: number): LabelItem {
  return { type: 'rule', x: MARGIN, y, width: INNER, height: RULE }
}
