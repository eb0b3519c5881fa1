// Lines of text and barcodes on a PDF page, in points. Invariant: text is drawn line by line where the layout put it;
// the PDF library never wraps, moves or adds a page by itself.

import { barcodeBars, QUIET_MODULES, type Symbology } from './barcode-bars.ts'
import type { Align } from './label-drawing.ts'
import { type PdfDocument, type PdfFont, PT_PER_MM } from './pdf-file.ts'
import { hasRightToLeft, visualOrder } from './reading-order.ts'

export interface PdfLine {
  x: number
  /** Top of the line. */
  y: number
  width: number
  size: number
  font: PdfFont
  align?: Align
  color?: string
}

// Of the embedded fonts: the top of accented capitals above the baseline, in ems.
const ASCENT = 0.93
// Label printers print 8 dots to the millimetre; bars that start and end on dots stay sharp when a PDF is printed there.
const DOT_PT = PT_PER_MM / 8

export function pdfTextWidth(pdf: PdfDocument, text: string, size: number, font: PdfFont): number {
  return pdf.font(font, size).widthOfString(text)
}

export function drawPdfLine(pdf: PdfDocument, text: string, line: PdfLine): void {
  const { size, font, align = 'left', color = 'black' } = line
  const slack = line.width - pdfTextWidth(pdf, text, size, font)
  let x = line.x + (align === 'left' ? 0 : align === 'right' ? slack : slack / 2)
  const y = line.y + ASCENT * size
  // A right-to-left word takes the space behind it along when the font engine turns it round, so words go one by one.
  const pieces = hasRightToLeft(text) ? visualOrder(text).split(' ') : [text]
  for (const piece of pieces) {
    pdf.font(font, size).fillColor(color).text(piece, x, y, { lineBreak: false, baseline: 'alphabetic' })
    x += pdfTextWidth(pdf, `${piece} `, size, font)
  }
}

export interface PdfBarcode {
  symbology: Symbology
  /** For GS1-128 with the identifiers in brackets. */
  text: string
  x: number
  y: number
  width: number
  height: number
  maxModulePt: number
  align?: Align
}

/** Draws the bars as rectangles. Aligned to a side, they stand flush with it: the margin there is their quiet zone. */
export function drawPdfBarcode(pdf: PdfDocument, barcode: PdfBarcode): void {
  const { widths, modules } = barcodeBars(barcode.symbology, barcode.text)
  const quiet = QUIET_MODULES[barcode.symbology]
  const room = Math.min(barcode.maxModulePt, barcode.width / (modules + 2 * quiet))
  const module = room >= DOT_PT ? Math.floor(room / DOT_PT + 1e-6) * DOT_PT : room
  const slack = barcode.width - modules * module
  const align = barcode.align ?? 'center'
  const left = barcode.x + (align === 'left' ? 0 : align === 'right' ? slack : slack / 2)
  let x = Math.round(left / DOT_PT) * DOT_PT
  widths.forEach((width, i) => {
    if (i % 2 === 0) pdf.rect(x, barcode.y, width * module, barcode.height)
    x += width * module
  })
  pdf.fill('black')
}
