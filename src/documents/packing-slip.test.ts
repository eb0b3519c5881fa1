import { describe, expect, test } from 'vitest'
import { textOfPdf } from '../../test/support/pdf.ts'
import { makeOwnCode } from '../core/codes/own-codes.ts'
import { makeTracking } from '../core/codes/tracking.ts'
import { readPdf, TEST_CONTEXT } from './documents.testkit.ts'
import { type PackingSlipData, type PackingSlipLine, renderPackingSlip } from './packing-slip.ts'

const line: PackingSlipLine = {
  sku: '85123A',
  description: 'White hanging heart T-light holder',
  qtyOrderedEach: 7,
  qtyShippedEach: 6,
  qtyBackorderedEach: 1,
  unitPriceMinor: 255,
}

const slip: PackingSlipData = {
  locale: 'en',
  timeZone: 'Europe/Paris',
  logoText: 'La Maison Bleue',
  warehouse: { name: 'Entrepôt de la Gare', lines: ['12 rue des Quais', '69002 Lyon'] },
  orderNumber: '536365',
  orderCode: makeOwnCode('order', '536365'),
  placedAt: '2026-11-20T23:30:00Z',
  customerReference: 'PO 77',
  serviceName: 'Standard',
  shipDate: '2026-11-22',
  shipTo: { name: 'Élodie Żółć', lines: ['5 rue Basse'], postcode: '38000', city: 'Grenoble', country: 'FR' },
  parcelNo: 1,
  lines: [line],
  parcels: [
    { parcelNo: 1, tracking: makeTracking('S1', 42), weightGrams: 1250 },
    { parcelNo: 2, tracking: null, weightGrams: null },
  ],
  parcelCount: 2,
  gift: null,
  currency: null,
}

async function textOf(data: PackingSlipData): Promise<string> {
  const pages = await textOfPdf(await renderPackingSlip(data, TEST_CONTEXT))
  return pages.join('\n').replace(/\s+/g, ' ')
}

describe('packing slip', () => {
  test('says what was ordered, what is in here and what follows', async () => {
    const text = await textOf(slip)
    for (const part of [
      'La Maison Bleue',
      'Packing slip',
      'Élodie Żółć',
      '38000 Grenoble',
      'France',
      '21 Nov 2026',
      'PO 77',
    ]) {
      expect(text).toContain(part)
    }
    for (const part of [
      'In this parcel',
      '85123A',
      'To follow',
      '1 of 2',
      makeTracking('S1', 42),
      '1.25 kg',
      'Page 1 of 1',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toContain('2 of 2 not given not given')
    expect(await textOf({ ...slip, parcelNo: null })).toContain('In this shipment')
  })

  test('speaks French', async () => {
    const text = await textOf({ ...slip, locale: 'fr', gift: { message: 'Joyeux anniversaire !' } })
    for (const part of [
      'Bon de livraison',
      'Dans ce colis',
      'Joyeux anniversaire !',
      'Cadeau',
      '1 sur 2',
      'Page 1 sur 1',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('its barcode brings the order back', async () => {
    expect(await readPdf(await renderPackingSlip(slip, TEST_CONTEXT), 0, 150)).toEqual([slip.orderCode])
  })

  test('prices only when asked, and never on a gift', async () => {
    expect(await textOf(slip)).not.toContain('2.55')
    const priced = await textOf({ ...slip, currency: 'EUR' })
    for (const part of ['€2.55', '€15.30', 'Total']) expect(priced).toContain(part)
    expect(await textOf({ ...slip, currency: 'EUR', gift: { message: null } })).not.toContain('2.55')
    expect(
      await textOf({ ...slip, currency: 'EUR', lines: [line, { ...line, unitPriceMinor: null }] }),
    ).not.toContain('Total')
  })

  test('200 lines go over pages that repeat their heads and count themselves', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => ({
      ...line,
      sku: `SKU-${i + 1}`,
      description: i === 60 ? `${line.description} `.repeat(60) : line.description,
    }))
    const pages = await textOfPdf(await renderPackingSlip({ ...slip, lines }, TEST_CONTEXT))
    expect(pages.length).toBeGreaterThan(5)
    pages.forEach((page, i) => {
      expect(page).toContain(`Page ${i + 1} of ${pages.length}`)
      expect(page).toContain('Packing slip')
      if (page.includes('SKU-')) expect(page).toContain('Description')
    })
    const skus = pages.join('\n').match(/SKU-\d+/g)
    expect(skus).toEqual(lines.map(({ sku }) => sku))
    // The endless description is cut, visibly.
    expect(pages.join('')).toContain('…')
  })

  test('what is missing is said to be missing', async () => {
    const text = await textOf({
      ...slip,
      orderCode: null,
      placedAt: null,
      customerReference: null,
      serviceName: ' ',
      shipDate: null,
      shipTo: { name: '', lines: [], postcode: '', city: '', country: '' },
      lines: [],
      parcels: [],
    })
    expect(text.match(/not given/g)).toHaveLength(5)
    for (const part of ['No address given', 'No parcel yet', 'Nothing in this shipment'])
      expect(text).toContain(part)
  })

  test('endless, hostile and right-to-left texts do not break it', async () => {
    const endless = 'Überlänge'.repeat(200)
    const data: PackingSlipData = {
      ...slip,
      logoText: endless,
      warehouse: { name: endless, lines: Array.from({ length: 30 }, () => endless) },
      orderNumber: endless,
      shipTo: {
        name: 'דוד כהן',
        lines: ['شارع النيل 12', endless, '\u0000\u202e<b>'],
        postcode: '',
        city: '東京',
        country: 'JP',
      },
      gift: { message: endless },
      lines: [{ ...line, sku: endless, description: 'مصباح معلق أبيض' }],
    }
    expect(await readPdf(await renderPackingSlip(data, TEST_CONTEXT), 0, 150)).toEqual([slip.orderCode])
  })

  test('the same input gives the same bytes', async () => {
    const [a, b] = [await renderPackingSlip(slip, TEST_CONTEXT), await renderPackingSlip(slip, TEST_CONTEXT)]
    expect(Buffer.compare(a, b)).toBe(0)
  })
})
