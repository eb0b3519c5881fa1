import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStation } from '../core/station.ts'
import { lockDataDir } from '../host/data-lock.ts'

/** The command line as a person starts it: a process of its own. */
const CLI = join(import.meta.dirname, '..', 'cli.ts')
const SAMPLE = join(import.meta.dirname, '../../../../shared/data/orders/online-retail-sample.csv.gz')

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-cli-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function entrepot(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: dir,
    encoding: 'utf8',
  })
  const report = (): unknown => JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
  return { status, stdout, stderr, report }
}

function file(name: string, text: string): string {
  writeFileSync(join(dir, name), text)
  return name
}

describe('entrepot import', () => {
  it('sets an empty folder up, imports, and prints its report as the last line', () => {
    const orders = file(
      'orders.csv',
      'Bestellnummer;Artikel-Nr.;Menge;Einzelpreis\n1;A;2;3,50\n1;A;zwei;3,50\n',
    )
    const first = entrepot('import', 'orders', orders, '--data', 'data')
    expect(first.status).toBe(0)
    expect(first.report()).toEqual({
      created: { orders: 1, returns: 0, products: 1, customers: 0 },
      updated: { orders: 0 },
      skipped: 0,
      rejected: [
        { line: 3, reason: 'Menge: found "zwei", expected a whole number such as 12; correct the cell' },
      ],
    })
    expect(first.stderr).toContain('orders: 1 of 1')
    expect(entrepot('import', 'orders', orders, '--data', 'data').report()).toMatchObject({
      created: { orders: 0 },
      skipped: 1,
    })
    const stock = file('stock.csv', 'Regal,SKU,Stückzahl\nA-01,A,7\n')
    const mapped = entrepot(
      'import',
      'stock',
      stock,
      '--data',
      'data',
      '--map',
      'bin=Regal',
      '--map',
      'qtyEach=Stückzahl',
    )
    expect(mapped.report()).toMatchObject({ created: { stock: 1, bins: 1 } })
    const station = openStation({ dataDir: join(dir, 'data') })
    expect(station.read.get('select count(*) as "n" from "user"')).toEqual({ n: 0 })
    expect(station.read.get('select "priceMinor" from "orderLine"')).toEqual({ priceMinor: 350 })
    station.close()
  })

  it.each([
    ['an unknown command', ['conjure'], 'no command "conjure"'],
    ['nothing to import', ['import', 'orders'], 'A kind and a file are needed'],
    ['an unknown kind', ['import', 'invoices', 'good.csv'], '"invoices" cannot be imported'],
    ['a missing file', ['import', 'orders', 'none.csv'], 'none.csv: there is no such file'],
    ['a folder', ['import', 'orders', '.'], 'is not a file'],
    ['a file that is no table', ['import', 'orders', 'bad.csv'], 'not text'],
    ['wrong columns', ['import', 'orders', 'odd.csv'], 'no column was recognised for number, sku, qtyEach'],
    [
      'a column that is not there',
      ['import', 'orders', 'good.csv', '--map', 'sku=Code'],
      'there is no column "Code"',
    ],
    [
      'a field that is not there',
      ['import', 'orders', 'good.csv', '--map', 'colour=SKU'],
      'colour: no such field',
    ],
    ['an unknown option', ['import', 'orders', 'good.csv', '--fast'], "Unknown option '--fast'"],
    ['a wrong encoding', ['import', 'orders', 'good.csv', '--encoding', 'ebcdic'], '"ebcdic" is not utf-8'],
    [
      'a wrong currency',
      ['import', 'orders', 'good.csv', '--currency', 'euro'],
      '"euro" is not a currency code',
    ],
  ])('says what is wrong with %s, and ends with 2', (_name, args, words) => {
    file('good.csv', 'Order,SKU,Qty\n1,A,2\n')
    file('odd.csv', 'a,b\n1,2\n')
    file('bad.csv', 'a\0b')
    const { status, stderr, stdout } = entrepot(...args, ...(args[0] === 'import' ? ['--data', 'data'] : []))
    expect(stderr).toContain(words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(existsSync(join(dir, 'data'))).toBe(false)
  })

  it('leaves a folder alone that a running station has', () => {
    const orders = file('orders.csv', 'Order,SKU,Qty\n1,A,2\n')
    const lock = lockDataDir(join(dir, 'data'))
    const { status, stderr } = entrepot('import', 'orders', orders, '--data', 'data')
    lock.release()
    expect(status).toBe(2)
    expect(stderr).toContain('in use by another station')
    expect(existsSync(join(dir, 'data', 'station.sqlite'))).toBe(false)
  })

  it('tells its usage', () => {
    expect(entrepot('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('import') })
    expect(entrepot('import', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--date-order'),
    })
  })

  it.skipIf(!existsSync(SAMPLE))('takes a year of a real shop in one go', { timeout: 90_000 }, () => {
    const begun = performance.now()
    const { status, report } = entrepot('import', 'orders', SAMPLE, '--data', 'data', '--currency', 'GBP')
    const seconds = (performance.now() - begun) / 1000
    expect(status).toBe(0)
    expect(report()).toEqual({
      created: { orders: 12_526, returns: 673, products: 3_174, customers: 3_621 },
      updated: { orders: 0 },
      skipped: 0,
      rejected: [],
    })
    process.stdout.write(
      `40,000 order lines in ${seconds.toFixed(1)} s, ${Math.round(40_000 / seconds)} rows/s\n`,
    )
    const station = openStation({ dataDir: join(dir, 'data') })
    const one = (sql: string): unknown => Object.values(station.read.get<object>(sql) ?? {})[0]
    // Nothing is lost and nothing comes twice: the file's own sums, computed apart from the import.
    expect(one('select sum("orderedEach") from "orderLine"')).toBe(
      one('select sum("promisedEach") from "productStock"'),
    )
    expect(one('select count(*) from "orderCharge" where "kind" = \'postage\'')).toBe(139)
    expect(
      one("select count(*) from \"orderLine\" where \"sku\" in ('POST', 'DOT', 'M', 'D', 'C2', '23444')"),
    ).toBe(0)
    expect(one('select sum("orderedEach") from "orderLine"')).toBe(SUM_OF_GOODS)
    expect(one('select count(*) from "order" where "customerId" is null')).toBeGreaterThan(0)
    expect(
      one('select count(*) from "order" where json_extract("shipTo", \'$.country\') = \'IE\''),
    ).toBeGreaterThan(100)
    expect(one('select min("orderedAt") from "order"')).toMatch(/^2010-12-01/)
    station.close()
  })
})

/** Units of goods in rows with a positive quantity: counted in the file with another program. */
const SUM_OF_GOODS = 386_909
