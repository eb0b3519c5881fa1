import { orderSorts, orderViews } from '../src/core/protocol/queries/orders.ts'
import type { StationClient } from '../test/support/station-client.ts'
import { freeTasks, pickTour, signedIn } from './lib/bench-client.ts'
import { withLargeHouse } from './lib/dataset.ts'
import { goalSize } from './lib/large-house.ts'
import { report, reportPercentiles } from './lib/report.ts'
import { startServe } from './lib/serve-process.ts'

/**
 * What the host holds in memory after a morning's work over its socket: several people at once pick, the office browses all
 * orders and searches, documents are made. Measured on the way: how long a picker's scan takes there and back meanwhile.
 */
const PICKERS = 4
const TOURS_EACH = 40
const DOCUMENTS = 60

await withLargeHouse(async (dataDir) => {
  const serve = await startServe(dataDir)
  try {
    process.stderr.write('working\n')
    const clients = await Promise.all(Array.from({ length: PICKERS + 1 }, () => signedIn(serve.url)))
    const [office, ...pickers] = clients
    if (!office) throw new Error('nobody is signed in')
    const tasks = await freeTasks(office)
    const tours = pickers.map((client, n) =>
      pickAll(client, tasks.slice(n * TOURS_EACH, (n + 1) * TOURS_EACH)),
    )
    const work = browse(office).then(() => makeDocuments(office, tasks))
    const times = (await Promise.all(tours)).flat()
    await work
    reportPercentiles('scan.overSocket', times, undefined, { ...goalSize, pickers: PICKERS })
    const { nowBytes, mostBytes } = serve.resident()
    const context = { ...goalSize, scans: times.length, documents: DOCUMENTS }
    report({ name: 'memory.afterWork', value: nowBytes / 2 ** 20, unit: 'MB', n: 1, goal: 400, context })
    report({ name: 'memory.most', value: mostBytes / 2 ** 20, unit: 'MB', n: 1, goal: 400, context })
    for (const client of clients) await client.close()
  } finally {
    await serve.stop()
  }
})

type Tasks = Awaited<ReturnType<typeof freeTasks>>

async function pickAll(client: StationClient, tasks: Tasks): Promise<number[]> {
  const times: number[] = []
  for (const { id } of tasks) times.push(...(await pickTour(client, id)))
  return times
}

/** Every page of every sort, every view, searches, the home screen. */
async function browse(client: StationClient): Promise<void> {
  for (const sort of orderSorts) {
    for (let after: string | null = null; ; ) {
      const page: { next: string | null } = await client.query('orders', {
        filter: { view: 'all', search: '' },
        sort,
        descending: true,
        after,
        limit: 60,
      })
      after = page.next
      if (after === null) break
    }
  }
  for (const view of orderViews) {
    await client.query('orders', {
      filter: { view, search: 'martin' },
      sort: 'dueAt',
      after: null,
      limit: 60,
    })
    await client.query('orderCounts')
    await client.query('home')
  }
  for (let n = 0; n < 200; n++)
    await client.query('products', { search: `product ${n}`, after: null, limit: 60 })
}

async function makeDocuments(client: StationClient, tasks: Tasks): Promise<void> {
  for (const { orderId } of tasks.slice(0, DOCUMENTS))
    await client.query('document', { kind: 'pickList', orderId })
}
