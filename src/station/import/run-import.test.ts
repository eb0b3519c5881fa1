import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ImportId, SYSTEM_USER, type UserId } from '../../core/model/ids.ts'
import { ImportOptions, type ImportReport } from '../../core/protocol/commands.ts'
import type { StationEvent } from '../../core/protocol/station-api.ts'
import { TestStation } from '../session/station.testkit.ts'
import { importCommands } from './commands.ts'
import { importSession } from './import-session.ts'
import { runImport } from './run-import.ts'

const ADMIN = { person: { id: 'u-admin' as UserId } }
let t: TestStation
let count = 0

beforeEach(() => {
  t = new TestStation()
  t.setUp(`scrypt$1$1$1$${'a'.repeat(22)}$${'b'.repeat(43)}`)
})
afterEach(() => t.dispose())

async function importing(
  kind: ImportOptions['kind'],
  text: string,
  more: Partial<ImportOptions> = {},
  signal?: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<ImportReport> {
  const file = new TextEncoder().encode(text)
  return await runImport({
    station: t.station,
    session: importSession(file),
    importId: `imp${++count}` as ImportId,
    fileName: `${kind}.csv`,
    fileHash: createHash('sha256').update(file).digest('hex'),
    options: ImportOptions.parse({ kind, mapping: {}, ...more }),
    actor: { userId: SYSTEM_USER },
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
}

const one = (sql: string): unknown => Object.values(t.station.read.get<object>(sql) ?? {})[0]

const ORDERS =
  'Order;SKU;Qty;Price;Date;Customer ID\n1;A;2;3,50;02.03.2026;C1\n1;B;x;1,00;02.03.2026;C1\n2;A;1;3,50;02.03.2026;\n'

describe('an import', () => {
  it('writes the good rows and tells of each bad one, and does nothing the second time', async () => {
    const report = await importing('orders', ORDERS)
    expect(report).toMatchObject({
      created: { orders: 2, returns: 0, products: 1, customers: 1 },
      updated: { orders: 0 },
      skipped: 0,
      cancelled: false,
    })
    expect(report.rejected).toEqual([
      {
        line: 3,
        column: 'Qty',
        found: 'x',
        reason: 'Qty: found "x", expected a whole number such as 12; correct the cell',
        problem: { code: 'notAWholeNumber' },
      },
    ])
    expect(t.station.read.get('select "status", "createdCount", "rejectedCount" from "import"')).toEqual({
      status: 'done',
      createdCount: 2,
      rejectedCount: 1,
    })
    const again = await importing('orders', ORDERS)
    expect(again).toMatchObject({ created: { orders: 0, products: 0, customers: 0 }, skipped: 2 })
    expect(one('select count(*) from "orderLine"')).toBe(2)
    // The corrected file brings the row that was missing.
    expect(await importing('orders', ORDERS.replace(';x;', ';5;'))).toMatchObject({
      created: { orders: 0, products: 1 },
      updated: { orders: 1 },
      skipped: 1,
      rejected: [],
    })
  })

  it('spells SKUs as the catalogue does', async () => {
    await importing('products', 'SKU,Name\nab-1,Mug\n')
    await importing('orders', 'Order,SKU,Qty\n1,AB-1,2\n')
    expect(one('select count(*) from "product"')).toBe(1)
    expect(one('select "sku" from "orderLine"')).toBe('ab-1')
    expect(await importing('stock', 'Bin,SKU,Qty\nA-1,Ab-1,5\n')).toMatchObject({
      created: { stock: 1, bins: 1 },
      rejected: [],
    })
  })

  it('makes bins while there are none, and afterwards only if it is told to', async () => {
    await importing('products', 'SKU\nA\n')
    expect((await importing('stock', 'Bin,SKU,Qty\nA-01-02,A,5\n')).created).toEqual({ stock: 1, bins: 1 })
    const typo = await importing('stock', 'Bin,SKU,Qty\nA-O1-02,A,5\nA-01-02,A,4\nA-01-02,X,1\n')
    expect(typo).toMatchObject({ created: { stock: 0, bins: 0 }, updated: { stock: 1 } })
    expect(typo.rejected).toMatchObject([
      { line: 2, found: 'A-O1-02' },
      { line: 4, found: 'X' },
    ])
    expect((await importing('stock', 'Bin,SKU,Qty\nB-01,A,5\n', { newBins: 'create' })).created).toEqual({
      stock: 1,
      bins: 1,
    })
    expect(one(`select "aisle" from "location" where "code" = 'A-01-02'`)).toBe('A')
  })

  it('leaves out orders of unknown products where it may not make them', async () => {
    const report = await importing('orders', 'Order,SKU,Qty\n1,A,2\n', { newProducts: 'reject' })
    expect(report.created.orders).toBe(0)
    expect(report.rejected).toMatchObject([{ line: 2, found: 'A' }])
  })

  it('takes orders that name more new products than one operation does', async () => {
    const rows = Array.from({ length: 1_700 }, (_, i) => `${i % 2},SKU-${i},1`)
    const report = await importing('orders', `Order,SKU,Qty\n${rows.join('\n')}`)
    expect(report).toMatchObject({ created: { orders: 2, products: 1_700 }, rejected: [] })
    expect(one('select count(*) from "orderLine"')).toBe(1_700)
  })

  it('can be cancelled between two batches, and says so', async () => {
    const text = `Order,SKU,Qty\n${Array.from({ length: 300 }, (_, i) => `${i},A,1`).join('\n')}`
    const cancel = new AbortController()
    const report = await importing('orders', text, {}, cancel.signal, (done) => {
      if (done > 0) cancel.abort()
    })
    expect(report.cancelled).toBe(true)
    const written = one('select count(*) from "order"')
    expect(written).toBe(report.created.orders)
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThan(300)
    expect(one('select "status" from "import"')).toBe('cancelled')
    expect((await importing('orders', text)).created.orders).toBe(300 - Number(written))
  })

  it('lets the station do other things between two batches', async () => {
    const text = `Order,SKU,Qty\n${Array.from({ length: 300 }, (_, i) => `${i},A,1`).join('\n')}`
    let turns = 0
    let over = false
    const turn = (): void => {
      turns++
      if (!over) setImmediate(turn)
    }
    setImmediate(turn)
    await importing('orders', text)
    over = true
    expect(turns).toBeGreaterThan(3)
  })
})

describe('the commands of the wizard', () => {
  const events: StationEvent[] = []
  const wizard = () => importCommands({ station: t.station, emit: (event) => events.push(event) })
  const base64 = (text: string): string => Buffer.from(text).toString('base64')

  it('go from a file in pieces over a preview to a report, and back', async () => {
    const commands = wizard()
    const half = Math.floor(ORDERS.length / 2)
    const { fileId } = await commands.upload(
      { fileId: null, fileName: 'o.csv', base64: base64(ORDERS.slice(0, half)), last: false },
      ADMIN,
    )
    await commands.upload(
      { fileId, fileName: 'o.csv', base64: base64(ORDERS.slice(half)), last: true },
      ADMIN,
    )
    const preview = await commands.previewImport(
      { fileId, options: { kind: 'orders' } as ImportOptions },
      ADMIN,
    )
    expect(preview).toMatchObject({
      columns: ['Order', 'SKU', 'Qty', 'Price', 'Date', 'Customer ID'],
      decimal: 'comma',
      dateOrder: 'dmy',
      rowCount: 3,
      missing: [],
      importedBefore: null,
      counts: { new: 2, changed: 0, skipped: 0, rejected: 1 },
    })
    expect(one('select count(*) from "order"')).toBe(0)
    const options = ImportOptions.parse({ kind: 'orders', mapping: preview.mapping })
    const [report, twice] = await Promise.all([
      commands.runImport({ fileId, options }, ADMIN),
      commands.runImport({ fileId, options }, ADMIN),
    ])
    expect(report.created.orders).toBe(2)
    expect(twice).toBe(report)
    expect(events.at(-1)).toEqual({ name: 'importProgress', importId: fileId, done: 2, total: 2 })
    const second = await commands.upload(
      { fileId: null, fileName: 'o.csv', base64: base64(ORDERS), last: true },
      ADMIN,
    )
    expect(
      await commands.previewImport(
        { fileId: second.fileId, options: { kind: 'orders' } as ImportOptions },
        ADMIN,
      ),
    ).toMatchObject({
      counts: { new: 0, skipped: 2 },
      importedBefore: { at: expect.any(String) },
    })
    await commands.cancelImport({ fileId: second.fileId }, ADMIN)
    expect(await commands.undoImport({ importId: report.importId }, ADMIN)).toEqual({ removed: 4, kept: 0 })
    expect(one('select count(*) from "order"')).toBe(0)
    expect(one('select count(*) from "product"')).toBe(0)
  })

  it('say what is wrong with a file or its columns', async () => {
    const commands = wizard()
    const refusal = async (promise: Promise<unknown>): Promise<unknown> => {
      const error = await promise.catch((thrown: unknown) => thrown)
      return (error as { refusal?: unknown }).refusal
    }
    const bad = await commands.upload(
      { fileId: null, fileName: 'x.pdf', base64: base64('%PDF\0\0'), last: true },
      ADMIN,
    )
    expect(
      await refusal(
        commands.previewImport({ fileId: bad.fileId, options: { kind: 'orders' } as ImportOptions }, ADMIN),
      ),
    ).toEqual({ code: 'fileUnreadable', problem: 'notText' })
    const odd = await commands.upload(
      { fileId: null, fileName: 'x.csv', base64: base64('a,b\n1,2\n'), last: true },
      ADMIN,
    )
    expect(
      await commands.previewImport(
        { fileId: odd.fileId, options: { kind: 'orders' } as ImportOptions },
        ADMIN,
      ),
    ).toMatchObject({ missing: ['number', 'sku', 'qtyEach'] })
    const options = ImportOptions.parse({ kind: 'orders', mapping: {} })
    expect(await refusal(commands.runImport({ fileId: odd.fileId, options }, ADMIN))).toEqual({
      code: 'columnsMissing',
      fields: ['number', 'sku', 'qtyEach'],
    })
    const other = { person: { id: 'u2' as UserId } }
    const mine = await commands.upload(
      { fileId: null, fileName: 'x.csv', base64: base64('a\n1'), last: true },
      ADMIN,
    )
    expect(
      await refusal(
        commands.previewImport({ fileId: mine.fileId, options: { kind: 'orders' } as ImportOptions }, other),
      ),
    ).toMatchObject({ code: 'notFound' })
  })

  it('count what would change', async () => {
    await importing('products', 'SKU,Name,Barcode\nA,Mug,2900000000018\nB,Tin,\n')
    await importing('stock', 'Bin,SKU,Qty\nA-1,A,5\nA-1,B,2\n')
    await importing('customers', 'Code,Name\nC1,Léa\n')
    const commands = wizard()
    const previewed = async (
      kind: ImportOptions['kind'],
      text: string,
      more: Partial<ImportOptions> = {},
    ) => {
      const { fileId } = await commands.upload(
        { fileId: null, fileName: 'f.csv', base64: base64(text), last: true },
        ADMIN,
      )
      const options = ImportOptions.parse({ kind, mapping: {}, ...more })
      const preview = await commands.previewImport({ fileId, options }, ADMIN)
      await commands.cancelImport({ fileId }, ADMIN)
      return preview
    }
    const counts = async (kind: ImportOptions['kind'], text: string) => (await previewed(kind, text)).counts
    expect(await counts('products', 'SKU,Name,Barcode\nA,Mug,2900000000018\nB,Tea tin,\nC,New,\n')).toEqual({
      new: 1,
      changed: 1,
      skipped: 1,
      rejected: 0,
    })
    const stock = 'Bin,SKU,Lot,Qty\nA-1,A,,5\nA-1,B,,3\nA-2,B,,1\nA-1,X,,1\n'
    expect(await previewed('stock', stock, { newBins: 'create' })).toMatchObject({
      counts: { new: 1, changed: 1, skipped: 1, rejected: 1 },
      rejected: [{ line: 5, found: 'X', problem: { code: 'skuUnknown' } }],
    })
    expect(await counts('customers', 'Code,Name\nC1,Léa\nC2,Zoé\n')).toEqual({
      new: 1,
      changed: 0,
      skipped: 1,
      rejected: 0,
    })
  })

  it.each([
    ['stock', 'Bin,SKU,Lot,Qty\nA-1,A,,5\nA-2,A,,1\nA-1,X,,1\nA-1,L,,1\nA-1,L,1,1\n', {}],
    ['stock', 'Bin,SKU,Lot,Qty\nA-2,A,,1\nA-3,X,,1\nA-4,L,,1\n', { newBins: 'create' }],
    ['products', 'SKU,Name,Barcode\nA,Mug,\nB,Tin,2900000000018\nC,New,2900000000025\n', {}],
    ['orders', 'Order,SKU,Qty\n1,A,2\n1,X,1\n2,Y,1\n', { newProducts: 'reject' }],
  ] as const)('promises of %s nothing that writing does not keep', async (kind, text, more) => {
    await importing('products', 'SKU,Name,Barcode,Lot tracked\nA,Mug,2900000000018,\nL,Tea,,yes\n')
    await importing('stock', 'Bin,SKU,Qty\nA-1,A,1\n')
    const commands = wizard()
    const { fileId } = await commands.upload(
      { fileId: null, fileName: 'f.csv', base64: base64(text), last: true },
      ADMIN,
    )
    const options = ImportOptions.parse({ kind, mapping: {}, ...more })
    const preview = await commands.previewImport({ fileId, options }, ADMIN)
    const report = await commands.runImport({ fileId, options }, ADMIN)
    expect(preview.rejected.length).toBeGreaterThan(0)
    expect(preview.rejected).toEqual(report.rejected)
    expect(preview.counts).toEqual({
      new: report.created[kind],
      changed: report.updated[kind],
      skipped: report.skipped,
      rejected: report.rejected.length,
    })
    // Rows that are left out leave no bin behind.
    expect(one(`select count(*) from "location" where "code" in ('A-3', 'A-4')`)).toBe(0)
  })
})
