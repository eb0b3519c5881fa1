// Pages that fill from top to bottom. Invariant: nothing is drawn below the bottom margin: whoever is about to draw asks
// for the room first, and gets it on a new page when this one has not enough.

import { drawPdfLine, pdfTextWidth } from './pdf-draw.ts'
import type { PdfDocument, PdfFont } from './pdf-file.ts'
import { wrapAndCut } from './text-layout.ts'

export const A4 = { widthPt: 595.28, heightPt: 841.89 }
export const MARGIN_PT = 42
export const CONTENT_WIDTH = A4.widthPt - 2 * MARGIN_PT
export const LINE_SPACING = 1.28
export const GREY = '#555555'

const FOOTER_PT = 30

export interface FlowText {
  x: number
  width: number
  size: number
  font: PdfFont
  color?: string
  align?: 'left' | 'center' | 'right'
  maxLines?: number
}

export class PageFlow {
  readonly pdf: PdfDocument
  /** Where the next thing goes. */
  y = MARGIN_PT
  #pages = 0
  readonly #onNextPage: (flow: PageFlow) => void

  constructor(pdf: PdfDocument, onNextPage: (flow: PageFlow) => void) {
    this.pdf = pdf
    this.#onNextPage = onNextPage
    this.#addPage()
  }

  get bottom(): number {
    return A4.heightPt - MARGIN_PT - FOOTER_PT
  }

  /** True when the room was found on a new page. */
  ensure(height: number): boolean {
    if (this.y + height <= this.bottom) return false
    this.#addPage()
    return true
  }

  /** Draws wrapped text at a place and returns the y below it; the flow itself does not move. */
  textAt(y: number, text: string, style: FlowText): number {
    const lines = this.wrap(text, style)
    let at = y
    for (const line of lines) {
      drawPdfLine(this.pdf, line, { ...style, y: at })
      at += style.size * LINE_SPACING
    }
    return at
  }

  wrap(text: string, { width, size, font, maxLines = 12 }: FlowText): string[] {
    return wrapAndCut(text, width, maxLines, (part) => pdfTextWidth(this.pdf, part, size, font))
  }

  rule(color = '#999999', thickness = 0.7): void {
    this.pdf.rect(MARGIN_PT, this.y, CONTENT_WIDTH, thickness).fill(color)
  }

  /** Writes the last line of every page, now that their number is known. */
  footers(left: string, right: (page: number, count: number) => string): void {
    for (let page = 0; page < this.#pages; page += 1) {
      this.pdf.switchToPage(page)
      const y = A4.heightPt - MARGIN_PT - 10
      this.pdf.rect(MARGIN_PT, y - 6, CONTENT_WIDTH, 0.5).fill('#bbbbbb')
      const style = { size: 8, font: 'regular', color: GREY, maxLines: 1 } as const
      this.textAt(y, left, { ...style, x: MARGIN_PT, width: CONTENT_WIDTH - 110 })
      const x = MARGIN_PT + CONTENT_WIDTH - 100
      this.textAt(y, right(page + 1, this.#pages), { ...style, x, width: 100, align: 'right' })
    }
  }

  #addPage(): void {
    this.pdf.addPage()
    this.#pages += 1
    this.y = MARGIN_PT
    if (this.#pages > 1) this.#onNextPage(this)
  }
}
