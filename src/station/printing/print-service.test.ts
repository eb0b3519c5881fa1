import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decodeBarcodes } from '../../../test/support/barcode.ts'
import { rasterizePdf, textOfPdf } from '../../../test/support/pdf.ts'
import { makeOwnCode } from '../../core/codes/own-codes.ts'
import type { OrderId, UserId } from '../../core/model/ids.ts'
import { SYSTEM_USER } from '../../core/model/ids.ts'
import type { OperationArgs, OperationName, OperationValue } from '../../core/operations/registry.ts'
import { readRows } from '../queries/row-reader.ts'
import { refusalOf, TestStation } from '../session/station.testkit.ts'
import { printable } from './documents.ts'
import { type PrintService, printService } from './print-service.ts'
import { jobViews, printerStatus, printerViews } from './print-views.ts'
import { type TestPrinter, TestTime, testPrinter, until } from './printing.testkit.ts'

const USER = 'u-admin' as UserId
const ASKED = { orderId: null, parcelId: null, userId: null, code: null, printerId: null, reprint: false }
const TOTE = makeOwnCode('tote', '000001')

let t: TestStation
let service: PrintService
let folder: string
let time: TestTime
let listener: TestPrinter | undefined
const faults: unknown[] = []

beforeEach(() => {
  t = new TestStation()
  t.setUp(`scrypt$32768$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}`)
  folder = mkdtempSync(join(tmpdir(), 'entrepot-out-'))
  time = new TestTime()
  service = start()
})
afterEach(async () => {
  await service.close(0)
  await listener?.close()
  listener = undefined
  t.dispose()
  rmSync(folder, { recursive: true, force: true })
  expect(faults.splice(0)).toEqual([])
})

function start(): PrintService {
  return printService({
    station: t.station,
    randomBytes,
    onChange: () => undefined,
    onFault: (error) => faults.push(error),
    schedule: time.schedule,
  })
}

function run<N extends OperationName>(name: N, args: OperationArgs<N>): OperationValue<N> {
  const outcome = t.station.do(name, args, { userId: SYSTEM_USER })
  if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

/** One order of two mugs, picked, packed and its parcel sealed. */
function sealedParcel(language: 'en' | 'fr' = 'fr') {
  t.do('saveProducts', {
    products: [{ sku: 'MUG', name: 'Grand mug émaillé', weightGrams: 300, barcodes: [] }],
  })
  t.do('saveLocations', { locations: [{ code: 'A-01-01', kind: 'bin' }] })
  t.do('receiveStock', { bin: 'A-01-01', sku: 'MUG', qtyEach: 10 })
  t.do('placeOrder', {
    channel: 'shop',
    customerName: 'Zoë Ångström',
    shipTo: {
      name: 'Zoë Ångström',
      lines: ['12 rue de l’Église'],
      postcode: '67000',
      city: 'Strasbourg',
      country: 'FR',
    },
    currency: 'EUR',
    language,
    orderedAt: '2026-11-22T07:00:00Z',
    dueAt: '2026-11-22T16:00:00Z',
    paid: true,
    priority: 0,
    lines: [{ sku: 'MUG', qtyEach: 2, priceMinor: 990 }],
  })
  const [order] = readRows(t.station.read, 'order', '1 = 1')
  const orderId = order?.id as OrderId
  run('releaseOrders', { orderIds: [orderId], allowPartial: false })
  const [task] = readRows(t.station.read, 'pickTask', '1 = 1')
  const [pick] = readRows(t.station.read, 'pick', '1 = 1')
  if (!order || !task || !pick) throw new Error('nothing was released')
  run('startPickTask', { taskId: task.id })
  run('bindTote', { taskId: task.id, toteCode: TOTE })
  const { productId } = pick
  run('confirmPick', {
    pickId: pick.id,
    bin: 'A-01-01' as never,
    productId,
    qtyEach: 2,
    lot: null,
    code: null,
  })
  const { parcelId } = run('startPacking', { orderId })
  run('packItem', { parcelId, productId, lot: null, qtyEach: 2, code: null })
  run('sealParcel', { parcelId, boxId: null, weightGrams: 600, overrideReason: null })
  const [parcel] = readRows(t.station.read, 'parcel', '"id" = ?', parcelId)
  return {
    orderId,
    number: order.number,
    parcelId,
    tracking: parcel?.tracking ?? '',
    sscc: parcel?.sscc ?? '',
  }
}

function savePrinter(change: object): string {
  const args = {
    printerId: null,
    name: 'Bench',
    kind: 'zpl',
    transport: 'tcp',
    host: '127.0.0.1',
    port: 9,
    folder: null,
    dpi: 203,
    purpose: 'both',
  } as const
  return service.savePrinter({ ...args, ...change } as Parameters<PrintService['savePrinter']>[0])
}

const toFolder = (change: object = {}) =>
  savePrinter({ kind: 'pdf', transport: 'file', host: null, port: null, folder, ...change })
const stateOf = (jobId: string) => service.store.job(jobId)?.state

describe('asking for a document', () => {
  it('[PR2] twice is one job, and another copy is a wish of its own', async () => {
    listener = await testPrinter('prints')
    savePrinter({ port: listener.port })
    const { parcelId, number } = sealedParcel()
    const asked = { ...ASKED, document: 'shippingLabel', parcelId } as const
    const [one, two] = await Promise.all([service.print(asked, USER), service.print(asked, USER)])
    expect(two).toBe(one)
    await until(() => stateOf(one) === 'printed')
    expect(await service.print(asked, USER)).toBe(one)
    expect(listener.received).toHaveLength(1)
    const copy = await service.print({ ...asked, reprint: true }, USER)
    await until(() => stateOf(copy) === 'printed')
    expect(listener.received).toHaveLength(2)
    expect(listener.received[1]?.equals(listener.received[0] ?? Buffer.alloc(0))).toBe(true)
    expect(jobViews(service.store)).toMatchObject([
      {
        id: copy,
        reprintOf: one,
        document: 'shippingLabel',
        title: `${number} 1`,
        state: 'printed',
        printerName: 'Bench',
      },
      { id: one, reprintOf: null },
    ])
  })

  it('of a parcel whose label is void makes another label under its new number', async () => {
    toFolder()
    const { parcelId } = sealedParcel()
    const asked = { ...ASKED, document: 'shippingLabel', parcelId } as const
    const first = await service.print(asked, USER)
    run('unsealParcel', { parcelId, reason: 'wrong box' })
    await expect(service.print(asked, USER)).rejects.toMatchObject({ refusal: { code: 'parcelNotSealed' } })
    run('sealParcel', { parcelId, boxId: null, weightGrams: 600, overrideReason: null })
    expect(await service.print(asked, USER)).not.toBe(first)
  })

  it('[PR1] survives the end of the process between the asking and the printer', async () => {
    const { parcelId } = sealedParcel()
    savePrinter({ port: 1 })
    const jobId = await service.print({ ...ASKED, document: 'shippingLabel', parcelId }, USER)
    await until(() => stateOf(jobId) === 'failed')
    await service.close(0)
    listener = await testPrinter('prints')
    t.restart()
    service = start()
    savePrinter({ printerId: service.store.printers()[0]?.id, port: listener.port })
    await until(() => stateOf(jobId) === 'printed')
    expect(listener.received).toHaveLength(1)
  })
})

describe('the printer', () => {
  it('is the one that fits: ZPL for labels, pages as PDF', async () => {
    const { parcelId, orderId } = sealedParcel()
    const asked = (document: 'shippingLabel' | 'packingSlip') => ({ ...ASKED, document, parcelId, orderId })
    await expect(service.print(asked('packingSlip'), USER)).rejects.toMatchObject({
      refusal: { code: 'printerUnknown' },
    })
    const office = toFolder({ name: 'Office', purpose: 'document' })
    const label = savePrinter({ name: 'Label', transport: 'file', folder })
    const printerOf = async (document: 'shippingLabel' | 'packingSlip') =>
      service.store.job(await service.print(asked(document), USER))?.printerId
    expect(await printerOf('packingSlip')).toBe(office)
    expect(await printerOf('shippingLabel')).toBe(label)
    await expect(
      service.print({ ...asked('packingSlip'), printerId: label, reprint: true }, USER),
    ).rejects.toMatchObject({ refusal: { code: 'printerUnknown' } })
    await until(() => readdirSync(folder).length === 2)
    expect(
      readdirSync(folder)
        .map((name) => name.split('.').at(-1))
        .sort(),
    ).toEqual(['pdf', 'zpl'])
  })

  it('needs a way to be reached, and can be removed with what waits for it', async () => {
    expect(refusalOf(() => savePrinter({ host: null }))).toBe('badArguments')
    expect(refusalOf(() => savePrinter({ printerId: 'nowhere' }))).toBe('printerUnknown')
    const id = savePrinter({ port: 1 })
    const { parcelId } = sealedParcel()
    const asked = { ...ASKED, document: 'shippingLabel', parcelId } as const
    const jobId = await service.print(asked, USER)
    await until(() => stateOf(jobId) === 'failed')
    expect(printerStatus(service.store)).toMatchObject({ state: 'failed', name: 'Bench', queued: 1 })
    service.removePrinter(id)
    expect(stateOf(jobId)).toBe('cancelled')
    expect(printerStatus(service.store)).toMatchObject({ state: 'none', queued: 0 })
    toFolder()
    const again = await service.print(asked, USER)
    expect(again).not.toBe(jobId)
    await until(() => stateOf(again) === 'printed')
  })

  it('prints a test label', async () => {
    const id = toFolder({ kind: 'zpl' })
    const jobId = await service.test(id, USER)
    await until(() => stateOf(jobId) === 'printed')
    expect(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8')).toMatch(
      /^\^XA[\s\S]*TEST-A[\s\S]*\^XZ/,
    )
    expect(await service.test(id, USER)).not.toBe(jobId)
  })
})

describe('a job in doubt', () => {
  it('[PR4] is sent again, or not, by a person’s word alone', async () => {
    listener = await testPrinter('cutsWhileReading')
    const { parcelId } = sealedParcel()
    const id = savePrinter({ port: listener.port })
    const asked = { ...ASKED, document: 'shippingLabel', parcelId } as const
    const jobId = await service.print(asked, USER)
    await until(() => stateOf(jobId) === 'uncertain')
    expect(refusalOf(() => service.retry(jobId))).toBe('jobAlreadyPrinted')
    expect(await service.print(asked, USER)).toBe(jobId)
    expect(stateOf(jobId)).toBe('uncertain')
    expect(printerViews(service.store)[0]).toMatchObject({ state: 'failed', queued: 1 })
    service.settle(jobId, 'again')
    await until(() => listener?.received.length === 2 && stateOf(jobId) === 'uncertain')
    service.settle(jobId, 'printed')
    expect(stateOf(jobId)).toBe('printed')
    expect(refusalOf(() => service.settle(jobId, 'again'))).toBe('jobAlreadyPrinted')
    expect(refusalOf(() => service.settle('nothing', 'again'))).toBe('notFound')
    service.removePrinter(id)
  })
})

describe('the documents', () => {
  const pdfOf = (
    asked: Partial<Parameters<typeof printable>[1]> & {
      document: 'packingSlip' | 'shippingLabel' | 'pickList' | 'badge' | 'toteLabel'
    },
  ) => printable(t.station, { ...ASKED, ...asked }).pdf()

  it('carry the numbers of the parcel as bars that decode to them', async () => {
    const { parcelId, tracking, sscc } = sealedParcel()
    const [page] = await rasterizePdf(await pdfOf({ document: 'shippingLabel', parcelId }), 203)
    const found = page ? (await decodeBarcodes(page)).map((one) => one.text.replace(/\W/g, '')) : []
    expect(found).toContain(tracking)
    expect(found).toContain(`00${sscc}`)
  })

  it('speak the customer’s language on the slip and the warehouse’s on the label', async () => {
    const { parcelId, orderId, number } = sealedParcel('en')
    const textOf = async (pdf: Promise<Uint8Array>) =>
      (await textOfPdf(await pdf)).join(' ').replace(/\s+/g, ' ')
    const slip = await textOf(pdfOf({ document: 'packingSlip', orderId }))
    expect(slip).toContain(number)
    expect(slip).toContain('Packing slip')
    expect(slip).toContain('Grand mug émaillé')
    const label = await textOf(pdfOf({ document: 'shippingLabel', parcelId }))
    expect(label).toContain('Strasbourg')
    expect(label).toMatch(/Destinataire|Colis/i)
    const list = await textOf(pdfOf({ document: 'pickList', orderId }))
    expect(list).toContain('A-01-01')
  })

  it('refuse what there is not', async () => {
    const code = (asked: Parameters<typeof pdfOf>[0]) =>
      refusalOf(() => printable(t.station, { ...ASKED, ...asked }))
    expect(code({ document: 'packingSlip', orderId: 'nothing' })).toBe('notFound')
    expect(code({ document: 'shippingLabel' })).toBe('notFound')
    expect(code({ document: 'badge', userId: 'u-admin' })).toBe('notFound')
    expect(code({ document: 'toteLabel', code: 'MUG' })).toBe('notATote')
    expect(code({ document: 'toteLabel', code: TOTE })).toBe('none')
    t.addUser('u2', 'Bob', ['picker'], { badgeCode: 'XUBOB1' })
    const [page] = await rasterizePdf(await pdfOf({ document: 'badge', userId: 'u2' }), 203)
    expect(page && (await decodeBarcodes(page)).map((one) => one.text)).toEqual(['XUBOB1'])
  })
})
