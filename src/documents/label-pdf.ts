// Label drawings as PDF pages of the label's size, one page each. Invariant: the same drawing that goes to a label
// printer, measured with the font that is embedded here.

import type { LabelDrawing, LabelItem, LabelMetrics } from './label-drawing.ts'
import { drawPdfBarcode, drawPdfLine, pdfTextWidth } from './pdf-draw.ts'
import { type PdfContext, type PdfDocument, PT_PER_MM, renderPdf } from './pdf-file.ts'

export interface PdfLabelSheet {
  title: string
  language: string
  widthMm: number
  heightMm: number
  /** One function per label, called with the metrics of the embedded font. */
  labels: readonly ((metrics: LabelMetrics) => LabelDrawing)[]
}

export function drawingsToPdf(sheet: PdfLabelSheet, context: PdfContext): Promise<Uint8Array> {
  const format = {
    title: sheet.title,
    language: sheet.language,
    widthPt: sheet.widthMm * PT_PER_MM,
    heightPt: sheet.heightMm * PT_PER_MM,
  }
  return renderPdf(context, format, (pdf) => {
    const metrics = pdfMetrics(pdf)
    for (const label of sheet.labels) {
      pdf.addPage()
      for (const item of label(metrics).items) drawItem(pdf, item)
    }
  })
}

export function pdfMetrics(pdf: PdfDocument): LabelMetrics {
  return {
    textWidth: (text, sizeMm, weight) => pdfTextWidth(pdf, text, sizeMm * PT_PER_MM, weight) / PT_PER_MM,
  }
}

function drawItem(pdf: PdfDocument, item: LabelItem): void {
  const x = item.x * PT_PER_MM
  const y = item.y * PT_PER_MM
  const width = item.width * PT_PER_MM
  if (item.type === 'text') {
    const size = item.sizeMm * PT_PER_MM
    drawPdfLine(pdf, item.text, { x, y, width, size, font: item.weight, align: item.align })
    return
  }
  const height = item.height * PT_PER_MM
  if (item.type === 'rule') {
    pdf.rect(x, y, width, height).fill('black')
    return
  }
  const { symbology } = item
  const text = symbology === 'gs1-128' ? bracketed(item.text) : item.text
  drawPdfBarcode(pdf, { symbology, text, x, y, width, height, maxModulePt: item.maxModuleMm * PT_PER_MM })
}

// Labels carry one GS1 element, the SSCC, whose identifier has two digits.
function bracketed(elementString: string): string {
  return `(${elementString.slice(0, 2)})${elementString.slice(2)}`
}
