import { expect, test } from 'vitest'
import { textOfPdf } from '../../test/support/pdf.ts'
import { makeOwnCode } from '../core/codes/own-codes.ts'
import { readPdf, TEST_CONTEXT } from './documents.testkit.ts'
import { type PickListData, renderPickList } from './pick-list.ts'

const list: PickListData = {
  locale: 'en',
  timeZone: 'Europe/Paris',
  warehouseName: 'Entrepôt de la Gare',
  orderNumber: 'SO-2026-000123',
  orderCode: makeOwnCode('order', 'SO-2026-000123'),
  customerName: 'Jean Dupont',
  dueAt: '2026-11-22T15:00:00Z',
  printedAt: '2026-11-22T09:12:00Z',
  lines: [
    { bin: 'C-09-01', sku: 'SKU-1', description: 'White hanging heart', qtyEach: 6, lot: 'L7' },
    { bin: 'A-12-05', sku: 'SKU-2', description: 'Lampe à huile', qtyEach: 12, lot: null },
    { bin: null, sku: 'SKU-3', description: '', qtyEach: 1, lot: null },
  ],
}

async function textOf(data: PickListData): Promise<string> {
  return (await textOfPdf(await renderPickList(data, TEST_CONTEXT))).join('\n').replace(/\s+/g, ' ')
}

test('keeps the walking order, and shows bin, item, lot and quantity', async () => {
  const text = await textOf(list)
  expect(text.indexOf('C-09-01')).toBeGreaterThan(0)
  expect(text.indexOf('A-12-05')).toBeGreaterThan(text.indexOf('C-09-01'))
  for (const part of [
    'no bin',
    'L7',
    'Lampe à huile',
    '3 lines, 19 pieces',
    'Jean Dupont',
    '16:00',
    '10:12',
  ]) {
    expect(text).toContain(part)
  }
})

test('its barcode brings the order back', async () => {
  expect(await readPdf(await renderPickList(list, TEST_CONTEXT), 0, 200)).toEqual([list.orderCode])
})

test('speaks French, and says what is missing', async () => {
  const text = await textOf({ ...list, locale: 'fr', dueAt: null, customerName: null, lines: [] })
  for (const part of ['Liste de prélèvement', 'non renseigné', '0 ligne, 0 pièce', 'Rien'])
    expect(text).toContain(part)
})

test('a long list counts its pages', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => ({
    bin: `A-${i}`,
    sku: `SKU-${i}`,
    description: 'x',
    qtyEach: 1,
    lot: null,
  }))
  const pages = await textOfPdf(await renderPickList({ ...list, lines }, TEST_CONTEXT))
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`)
})
