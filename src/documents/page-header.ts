// The head that the A4 documents share: who, what, and the barcode that a scanner takes. Invariant: the barcode keeps its
// own corner, so that no name is long enough to cover it.

import { isCode128Text } from './code128.ts'
import { CONTENT_WIDTH, GREY, MARGIN_PT, type PageFlow } from './page-flow.ts'
import { drawPdfBarcode } from './pdf-draw.ts'

export interface PageHeader {
  logoText: string
  senderLines: readonly string[]
  title: string
  number: string
  /** What a scanner shall read, or null when there is nothing to scan. */
  code: string | null
}

const RIGHT_WIDTH = 230
const BARCODE_HEIGHT = 40
const BARCODE_MODULE_PT = 1.07

export function drawPageHeader(flow: PageFlow, header: PageHeader): void {
  const rightX = MARGIN_PT + CONTENT_WIDTH - RIGHT_WIDTH
  const left = { x: MARGIN_PT, width: CONTENT_WIDTH - RIGHT_WIDTH - 20 }
  let leftY = flow.textAt(flow.y, header.logoText, { ...left, size: 17, font: 'bold', maxLines: 2 })
  for (const line of header.senderLines.slice(0, 6)) {
    leftY = flow.textAt(leftY, line, { ...left, size: 9, font: 'regular', color: GREY, maxLines: 1 })
  }
  const right = { x: rightX, width: RIGHT_WIDTH, align: 'right' } as const
  let rightY = flow.textAt(flow.y, header.title, { ...right, size: 17, font: 'bold', maxLines: 2 })
  rightY = flow.textAt(rightY, header.number, { ...right, size: 13, font: 'bold', maxLines: 2 })
  if (header.code !== null && isCode128Text(header.code)) {
    drawPdfBarcode(flow.pdf, {
      symbology: 'code128',
      text: header.code,
      x: rightX,
      y: rightY + 6,
      width: RIGHT_WIDTH,
      height: BARCODE_HEIGHT,
      maxModulePt: BARCODE_MODULE_PT,
      align: 'right',
    })
    rightY += 6 + BARCODE_HEIGHT + 3
    rightY = flow.textAt(rightY, header.code, { ...right, size: 8, font: 'regular', maxLines: 1 })
  }
  flow.y = Math.max(leftY, rightY) + 10
}

export interface LabelledValue {
  label: string
  value: string
}

/** Small labels over their values, side by side. */
export function drawLabelledValues(flow: PageFlow, values: readonly LabelledValue[]): void {
  const width = CONTENT_WIDTH / Math.max(1, values.length)
  const bottoms = values.map(({ label, value }, i) => {
    const column = { x: MARGIN_PT + i * width, width: width - 10 }
    const y = flow.textAt(flow.y, label, { ...column, size: 8, font: 'regular', color: GREY, maxLines: 1 })
    return flow.textAt(y, value, { ...column, size: 10.5, font: 'bold', maxLines: 3 })
  })
  flow.y = Math.max(flow.y, ...bottoms) + 12
}
