import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrderId, PickId, PickTaskId } from '../src/core/model/ids.ts'
import { openStation, type Station } from '../src/station/core/station.ts'
import type { QueryContext } from '../src/station/queries/query-context.ts'
import { orderQueries } from '../src/station/queries/orders.ts'
import { actor, buildHouse, goalSize, must, releaseFirst } from './lib/large-house.ts'
import { report, reportPercentiles } from './lib/report.ts'
import { startServe } from './lib/serve-process.ts'

/**
 * A station of the goals' size, in one process as it runs at a bench: how long a scan takes until it is on the disk, how long
 * a page of the orders list takes, how soon it is ready after a start, and how much memory it holds.
 */
const RELEASED = 1200
const SCANS = 4000
const PAGES = 400

const dataDir = mkdtempSync(join(tmpdir(), 'entrepot-bench-'))
try {
  let station = openStation({ dataDir })
  const started = performance.now()
  buildHouse(station, goalSize, (part) => process.stderr.write(`building: ${part}\n`))
  const size = { products: goalSize.products, stockRows: goalSize.stockRows, orders: goalSize.orders }
  const buildSeconds = (performance.now() - started) / 1000
  report({ name: 'house.build', value: goalSize.stockRows / buildSeconds, unit: 'rows/s', n: goalSize.stockRows, context: size })

  process.stderr.write('releasing\n')
  const released = releaseFirst(station, RELEASED)
  // A start in between, so that nothing is warm that would not be in the morning.
  station.close()
  station = openStation({ dataDir })

  process.stderr.write('scanning\n')
  reportPercentiles('scan.commit', scan(station, released), 5, size)
  process.stderr.write('listing\n')
  listPages(station, size)
  const outbox = station.read.get<{ n: number; bytes: number }>(
    `select count(*) as n, sum(length("args") + length("before")) as bytes from "outbox" where "name" = 'confirmPick'`,
  )
  if (outbox) report({ name: 'outbox.perScan', value: outbox.bytes / outbox.n, unit: 'bytes', n: outbox.n, context: size })
  station.close()
  const bytes = statSync(join(dataDir, 'station.sqlite')).size
  report({ name: 'database.size', value: bytes / 2 ** 20, unit: 'MB', n: 1, context: size })
  await measureStarts(size)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

/** Confirms one piece at a time, as a scanner does; each with its transaction on the disk. */
function scan(station: Station, orders: readonly OrderId[]): number[] {
  const times: number[] = []
  for (const orderId of orders) {
    const picks = station.read.all<{ id: PickId; taskId: PickTaskId; productId: never; bin: string; qtyEach: number }>(
      `select p."id", p."taskId", p."productId", l."code" as "bin", p."qtyEach" from "pick" p join "location" l on l."id" = p."locationId"
       where p."orderId" = ? and p."taskId" is not null order by p."sequence"`,
      orderId,
    )
    const taskId = picks[0]?.taskId
    if (!taskId) continue
    must(station.do('startPickTask', { taskId }, actor))
    for (const pick of picks) {
      for (let piece = 0; piece < pick.qtyEach; piece++) {
        const args = { pickId: pick.id, bin: pick.bin, productId: pick.productId, qtyEach: 1, lot: null, code: null }
        const before = performance.now()
        must(station.do('confirmPick', args, actor))
        times.push(performance.now() - before)
        if (times.length === SCANS) return times
      }
    }
  }
  return times
}

function listPages(station: Station, size: Record<string, number>): void {
  const ctx: QueryContext = { station, actor: null, now: () => new Date() }
  const times: number[] = []
  const searches: number[] = []
  let after: string | null = null
  for (let page = 0; page < PAGES; page++) {
    const before = performance.now()
    const answer = orderQueries.orders(ctx, { filter: { view: 'all', search: '' }, sort: 'dueAt', descending: false, after, limit: 60 })
    times.push(performance.now() - before)
    after = answer.next
  }
  for (let n = 0; n < PAGES; n++) {
    const search = n % 2 === 0 ? `Customer ${n}` : `B${n}`
    const before = performance.now()
    orderQueries.orders(ctx, { filter: { view: 'all', search }, sort: 'dueAt', descending: false, after: null, limit: 60 })
    searches.push(performance.now() - before)
  }
  reportPercentiles('orders.page', times, 5, size)
  reportPercentiles('orders.search', searches, 5, size)
}

async function measureStarts(size: Record<string, number>): Promise<void> {
  const times: number[] = []
  let residentBytes = 0
  for (let n = 0; n < 5; n++) {
    const before = performance.now()
    const serve = await startServe(dataDir)
    times.push(performance.now() - before)
    residentBytes = Math.max(residentBytes, serve.residentBytes())
    await serve.stop()
  }
  reportPercentiles('start.ready', times, 2000, size)
  report({ name: 'memory.afterStart', value: residentBytes / 2 ** 20, unit: 'MB', n: times.length, goal: 400, context: size })
}
