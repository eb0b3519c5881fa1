// PDFs are judged as paper: rendered by PDFium (an engine that knows nothing of our layout code) at the printer's
// resolution. PDFium comes as WebAssembly from npm, so that no system package is needed.
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import { encodePng } from './png.ts'

export interface RasterPage {
  width: number
  height: number
  rgba: Uint8ClampedArray
  png: Buffer
}

let library: Promise<PDFiumLibrary> | undefined

async function withDocument<T>(bytes: Uint8Array, use: (document: PDFiumDocument) => Promise<T>): Promise<T> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(bytes)
  try {
    return await use(document)
  } finally {
    document.destroy()
  }
}

/** Every page as pixels: `rgba` for decoders (white background, opaque), `png` for files that a person looks at. */
export function rasterizePdf(bytes: Uint8Array, dpi: number): Promise<RasterPage[]> {
  return withDocument(bytes, async (document) => {
    const pages: RasterPage[] = []
    for (const page of document.pages()) {
      // The library hands out RGBA to `render` callbacks, whatever its internal order is called.
      const { width, height, data } = await page.render({
        scale: dpi / 72,
        render: async (options) => options.data,
      })
      const rgba = new Uint8ClampedArray(data)
      pages.push({ width, height, rgba, png: encodePng(width, height, data) })
    }
    return pages
  })
}

/** The text layer of every page, as a reader's search would find it. */
export function textOfPdf(bytes: Uint8Array): Promise<string[]> {
  return withDocument(bytes, async (document) => [...document.pages()].map((page) => page.getText()))
}
