import { expect, it } from 'vitest'
import { TEST_CONTEXT } from './documents.testkit.ts'
import { type PdfContext, renderPdf } from './pdf-file.ts'
import { fontOf } from './pdf-font.ts'

function page(context: PdfContext, text: string): Promise<Uint8Array> {
  return renderPdf(context, { title: '', language: 'en', widthPt: 300, heightPt: 200 }, (pdf) => {
    pdf.addPage().font('regular', 12).text(text, 10, 10).font('bold').text(text, 10, 50)
  })
}

/** Fonts that nobody has used. */
function fresh(): PdfContext {
  const { regular, bold } = TEST_CONTEXT.fonts
  return { ...TEST_CONTEXT, fonts: { regular: regular.slice(), bold: bold.slice() } }
}

it('gives the same bytes whatever was written before with the same fonts', async () => {
  const context = fresh()
  // The letter and the ligature share a glyph, which remembers for what it was first used.
  await page(context, 'o\ufb03ce \ufb01n')
  const after = await page(context, 'office fin')
  expect(Buffer.from(after).equals(await page(fresh(), 'office fin'))).toBe(true)
})

it('parses a font once', () => {
  const { regular } = TEST_CONTEXT.fonts
  const parsed = () => Object.getPrototypeOf(fontOf(regular)) as object
  expect(parsed()).toBe(parsed())
})
