import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { withFolder } from './lib/dataset.ts'
import { ean, sku } from './lib/large-house.ts'
import { report } from './lib/report.ts'

/**
 * Files of 40,000 rows into an empty data folder, from the command line as people run it: a process of its own, its start
 * included. Orders with their products and customers are the real sample where it lies beside the repository, a made one
 * of the same shape elsewhere.
 */
const ROWS = 40_000
const ORDERS_MS = 20_000

const entry = fileURLToPath(new URL('../src/station/cli.ts', import.meta.url))
const sample = fileURLToPath(new URL('../../shared/data/orders/online-retail-sample.csv.gz', import.meta.url))

await withFolder(async (folder) => {
  const orders = join(folder, 'orders.csv')
  const real = existsSync(sample)
  writeFileSync(orders, real ? gunzipSync(readFileSync(sample)) : madeOrders())
  await importFile(
    'orders',
    orders,
    join(folder, 'orders'),
    { file: real ? 'online-retail-sample' : 'generated' },
    ORDERS_MS,
  )

  const products = join(folder, 'products.csv')
  writeFileSync(products, madeProducts())
  const stock = join(folder, 'stock.csv')
  writeFileSync(stock, madeStock())
  const house = join(folder, 'house')
  await importFile('products', products, house, { file: 'generated' })
  await importFile('stock', stock, house, { file: 'generated' })
  // The second time everything is there already.
  await importFile('stock', stock, house, { file: 'generated, again' })
})

async function importFile(
  kind: string,
  file: string,
  dataDir: string,
  context: Readonly<Record<string, string>>,
  goalMs?: number,
): Promise<void> {
  process.stderr.write(`importing ${kind}\n`)
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n').length - 1
  const before = performance.now()
  const said = await run([entry, 'import', kind, file, '--data', dataDir])
  const ms = performance.now() - before
  const { created, skipped, rejected } = JSON.parse(said.trim().split('\n').at(-1) ?? '') as ImportSaid
  const what = { ...context, ...prefixed(created), skipped, rejected: rejected.length }
  const name = context.file === 'generated, again' ? `import.${kind}.again` : `import.${kind}`
  report({
    name: `${name}.time`,
    value: ms,
    unit: 'ms',
    n: rows,
    ...(goalMs !== undefined && { goal: goalMs }),
    context: what,
  })
  report({ name: `${name}.rate`, value: rows / (ms / 1000), unit: 'rows/s', n: rows, context: what })
}

interface ImportSaid {
  readonly created: Readonly<Record<string, number>>
  readonly skipped: number
  readonly rejected: readonly unknown[]
}

function prefixed(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([what, n]) => [`created ${what}`, n]))
}

function run(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complained = ''
    child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')))
    child.stderr.on('data', (part: Buffer) => (complained += part.toString('utf8')))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(said) : reject(new Error(complained))))
  })
}

function csv(heading: string, row: (n: number) => readonly (string | number)[]): string {
  return `${[heading, ...Array.from({ length: ROWS }, (_, n) => row(n).join(','))].join('\n')}\n`
}

function madeOrders(): string {
  return csv('InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', (n) => {
    const order = Math.floor(n / 20)
    const day = String(1 + (order % 28)).padStart(2, '0')
    const price = `${1 + (n % 9)}.${String(n % 100).padStart(2, '0')}`
    const goods = [sku((n * 37) % 3500), `Product ${(n * 37) % 3500}`]
    return [
      500_000 + order,
      ...goods,
      1 + (n % 12),
      `2026-10-${day} 10:30`,
      price,
      12_000 + (order % 900),
      'United Kingdom',
    ]
  })
}

function madeProducts(): string {
  return csv('SKU,Name,Barcode,Price,Weight (g)', (n) => [
    sku(n),
    `Product ${n}`,
    ean(n),
    `${1 + (n % 90)}.50`,
    100 + (n % 900),
  ])
}

function madeStock(): string {
  return csv('SKU,Location,Quantity', (n) => [
    sku(n),
    `A-${String(n % 97).padStart(2, '0')}-${String(n % 431).padStart(3, '0')}`,
    5 + (n % 40),
  ])
}
