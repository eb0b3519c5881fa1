import { describe, expect, test } from 'vitest'
import { decodeBarcodes } from '../../test/support/barcode.ts'
import { rasterizePdf } from '../../test/support/pdf.ts'
import { makeOwnCode } from '../core/codes/own-codes.ts'
import { readAll, readPdf, TEST_CONTEXT, zplToPng } from './documents.testkit.ts'
import { overlaps } from './label-drawing.ts'
import { ZPL_METRICS } from './label-zpl.ts'
import {
  renderSmallLabelsPdf,
  renderSmallLabelZpl,
  SMALL_LABEL_SIZES,
  type SmallLabelData,
  smallLabelDrawing,
} from './small-label.ts'

const long = 'White hanging heart T-light holder, box of 6, handmade in Portugal by a family of seven'
const samples: SmallLabelData[] = [
  { locale: 'fr', kind: 'tote', name: '000123', detail: null, code: makeOwnCode('tote', '000123') },
  { locale: 'en', kind: 'cart', name: 'Cart 7', detail: '6 totes', code: makeOwnCode('cart', '7') },
  {
    locale: 'en',
    kind: 'station',
    name: 'Packing bench 2',
    detail: null,
    code: makeOwnCode('station', 'S2'),
  },
  { locale: 'en', kind: 'box', name: 'Box M', detail: '300 × 200 × 150 mm', code: makeOwnCode('box', 'M1') },
  {
    locale: 'fr',
    kind: 'badge',
    name: 'Éléonore Łukasiewicz',
    detail: 'Préparatrice',
    code: makeOwnCode('badge', '7F3K29'),
  },
  { locale: 'en', kind: 'bin', name: 'A-12-05', detail: 'Zone A', code: makeOwnCode('bin', 'A-12-05') },
  { locale: 'en', kind: 'bin', name: 'A-12-05', detail: null, code: 'A-12-05' },
  { locale: 'en', kind: 'product', name: long, detail: '85123A', code: '4006381333931' },
  { locale: 'en', kind: 'product', name: 'Case of 12', detail: null, code: '10614141000415' },
  { locale: 'en', kind: 'product', name: '^XZ~JA', detail: `${long} ${long}`, code: 'SKU-00042' },
]

describe.each(samples)('$kind $code', (data) => {
  const size = SMALL_LABEL_SIZES[data.kind]

  test('in ZPL at 203 and 300 dpi', async () => {
    for (const [dpi, dotsPerMm] of [
      [203, 8],
      [300, 12],
    ] as const) {
      const zpl = renderSmallLabelZpl(data, { dpi })
      expect(await readAll(await zplToPng(zpl, size.widthMm, size.heightMm, dotsPerMm))).toEqual([data.code])
    }
  })

  test('as PDF', async () => {
    expect(await readPdf(await renderSmallLabelsPdf([data], size, TEST_CONTEXT), 0, 203)).toEqual([data.code])
  })

  test('nothing covers anything', () => {
    expect(overlaps(smallLabelDrawing(data, size, ZPL_METRICS), ZPL_METRICS)).toEqual([])
  })
})

test('a product code is printed as what it is, an EAN-13', async () => {
  const size = SMALL_LABEL_SIZES.product
  const data: SmallLabelData = {
    locale: 'en',
    kind: 'product',
    name: 'Lamp',
    detail: null,
    code: '4006381333931',
  }
  const zpl = renderSmallLabelZpl(data, { dpi: 203 })
  const [page] = await rasterizePdf(await renderSmallLabelsPdf([data], size, TEST_CONTEXT), 203)
  if (page === undefined) throw new Error('no page')
  for (const image of [await zplToPng(zpl, size.widthMm, size.heightMm), page]) {
    expect((await decodeBarcodes(image)).map(({ format, text }) => [format, text])).toEqual([
      ['EAN13', data.code],
    ])
  }
})

test('many labels make one file, a page each', async () => {
  const totes = Array.from({ length: 3 }, (_, i): SmallLabelData => {
    const body = String(i).padStart(6, '0')
    return { locale: 'en', kind: 'tote', name: body, detail: null, code: makeOwnCode('tote', body) }
  })
  const bytes = await renderSmallLabelsPdf(totes, SMALL_LABEL_SIZES.tote, TEST_CONTEXT)
  expect(await readPdf(bytes, 2)).toEqual([totes[2]?.code])
  expect(() => renderSmallLabelsPdf([], SMALL_LABEL_SIZES.tote, TEST_CONTEXT)).toThrow(RangeError)
})
