// What the tests of documents share: the fonts, an independent ZPL renderer, and a look at the pixels.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inflateSync } from 'node:zlib'
import { ready } from 'zpl-renderer-js'
import { decodeBarcodes } from '../../test/support/barcode.ts'
import { rasterizePdf } from '../../test/support/pdf.ts'
import { DOCUMENT_FONT_FILES, type PdfContext } from './pdf-file.ts'

function font(file: string): Uint8Array {
  return readFileSync(fileURLToPath(new URL(`../../resources/fonts/${file}`, import.meta.url)))
}

export const TEST_CONTEXT: PdfContext = {
  fonts: { regular: font(DOCUMENT_FONT_FILES.regular), bold: font(DOCUMENT_FONT_FILES.bold) },
  createdAt: '2026-11-22T10:00:00Z',
}

/** Draws ZPL as a printer would; 12 dots to the millimetre stand for 300 dpi, as in the printers' own arithmetic. */
export async function zplToPng(
  zpl: string,
  widthMm: number,
  heightMm: number,
  dotsPerMm = 8,
): Promise<Uint8Array> {
  const { api } = await ready
  return Buffer.from(await api.zplToBase64Async(zpl, widthMm, heightMm, dotsPerMm), 'base64')
}

/** The texts of all barcodes, sorted. */
export async function readAll(image: Parameters<typeof decodeBarcodes>[0]): Promise<string[]> {
  const results = await decodeBarcodes(image, ['Code128', 'EAN13'])
  return results.map(({ text }) => text).sort()
}

export async function readPdf(bytes: Uint8Array, page = 0, dpi = 203): Promise<string[]> {
  const raster = (await rasterizePdf(bytes, dpi))[page]
  if (raster === undefined) throw new Error(`the PDF has no page ${page + 1}`)
  return readAll(raster)
}

/** How far to the right an 8-bit greyscale PNG is black, in pixels. */
export function inkWidth(png: Uint8Array): number {
  const { width, height, grey } = decodeGrey(Buffer.from(png))
  let right = 0
  for (let y = 0; y < height; y += 1) {
    for (let x = right; x < width; x += 1) if ((grey[y * width + x] ?? 255) < 128) right = x + 1
  }
  return right
}

function decodeGrey(png: Buffer): { width: number; height: number; grey: Uint8Array } {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  if (png[24] !== 8 || png[25] !== 0) throw new Error('an 8-bit greyscale PNG was expected')
  const data: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const raw = inflateSync(Buffer.concat(data))
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (width + 1)]
    for (let x = 0; x < width; x += 1) {
      const left = x === 0 ? 0 : (grey[y * width + x - 1] ?? 0)
      const up = y === 0 ? 0 : (grey[(y - 1) * width + x] ?? 0)
      const corner = x === 0 || y === 0 ? 0 : (grey[(y - 1) * width + x - 1] ?? 0)
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      grey[y * width + x] = (raw[y * (width + 1) + 1 + x] ?? 0) + predicted
    }
  }
  return { width, height, grey }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const distances = [left, up, corner].map((value) => Math.abs(guess - value))
  const nearest = Math.min(...distances)
  return [left, up, corner][distances.indexOf(nearest)] ?? 0
}
