// Small labels that are stuck on things and people: totes, carts, bins, stations, boxes, badges, products. Invariant: the
// bars decode to exactly the code that stands under them in letters.

import { parseEan } from '../core/codes/ean.ts'
import type { OwnCodeKind } from '../core/codes/own-codes.ts'
import type { DocumentLocale } from './address.ts'
import { type Paragraph, textBlock, textLine } from './label-blocks.ts'
import { type BarcodeItem, type LabelDrawing, type LabelMetrics, lineHeight } from './label-drawing.ts'
import { drawingsToPdf } from './label-pdf.ts'
import { drawingToZpl, ZPL_METRICS, type ZplDpi } from './label-zpl.ts'
import type { PdfContext } from './pdf-file.ts'
import { documentText } from './text.ts'

export type SmallLabelKind = Exclude<OwnCodeKind, 'order'> | 'product'

export interface SmallLabelData {
  locale: DocumentLocale
  kind: SmallLabelKind
  /** What a person reads first: the tote's number, the bin, the person's name, the product's description. */
  name: string
  /** A second line: a role, a zone, a SKU. */
  detail: string | null
  /** What a scanner reads. Thirteen digits with a right check digit become an EAN-13, all else Code 128. */
  code: string
}

export interface LabelSize {
  widthMm: number
  heightMm: number
}

/** A roll of 57 × 32 mm for bins and products, 100 × 50 mm for what is read from afar, ID-1 cards for badges. */
export const SMALL_LABEL_SIZES: Readonly<Record<SmallLabelKind, LabelSize>> = {
  tote: { widthMm: 100, heightMm: 50 },
  cart: { widthMm: 100, heightMm: 50 },
  station: { widthMm: 100, heightMm: 50 },
  box: { widthMm: 100, heightMm: 50 },
  badge: { widthMm: 86, heightMm: 54 },
  bin: { widthMm: 57, heightMm: 32 },
  product: { widthMm: 57, heightMm: 32 },
}

// GS1 prints product codes with modules of 0.264 to 0.66 mm: three dots of a 203 dpi printer, four of a 300 dpi one.
const EAN_MODULE_MM = 0.38

export function renderSmallLabelZpl(
  data: SmallLabelData,
  options: { dpi: ZplDpi; size?: LabelSize },
): string {
  const size = options.size ?? SMALL_LABEL_SIZES[data.kind]
  return drawingToZpl(smallLabelDrawing(data, size, ZPL_METRICS), options.dpi)
}

/** One page per label; all of them have the same size. */
export function renderSmallLabelsPdf(
  labels: readonly SmallLabelData[],
  size: LabelSize,
  context: PdfContext,
): Promise<Uint8Array> {
  const [first] = labels
  if (first === undefined) throw new RangeError('there is no label to draw')
  const sheet = {
    title: documentText(first.locale)[first.kind],
    language: first.locale,
    ...size,
    labels: labels.map((data) => (metrics: LabelMetrics) => smallLabelDrawing(data, size, metrics)),
  }
  return drawingsToPdf(sheet, context)
}

export function smallLabelDrawing(
  data: SmallLabelData,
  size: LabelSize,
  metrics: LabelMetrics,
): LabelDrawing {
  const { widthMm, heightMm } = size
  const margin = widthMm < 70 ? 2.5 : 4
  const unit = heightMm / 32
  const smallText = Math.min(unit, 1.4)
  const line = { x: margin, width: widthMm - 2 * margin }
  const ean = parseEan(data.code)
  const isEan13 = ean.ok && ean.format === 'ean13'
  const head: Paragraph = {
    text: documentText(data.locale)[data.kind],
    sizeMm: 2.3 * smallText,
    weight: 'regular',
  }
  const code: Paragraph = { text: data.code, sizeMm: 2.8 * smallText, weight: 'bold' }
  const barHeight = 9 * unit
  // The guard bars of an EAN-13 reach five modules below the others.
  const codeTop = heightMm - margin - lineHeight(code.sizeMm)
  const barTop = codeTop - barHeight - (isEan13 ? 5 * EAN_MODULE_MM + 0.4 : 0.7)
  const textTop = margin + lineHeight(head.sizeMm) + 0.8
  const text: Paragraph[] = [
    // A product is known by its barcode and described at length; all else is known by its name.
    { text: data.name, sizeMm: (data.kind === 'product' ? 4 : 6.2) * unit, weight: 'bold', essential: true },
    ...(data.detail === null ? [] : [{ text: data.detail, sizeMm: 3 * unit, weight: 'regular' } as const]),
  ]
  const barcode: BarcodeItem = {
    type: 'barcode',
    symbology: isEan13 ? 'ean13' : 'code128',
    text: data.code,
    x: 0.5,
    y: barTop,
    width: widthMm - 1,
    height: barHeight,
    maxModuleMm: isEan13 ? EAN_MODULE_MM : widthMm < 70 ? 0.3 : 0.5,
  }
  const items = [
    ...textLine({ ...line, y: margin }, head, metrics),
    ...textBlock({ ...line, y: textTop, height: barTop - textTop - 0.5 }, text, metrics),
    barcode,
    ...textLine({ ...line, y: codeTop }, code, metrics, 'center'),
  ]
  return { widthMm, heightMm, items }
}
