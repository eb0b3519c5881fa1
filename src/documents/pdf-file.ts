// One PDF, from its first page to its bytes. Invariant: the same input gives the same bytes: the creation date is handed
// in, the identifier derives from it, the two fonts are embedded, and nothing is read from disk or clock.

import PDFDocument from 'pdfkit'
import { fontOf } from './pdf-font.ts'

export interface DocumentFonts {
  regular: Uint8Array
  bold: Uint8Array
}

/** Where the fonts of the documents lie under `resources/fonts`. */
export const DOCUMENT_FONT_FILES = {
  regular: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
} as const

export interface PdfContext {
  fonts: DocumentFonts
  /** When the document was made, ISO 8601 in UTC; it is printed nowhere, but stands in the file. */
  createdAt: string
}

export interface PdfPageFormat {
  title: string
  language: string
  widthPt: number
  heightPt: number
}

export type PdfDocument = PDFKit.PDFDocument
export type PdfFont = 'regular' | 'bold'

export const PT_PER_MM = 72 / 25.4

export function renderPdf(
  context: PdfContext,
  format: PdfPageFormat,
  draw: (pdf: PdfDocument) => void,
): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    size: [format.widthPt, format.heightPt],
    margin: 0,
    lang: format.language,
    displayTitle: true,
    // No default font: the standard ones lie in files beside the library and cannot write Polish or Greek.
    font: '',
    info: { Title: format.title, Creator: 'Entrepot', CreationDate: new Date(context.createdAt) },
  })
  const chunks: Uint8Array[] = []
  const bytes = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(joined(chunks)))
    pdf.on('error', reject)
  })
  pdf.registerFont('regular', fontOf(context.fonts.regular))
  pdf.registerFont('bold', fontOf(context.fonts.bold))
  draw(pdf)
  pdf.end()
  return bytes
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
