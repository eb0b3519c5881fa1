import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { FileUnreadable } from './file-unreadable.ts'
import { readTable } from './read-table.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function rows(file: Uint8Array, encoding: Parameters<typeof readTable>[1] = null) {
  const { table, ...rest } = await readTable(file, encoding)
  return { columns: table.columns, lines: table.rows.map(({ line, cells }) => [line, ...cells]), ...rest }
}

async function complaint(
  file: Uint8Array,
  encoding: Parameters<typeof readTable>[1] = null,
): Promise<string> {
  const error = await readTable(file, encoding).catch((thrown: unknown) => thrown)
  if (!(error instanceof FileUnreadable)) throw new Error(`not a complaint: ${String(error)}`)
  return error.message
}

describe('CSV', () => {
  it.each([',', ';', '\t', '|'])('is separated by %j', async (separator) => {
    const text = ['SKU,Name,Qty', 'A,"Mug, red",1', 'B,Tin,2']
      .map((row) => row.replace(/,(?! )/g, separator))
      .join('\r\n')
    expect(await rows(bytes(text))).toMatchObject({
      columns: ['SKU', 'Name', 'Qty'],
      lines: [
        [2, 'A', 'Mug, red', '1'],
        [3, 'B', 'Tin', '2'],
      ],
    })
  })

  it('counts lines as an editor does: over blank lines and line breaks in quotation marks', async () => {
    const file = bytes('\nSKU,Note\n\nA,"one\ntwo\r\nthree"\nB,x\n,\nC,y')
    expect((await rows(file)).lines.map(([line, sku]) => [line, sku])).toEqual([
      [4, 'A'],
      [7, 'B'],
      [9, 'C'],
    ])
  })

  it('understands the line with which Excel names the separator', async () => {
    expect(await rows(bytes('sep=;\r\nSKU;Price\r\nA;1,5'))).toMatchObject({
      columns: ['SKU', 'Price'],
      lines: [[3, 'A', '1,5']],
    })
  })

  it('names headings that are blank or come twice', async () => {
    expect((await rows(bytes('SKU,,SKU,\nA,b,c,'))).columns).toEqual(['SKU', 'Column 2', 'SKU (2)'])
  })

  it('rejects rows with too many cells and quotation marks that nothing closes, and keeps the others', async () => {
    const { lines, rejected } = await rows(bytes('SKU,Price\nA,1\nB,1,50\nC,2,\nD,"3\nE,4'))
    expect(lines.map(([line]) => line)).toEqual([2, 4])
    expect(rejected).toEqual([
      { line: 3, column: null, found: '3 cells', problem: { code: 'tooManyCells', columns: 2 } },
      { line: 5, column: null, found: '3\nE,4', problem: { code: 'openQuote' } },
    ])
  })

  it('is found out in its encoding', async () => {
    const heading = 'SKU,Désignation\nA,'
    const utf16 = new Uint8Array(Buffer.from(`${heading}Théière 5 €`, 'utf16le'))
    const latin = Uint8Array.from([...Buffer.from(`${heading}Théière 5 `, 'latin1'), 0x80])
    const expected = { columns: ['SKU', 'Désignation'], lines: [[2, 'A', 'Théière 5 €']] }
    expect(await rows(bytes(`${heading}Théière 5 €`))).toMatchObject({ ...expected, encoding: 'utf-8' })
    expect(await rows(bytes(`\ufeff${heading}Théière 5 €`))).toMatchObject({ ...expected, encoding: 'utf-8' })
    expect(await rows(latin)).toMatchObject({ ...expected, encoding: 'windows-1252' })
    expect(await rows(utf16)).toMatchObject({ ...expected, encoding: 'utf-16le' })
    expect(await rows(Uint8Array.from([0xff, 0xfe, ...utf16]))).toMatchObject({
      ...expected,
      encoding: 'utf-16le',
    })
    expect(await rows(latin, 'windows-1252')).toMatchObject(expected)
    expect(await complaint(latin, 'utf-8')).toContain('not text in that encoding')
  })

  it('may be compressed', async () => {
    expect((await rows(gzipSync('SKU,Qty\nA,1'))).lines).toEqual([[2, 'A', '1']])
    expect(await complaint(gzipSync('SKU,Qty\nA,1').subarray(0, 15))).toContain('damaged or incomplete')
  })
})

describe('XLSX', () => {
  it('gives texts, numbers, dates and truths of its first sheet, with the rows of the sheet as lines', async () => {
    const data = [
      ['SKU', 'Price', 'Date', 'Time', 'Paid'].map((value) => ({ value })),
      [
        { value: 'A' },
        { value: 2.5 },
        { value: new Date('2026-03-02T00:00:00Z'), format: 'yyyy-mm-dd' },
        { value: new Date('2026-03-02T08:30:00Z'), format: 'yyyy-mm-dd hh:mm' },
        { value: true },
      ],
      [null, null, null, null, null],
      [{ value: 'B' }, null, null, null, null],
    ]
    const file = new Uint8Array(await writeXlsxFile(data).toBuffer())
    expect(await rows(file)).toMatchObject({
      encoding: 'xlsx',
      columns: ['SKU', 'Price', 'Date', 'Time', 'Paid'],
      lines: [
        [2, 'A', 2.5, '2026-03-02', '2026-03-02 08:30:00', 'true'],
        [4, 'B', null, null, null, null],
      ],
    })
  })
})

describe('what is no table', () => {
  it.each([
    ['an empty file', bytes(''), 'empty'],
    ['blank lines', bytes('\n\n,\n'), 'no rows'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), '.xls'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0]), 'not text'],
    ['a zip that is no workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), 'cannot be read'],
  ])('%s is refused in words', async (_name, file, words) => {
    expect(await complaint(file)).toContain(words)
  })
})
