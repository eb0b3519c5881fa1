import { toBuffer } from 'bwip-js/node'
import PDFDocument from 'pdfkit'
import { expect, test } from 'vitest'
import { decodeBarcodes } from './barcode.ts'
import { rasterizePdf, textOfPdf } from './pdf.ts'

async function pdfWithBarcode(): Promise<Uint8Array> {
  const png = await toBuffer({ bcid: 'code128', text: 'EN-0042', scale: 3 })
  const chunks: Buffer[] = []
  const doc = new PDFDocument({ size: [288, 432] })
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<void>((resolve) => doc.on('end', resolve))
  doc.rect(0, 0, 20, 20).fill('#ff0000')
  doc.image(png, 40, 60, { width: 200 })
  doc.fillColor('black').text('Entrepot slip', 40, 200)
  doc.end()
  await done
  return Buffer.concat(chunks)
}

test('a PDF page becomes pixels in red-green-blue-alpha order at the asked resolution', async () => {
  const [page] = await rasterizePdf(await pdfWithBarcode(), 200)
  if (!page) throw new Error('no page')
  expect([page.width, page.height]).toEqual([800, 1200])
  expect([...page.rgba.subarray(4 * 805, 4 * 805 + 4)]).toEqual([255, 0, 0, 255])
  const corner = 4 * (page.width * page.height - 1)
  expect([...page.rgba.subarray(corner, corner + 4)]).toEqual([255, 255, 255, 255])
})

test('both the pixels and the PNG are readable by an independent barcode decoder', async () => {
  const [page] = await rasterizePdf(await pdfWithBarcode(), 203)
  if (!page) throw new Error('no page')
  const fromPixels = await decodeBarcodes(page, ['Code128'])
  const fromPng = await decodeBarcodes(page.png)
  expect([fromPixels[0]?.text, fromPng[0]?.text]).toEqual(['EN-0042', 'EN-0042'])
})

test('the text layer is read in reading order', async () => {
  expect((await textOfPdf(await pdfWithBarcode())).join('')).toContain('Entrepot slip')
})
