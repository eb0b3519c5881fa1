import { makeSscc } from '../src/core/codes/sscc.ts'
import type { PackingSlipData } from '../src/documents/packing-slip.ts'
import { renderPackingSlip } from '../src/documents/packing-slip.ts'
import {
  renderShippingLabelPdf,
  renderShippingLabelZpl,
  type ShippingLabelData,
} from '../src/documents/shipping-label.ts'
import { documentFonts } from '../src/station/printing/fonts.ts'
import { percentile, report } from './lib/report.ts'

/** How many documents a second one core makes, each by itself as a packer asks for them, rows already read. */
const ZPL = 2000
const PDF = 150
const LINES = 12

const context = { fonts: documentFonts(), createdAt: '2026-11-02T08:00:00Z' }
const sender = { name: 'Benchmark', lines: ['1 Dock Road', 'LS1 4AP Leeds', 'GB'] }
const shipTo = {
  name: 'Zoë Łukasik',
  lines: ['12 rue du Port', '3e étage'],
  postcode: '76600',
  city: 'Le Havre',
  country: 'FR',
}

await rate('documents.label.zpl', ZPL, (n) => renderShippingLabelZpl(label(n), { dpi: 203 }))
await rate('documents.label.pdf', PDF, (n) => renderShippingLabelPdf(label(n), context))
await rate('documents.slip.pdf', PDF, (n) => renderPackingSlip(slip(n), context))

async function rate(name: string, count: number, make: (n: number) => unknown): Promise<void> {
  const before = performance.now()
  await make(0)
  const firstMs = performance.now() - before
  const times: number[] = []
  for (let n = 1; n <= count; n++) {
    const started = performance.now()
    await make(n)
    times.push(performance.now() - started)
  }
  const seconds = times.reduce((sum, ms) => sum + ms, 0) / 1000
  report({ name: `${name}.rate`, value: count / seconds, unit: '1/s', n: count, context: { lines: LINES } })
  report({ name: `${name}.p99`, value: percentile(times, 99), unit: 'ms', n: count })
  report({ name: `${name}.first`, value: firstMs, unit: 'ms', n: 1 })
}

function label(n: number): ShippingLabelData {
  return {
    locale: n % 2 === 0 ? 'en' : 'fr',
    warehouse: sender,
    shipTo,
    orderNumber: `B${n}`,
    parcelNo: 1,
    parcelCount: 2,
    weightGrams: 1200 + n,
    tracking: `BB${String(n).padStart(9, '0')}`,
    sscc: makeSscc({ extensionDigit: 0, companyPrefix: '9521234', serial: n }),
    carrierName: null,
    serviceName: 'Standard',
    shipDate: '2026-11-02',
    route: null,
  }
}

function slip(n: number): PackingSlipData {
  return {
    locale: n % 2 === 0 ? 'en' : 'fr',
    timeZone: 'Europe/Paris',
    logoText: 'Benchmark',
    warehouse: sender,
    orderNumber: `B${n}`,
    orderCode: null,
    placedAt: '2026-11-01T10:00:00Z',
    customerReference: null,
    serviceName: 'Standard',
    shipDate: '2026-11-02',
    shipTo,
    parcelNo: 1,
    lines: Array.from({ length: LINES }, (_, line) => ({
      sku: `SKU-${n}-${line}`,
      description: `Product ${line} of the benchmark, with a description that is long enough for two lines of it`,
      qtyOrderedEach: 3,
      qtyShippedEach: 2,
      qtyBackorderedEach: 1,
      unitPriceMinor: 499,
    })),
    parcels: [{ parcelNo: 1, tracking: `BB${n}`, weightGrams: 1200 }],
    parcelCount: 2,
    gift: null,
    currency: null,
  }
}
