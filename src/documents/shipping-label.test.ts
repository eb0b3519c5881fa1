import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOfPdf } from '../../test/support/pdf.ts'
import { makeSscc } from '../core/codes/sscc.ts'
import { MAX_TRACKING_SERIAL, makeTracking } from '../core/codes/tracking.ts'
import { readAll, readPdf, TEST_CONTEXT, zplToPng } from './documents.testkit.ts'
import { overlaps } from './label-drawing.ts'
import { ZPL_METRICS } from './label-zpl.ts'
import {
  isShippingLabelZplComplete,
  renderShippingLabelPdf,
  renderShippingLabelZpl,
  type ShippingLabelData,
  shippingLabelDrawing,
} from './shipping-label.ts'

const label: ShippingLabelData = {
  locale: 'en',
  warehouse: { name: 'Entrepôt de la Gare', lines: ['12 rue des Quais', '69002 Lyon', 'France'] },
  shipTo: {
    name: 'Jean-Baptiste Łukasiewicz-Ünlü',
    lines: ['c/o Atelier Métallurgique du Rhône', '142 bis avenue du Maréchal de Lattre de Tassigny'],
    postcode: '38000',
    city: 'Grenoble',
    country: 'FR',
  },
  orderNumber: 'SO-2026-004512',
  parcelNo: 2,
  parcelCount: 3,
  weightGrams: 12450,
  tracking: makeTracking('S1', 42),
  sscc: makeSscc({ extensionDigit: 3, companyPrefix: '7610425', serial: 2123456 }),
  carrierName: null,
  serviceName: 'Standard',
  shipDate: '2026-11-22',
  route: 'LYO-07',
}

const hostile: ShippingLabelData = {
  ...label,
  locale: 'fr',
  warehouse: { name: '^XZ '.repeat(30), lines: Array.from({ length: 9 }, (_, i) => `~JA line ${i}`) },
  shipTo: {
    name: `^XA^FO0,800^GB800,400,400^FS Verwaltungsgesellschaft für ${'internationale '.repeat(10)}`,
    lines: [
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3),
      '\u0000\u001b\\&_5E'.repeat(9),
      ...'12345678',
    ],
    postcode: '9'.repeat(60),
    city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(2),
    country: 'The Former Country of '.repeat(8),
  },
  orderNumber: 'Ä'.repeat(90),
  carrierName: 'W'.repeat(80),
  serviceName: 'Express '.repeat(20),
  route: 'M'.repeat(70),
  weightGrams: 123_456_789,
  parcelNo: 12345,
  parcelCount: 99999,
}

const codesOf = (data: ShippingLabelData) => [`(00)${data.sscc}`, data.tracking].sort()

describe('ZPL', () => {
  test.each([
    [203, 8],
    [300, 12],
  ] as const)('at %i dpi the bars say what the letters say', async (dpi, dotsPerMm) => {
    const png = await zplToPng(renderShippingLabelZpl(label, { dpi }), 101.6, 152.4, dotsPerMm)
    expect(await readAll(png)).toEqual(codesOf(label))
  })

  test('all that a driver needs is on it', () => {
    const zpl = renderShippingLabelZpl(label, { dpi: 203 })
    for (const text of [
      '2 of 3',
      'FRANCE',
      '38000 Grenoble',
      'LYO-07',
      '22 Nov 2026',
      label.tracking,
      label.sscc,
      'Own fleet',
    ]) {
      expect(zpl).toContain(`^FD${text}^FS`)
    }
    expect(zpl).toContain('^CI28')
    expect(zpl.match(/\^XZ/g)).toHaveLength(1)
  })

  test('hostile and endless texts leave the bars readable, and commands unspoken', async () => {
    const zpl = renderShippingLabelZpl(hostile, { dpi: 203 })
    expect(zpl.match(/\^X[AZ]/g)).toEqual(['^XA', '^XZ'])
    expect(zpl).not.toContain('~')
    expect(await readAll(await zplToPng(zpl, 101.6, 152.4))).toEqual(codesOf(hostile))
  })

  test('what is missing is said to be missing', () => {
    const shipTo = { name: '', lines: [], postcode: '', city: ' ', country: '' }
    const zpl = renderShippingLabelZpl(
      { ...label, shipTo, weightGrams: null, parcelCount: null, route: null },
      { dpi: 203 },
    )
    expect(zpl).toContain('^FDNo address given^FS')
    expect(zpl).toContain('^FDnot given^FS')
    expect(zpl).toContain('^FD2^FS')
  })

  test('postcode, city and country stay when the address is too long', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `Line ${i}`)
    const zpl = renderShippingLabelZpl({ ...label, shipTo: { ...label.shipTo, lines } }, { dpi: 203 })
    expect(zpl).toContain('^FD38000 Grenoble^FS')
    expect(zpl).toContain('^FDFRANCE^FS')
    expect(zpl).toMatch(/\^FDLine \d+…\^FS/)
  })
})

describe('PDF', () => {
  test('at the resolution of a label printer the bars say what the letters say', async () => {
    const bytes = await renderShippingLabelPdf(label, TEST_CONTEXT)
    expect(await readPdf(bytes, 0, 203)).toEqual(codesOf(label))
    const [text] = await textOfPdf(bytes)
    for (const part of ['Jean-Baptiste Łukasiewicz-Ünlü', '2 of 3', '12.45 kg', '38000 Grenoble'])
      expect(text).toContain(part)
  })

  test('hostile texts, and names in other scripts', async () => {
    expect(await readPdf(await renderShippingLabelPdf(hostile, TEST_CONTEXT))).toEqual(codesOf(hostile))
    const shipTo = {
      ...label.shipTo,
      name: 'Ελένη Παπαδοπούλου',
      lines: ['улица Ленина 5', 'רחוב הרצל 12', 'شارع النيل'],
    }
    const [text] = await textOfPdf(await renderShippingLabelPdf({ ...label, shipTo }, TEST_CONTEXT))
    expect(text).toContain('Ελένη Παπαδοπούλου')
    expect(text).toContain('улица Ленина 5')
    expect(isShippingLabelZplComplete({ ...label, shipTo })).toBe(false)
    expect(isShippingLabelZplComplete(label)).toBe(true)
  })

  test('the same input gives the same bytes', async () => {
    const [a, b] = [
      await renderShippingLabelPdf(label, TEST_CONTEXT),
      await renderShippingLabelPdf(label, TEST_CONTEXT),
    ]
    expect(Buffer.compare(a, b)).toBe(0)
    const later = await renderShippingLabelPdf(label, { ...TEST_CONTEXT, createdAt: '2026-11-23T10:00:00Z' })
    expect(Buffer.compare(a, later)).not.toBe(0)
  })
})

describe('properties', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 60 })
  const labels = fc.record({
    locale: fc.constantFrom('en' as const, 'fr' as const),
    warehouse: fc.record({ name: words, lines: fc.array(words, { maxLength: 5 }) }),
    shipTo: fc.record({
      name: words,
      lines: fc.array(words, { maxLength: 6 }),
      postcode: fc.string({ maxLength: 12 }),
      city: words,
      country: fc.constantFrom('FR', 'GB', '', 'Utopia'),
    }),
    orderNumber: words,
    parcelNo: fc.integer({ min: 1, max: 99 }),
    parcelCount: fc.option(fc.integer({ min: 1, max: 99 })),
    weightGrams: fc.option(fc.nat()),
    tracking: fc
      .tuple(fc.stringMatching(/^[0-9A-Z]{1,4}$/), fc.nat(MAX_TRACKING_SERIAL))
      .map(([prefix, serial]) => makeTracking(prefix, serial)),
    sscc: fc
      .nat(999_999_999)
      .map((serial) => makeSscc({ extensionDigit: 0, companyPrefix: '7610425', serial })),
    carrierName: fc.option(words),
    serviceName: words,
    shipDate: fc.constant('2026-11-22'),
    route: fc.option(words),
  })

  test('nothing covers anything, nothing leaves the label', () => {
    fc.assert(
      fc.property(labels, (data) => {
        expect(overlaps(shippingLabelDrawing(data, ZPL_METRICS), ZPL_METRICS)).toEqual([])
      }),
      { numRuns: 150 },
    )
    expect(overlaps(shippingLabelDrawing(hostile, ZPL_METRICS), ZPL_METRICS)).toEqual([])
  })

  test('whatever is printed, the bars are read back', async () => {
    await fc.assert(
      fc.asyncProperty(labels, async (data) => {
        const png = await zplToPng(renderShippingLabelZpl(data, { dpi: 203 }), 101.6, 152.4)
        expect(await readAll(png)).toEqual(codesOf(data))
        expect(await readPdf(await renderShippingLabelPdf(data, TEST_CONTEXT))).toEqual(codesOf(data))
      }),
      { numRuns: 8 },
    )
  })
})

test('the measure of overlap can find one', () => {
  const text = {
    type: 'text',
    x: 5,
    y: 5,
    width: 40,
    sizeMm: 4,
    weight: 'bold',
    align: 'left',
    text: 'Name',
  } as const
  const bars = {
    type: 'barcode',
    symbology: 'code128',
    text: 'A',
    x: 5,
    y: 8,
    width: 40,
    height: 10,
    maxModuleMm: 0.5,
  } as const
  const drawing = { widthMm: 50, heightMm: 30, items: [text, bars, { ...text, y: 29 }] }
  expect(overlaps(drawing, ZPL_METRICS)).toEqual(['text Name leaves the label', 'text Name covers barcode A'])
})

test('an SSCC with a wrong check digit is never printed', () => {
  expect(() => renderShippingLabelZpl({ ...label, sscc: '376104250021234568' }, { dpi: 203 })).toThrow(
    RangeError,
  )
})
