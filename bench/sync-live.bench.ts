import { cpSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OperationId, SYSTEM_USER } from '../src/core/model/ids.ts'
import { MAX_PUSH, type PushedOperation, SYNC_PROTOCOL } from '../src/core/protocol/sync.ts'
import { openSqlite } from '../src/server/store/open-sqlite.ts'
import { openPostgres } from '../src/server/store/postgres-server-store.ts'
import type { ServerStore } from '../src/server/store/server-store.ts'
import { acceptPush } from '../src/server/sync/accept-push.ts'
import { answerPull } from '../src/server/sync/answer-pull.ts'
import { openStation } from '../src/station/core/station.ts'
import { withFolder } from './lib/dataset.ts'
import { benchPostgres } from './lib/postgres-server.ts'
import { startHelper, startServer } from './lib/processes.ts'
import { percentile, report, reportPercentiles } from './lib/report.ts'
import {
  accountOf,
  buildSyncHouse,
  fillServer,
  founderFolder,
  memberFolder,
  PUSH_SIZE,
  serverFolder,
  stationName,
  syncHouseName,
  tokenOf,
  WAREHOUSE_SPACES,
  waiting,
} from './lib/sync-house.ts'
import type { Order, Said } from './lib/sync-member.ts'

/** What a station feels of the others while it works: how soon it sees them, and how long it stands still for them. */
const SCANS = 200
const AT = '2026-03-02T07:00:00.000Z'
const PULLS = 200
const progress = (text: string): void => void process.stderr.write(`${text}\n`)
const [, here = ''] = WAREHOUSE_SPACES

await withFolder(async (folder) => {
  const house = join(process.env.BENCH_HOUSE ?? tmpdir(), syncHouseName(PUSH_SIZE))
  await buildSyncHouse(house, PUSH_SIZE, (text) => progress(`building: ${text}`))
  const copied = (from: string, name: string): string => {
    const to = join(folder, name)
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true })
    return to
  }
  progress('rebase')
  await rebase(
    copied(memberFolder(house, 0), 'rebased'),
    copied(memberFolder(house, 1), 'other'),
    copied(serverFolder(house), 'rebasing'),
  )
  progress('latency')
  await latency(
    copied(memberFolder(house, 0), 'scanning'),
    copied(memberFolder(house, 1), 'watching'),
    copied(serverFolder(house), 'hinting'),
  )
  progress('pulls')
  const sqlite = openSqlite(copied(serverFolder(house), 'growing'))
  await pulls('sqlite', sqlite, house)
  await sqlite.close()
  const postgres = await benchPostgres()
  try {
    const store = await openPostgres(await postgres.newDatabase())
    const founder = openStation({ dataDir: founderFolder(house) })
    await fillServer(store, founder, PUSH_SIZE.members)
    founder.close()
    await pulls('postgres', store, house)
    await store.close()
  } finally {
    await postgres.stop()
  }
})

/** A thousand picks wait, and the work of another station arrives: undone, rows applied, done again, in one transaction. */
async function rebase(mine: string, others: string, serverDir: string): Promise<void> {
  const station = openStation({ dataDir: mine })
  const other = openStation({ dataDir: others })
  const store = openSqlite(serverDir)
  const times: number[] = []
  const work = waiting(other)
  for (let from = 0; from < work.length && times.length < 9; from += 100) {
    await acceptPush(store, accountOf(stationName(1)), work.slice(from, from + 100), AT)
    const answer = await answerPull(
      store,
      accountOf(stationName(0)),
      {
        protocol: SYNC_PROTOCOL,
        epoch: station.replica.epoch(),
        since: station.replica.versions(),
        outcomesAfter: station.replica.lastSettled(),
      },
      AT,
    )
    if (answer.status !== 'changes') throw new Error('asked for a reset')
    const cpu = process.cpuUsage()
    const before = performance.now()
    station.replica.apply(answer)
    times.push(performance.now() - before)
    const used = process.cpuUsage(cpu)
    progress(
      `  ${Math.round(times.at(-1) ?? 0)} ms, of which processor ${Math.round((used.user + used.system) / 1000)}`,
    )
  }
  const context = { pending: station.replica.pendingCount(), arriving: 'the rows of 100 picks' }
  report({
    name: 'sync.rebase',
    value: percentile(times, 50),
    unit: 'ms',
    n: times.length,
    goal: 250,
    context,
  })
  report({
    name: 'sync.rebase.longestBlock',
    value: Math.max(...times),
    unit: 'ms',
    n: times.length,
    context,
  })
  other.close()
  station.close()
  await store.close()
}

/** From the scan's commit at one station to the moment in which another one has its rows, each in a process of its own. */
async function latency(scanning: string, watching: string, serverDir: string): Promise<void> {
  const server = await startServer(serverDir, null)
  const start = (dataDir: string, n: number) =>
    startHelper<Order, Said>('./sync-member.ts', [dataDir, server.url, tokenOf(stationName(n))])
  const from = start(scanning, 0)
  const to = start(watching, 1)
  const first = [await from.next(), await to.next()] as const
  const last = (first[0].versions[here] ?? 0) + first[0].waiting + first[1].waiting
  for (const station of [from, to]) station.send('go')
  const calm = ({ waiting, versions }: Said): boolean => waiting === 0 && versions[here] === last
  let { movements } = await from.until(calm)
  await to.until(calm)
  const times: number[] = []
  while (times.length < SCANS) {
    from.send('scan')
    movements++
    const mine = (said: Said): boolean => said.movements >= movements
    const scanned = await from.until(mine)
    times.push((await to.until(mine)).atMs - scanned.atMs)
  }
  const context = {
    from: 'scan committed at one station',
    to: 'its rows are at another, and the screens are told',
  }
  reportPercentiles('sync.latency', times, 300, context)
  await Promise.all([from.stop(), to.stop()])
  await server.stop()
}

/** What a pull of one more operation costs, while the log and the rows grow tenfold. */
async function pulls(kind: string, store: ServerStore, house: string): Promise<void> {
  const founder = openStation({ dataDir: founderFolder(house) })
  const bins = founder.read.all<{ code: string }>(
    `select "code" from "location" where "kind" = 'bin' order by "code"`,
  )
  const products = founder.read.all<{ sku: string }>('select "sku" from "product" order by "sku"')
  founder.close()
  const account = accountOf(stationName(0))
  const reader = accountOf(stationName(1))
  let seq = 0
  const receipts = (count: number): PushedOperation[] =>
    Array.from({ length: count }, () => {
      seq++
      const args = {
        bin: bins[(seq * 7) % bins.length]?.code,
        sku: products[(seq * 13) % products.length]?.sku,
        qtyEach: 1,
      }
      const opId = `pulls-${String(seq).padStart(8, '0')}` as OperationId
      return { seq, opId, name: 'receiveStock', args, userId: SYSTEM_USER, at: AT }
    })
  const push = async (count: number): Promise<void> => {
    const answer = await acceptPush(store, account, receipts(count), AT)
    if (answer.status !== 'taken' || answer.outcomes.some(({ outcome }) => outcome !== 'done'))
      throw new Error(`not taken: ${JSON.stringify(answer).slice(0, 300)}`)
  }
  const p50: number[] = []
  for (const operations of [10_000, 100_000]) {
    while (seq < operations) await push(MAX_PUSH)
    const epoch = await store.epoch()
    let since = await versionsOf(store)
    const times: number[] = []
    for (let n = 0; n < PULLS; n++) {
      await push(1)
      const before = performance.now()
      const answer = await answerPull(
        store,
        reader,
        { protocol: SYNC_PROTOCOL, epoch, since, outcomesAfter: 0 },
        AT,
      )
      times.push(performance.now() - before)
      if (answer.status !== 'changes' || answer.rows.length === 0) throw new Error('nothing came')
      since = answer.versions
    }
    p50.push(percentile(times, 50))
    report({
      name: `sync.pull.${kind}.log${operations}`,
      value: percentile(times, 50),
      unit: 'ms',
      n: PULLS,
      context: { operations },
    })
  }
  report({
    name: `sync.pull.${kind}.growth`,
    value: (p50[1] ?? Number.NaN) / (p50[0] ?? Number.NaN),
    unit: 'ratio',
    n: PULLS,
    goal: 1.5,
    context: { log: 'from 10,000 to 100,000 operations' },
  })
}

async function versionsOf(store: ServerStore): Promise<Record<string, number>> {
  const pages = await Promise.all(WAREHOUSE_SPACES.map((space) => store.page(space, null, 1)))
  return Object.fromEntries(WAREHOUSE_SPACES.map((space, n) => [space, pages[n]?.version ?? 0]))
}
