import { cpSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MAX_PUSH, SYNC_PROTOCOL } from '../src/core/protocol/sync.ts'
import { serverLog } from '../src/server/log.ts'
import { openSqlite } from '../src/server/store/open-sqlite.ts'
import { type SyncService, syncService } from '../src/server/sync/sync-service.ts'
import { openStation, type Station } from '../src/station/core/station.ts'
import { unpackImages } from '../src/station/sync/pending.ts'
import { syncRound } from '../src/station/sync/sync-round.ts'
import { withFolder } from './lib/dataset.ts'
import { loadPouch, POUCHDB_STORAGE, pouchHouse } from './lib/peer-pouchdb.ts'
import { RXDB_STORAGE, rxHouse } from './lib/peer-rxdb.ts'
import { installPeers, PEER_BATCH, type PeerDocument, type PeerHouse } from './lib/peers.ts'
import { percentile, report } from './lib/report.ts'
import {
  accountOf,
  buildSyncHouse,
  memberFolder,
  type SyncHouseSize,
  serverFolder,
  stationName,
  syncHouseName,
  WAREHOUSE_SPACES,
  waiting,
} from './lib/sync-house.ts'

/**
 * The same work of stations that were alone, by three programs, in turn and in one process and without a network: until
 * the server has it, and until every station has everything. A document of a peer is a row of ours; its stations write documents of
 * their own only, so that nothing clashes and nothing has to be judged.
 */
const SIZE: SyncHouseSize = {
  house: { products: 400, stockRows: 4000, orders: 300, released: 300 },
  members: 10,
  pieces: 80,
}

/** All in turn, and the median of each: the first round is also the one in which the code is compiled. */
const ROUNDS = 3

/** The documents of each operation, of each station. */
type Work = readonly (readonly (readonly PeerDocument[])[])[]

/** Operations per second: until the server has all of them, and until every station has them too. */
interface Speed {
  readonly push: number
  readonly converged: number
}

interface Contender {
  readonly name: string
  readonly context: Readonly<Record<string, string | number>>
  run(round: number): Promise<Speed>
}

const progress = (text: string): void => void process.stderr.write(`${text}\n`)
const numbers = Array.from({ length: SIZE.members }, (_, n) => n)

await withFolder(async (folder) => {
  const house = join(process.env.BENCH_HOUSE ?? tmpdir(), syncHouseName(SIZE))
  await buildSyncHouse(house, SIZE, (text) => progress(`building: ${text}`))
  const load = await installPeers(progress)
  const pouch = loadPouch(load)
  const members = openMembers(house, folder)
  const work: Work = members.map(documentsOf)
  for (const station of members) station.close()
  const operations = work.reduce((sum, { length }) => sum + length, 0)
  const documents = work.flat().reduce((sum, { length }) => sum + length, 0)
  const contenders: Contender[] = [
    {
      name: 'ours',
      context: { storage: 'SQLite, on the disk at every commit', batch: MAX_PUSH },
      run: () => ourselves(house, folder, operations),
    },
    {
      name: 'pouchdb',
      context: { storage: POUCHDB_STORAGE, batch: PEER_BATCH },
      run: async (round) =>
        replicated(pouchHouse(pouch, join(folder, `pouchdb-${round}`), SIZE.members), work, operations),
    },
    {
      name: 'rxdb',
      context: { storage: RXDB_STORAGE, batch: PEER_BATCH },
      run: async (round) => replicated(await rxHouse(load, SIZE.members, round), work, operations),
    },
  ]
  const rounds: Speed[][] = contenders.map(() => [])
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, { name, run }] of contenders.entries()) {
      progress(`round ${round + 1}: ${name}`)
      rounds[index]?.push(await run(round))
    }
  const median = (index: number, of: keyof Speed): number =>
    percentile(
      (rounds[index] ?? []).map((speed) => speed[of]),
      50,
    )
  const shared = {
    stations: SIZE.members,
    rounds: ROUNDS,
    documents,
    perOperation: Math.round((documents / operations) * 10) / 10,
    network: 'none, one process',
  }
  for (const [index, { name, context: own }] of contenders.entries()) {
    const context = { ...shared, ...own }
    const say = (kind: string, value: number, unit: '1/s' | 'ratio', goal?: number): void =>
      report({
        name: `sync.${kind}`,
        value,
        unit,
        n: operations,
        ...(goal !== undefined && { goal }),
        context,
      })
    say(`peers.${name}.push`, median(index, 'push'), '1/s')
    say(`peers.${name}`, median(index, 'converged'), '1/s')
    if (name === 'ours') continue
    say(`ratio.${name}.push`, median(0, 'push') / median(index, 'push'), 'ratio')
    say(`ratio.${name}`, median(0, 'converged') / median(index, 'converged'), 'ratio', 10)
  }
})

/** What waits at the stations, pushed to one server; then the same stations and another server until all have everything. */
async function ourselves(house: string, folder: string, operations: number): Promise<Speed> {
  const stations = openMembers(house, folder)
  const push = await pushed(copied(serverFolder(house), folder, 'pushed'), stations)
  const all = await converged(copied(serverFolder(house), folder, 'server'), stations, operations)
  for (const station of stations) station.close()
  return { push: operations / push, converged: operations / all }
}

function openMembers(house: string, folder: string): Station[] {
  return numbers.map((n) => openStation({ dataDir: copied(memberFolder(house, n), folder, `member-${n}`) }))
}

function copied(from: string, folder: string, name: string): string {
  const to = join(folder, name)
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
  return to
}

/** The rows that each waiting operation of this station wrote, as they are now. */
function documentsOf(station: Station, n: number): readonly (readonly PeerDocument[])[] {
  const operations = station.read.all<{ seq: number; before: string }>(
    `select "seq", "before" from "outbox" where "seq" >= ? order by "seq"`,
    station.replica.firstPending() ?? 0,
  )
  return operations.map(({ seq, before }) =>
    unpackImages(before).map(({ table, id, row }) => ({
      id: `${n}/${table}/${id}`,
      row: { ...(station.read.get<object>(`select * from "${table}" where "id" = ?`, id) ?? row), seq },
    })),
  )
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

async function withServer<T>(dataDir: string, use: (service: SyncService) => Promise<T>): Promise<T> {
  const store = openSqlite(dataDir)
  try {
    return await use(syncService(store, () => new Date(), serverLog({ write() {} })))
  } finally {
    await store.close()
  }
}

/** Until the server has everything. */
async function pushed(dataDir: string, stations: readonly Station[]): Promise<number> {
  const work = stations.map(waiting)
  return await withServer(dataDir, (service) =>
    seconds(() =>
      Promise.all(
        work.map(async (operations, n) => {
          for (let from = 0; from < operations.length; from += MAX_PUSH) {
            const answer = await service.push(accountOf(stationName(n)), {
              protocol: SYNC_PROTOCOL,
              epoch: null,
              operations: operations.slice(from, from + MAX_PUSH),
            })
            if (answer.status !== 'taken' || answer.outcomes.some(({ outcome }) => outcome !== 'done'))
              throw new Error(`not taken: ${JSON.stringify(answer).slice(0, 300)}`)
          }
        }),
      ),
    ),
  )
}

/** Until every station has everything: all push and pull at once, and pull again what came later. */
async function converged(dataDir: string, stations: readonly Station[], operations: number): Promise<number> {
  const [, here = ''] = WAREHOUSE_SPACES
  // Each operation raises the counter of the warehouse by one.
  const last = (stations[0]?.replica.versions()[here] ?? 0) + operations
  return await withServer(dataDir, (service) => {
    const round = (station: Station, n: number) =>
      syncRound(
        station.replica,
        {
          push: (request) => service.push(accountOf(stationName(n)), request),
          pull: (request) => service.pull(accountOf(stationName(n)), request),
          snapshot: (request) => service.snapshot(accountOf(stationName(n)), request),
        },
        WAREHOUSE_SPACES,
      )
    return seconds(async () => {
      await Promise.all(stations.map(round))
      await Promise.all(stations.map(round))
      for (const { replica } of stations)
        if (replica.pendingCount() > 0 || replica.versions()[here] !== last)
          throw new Error(`not converged: ${JSON.stringify(replica.versions())} instead of ${last}`)
    })
  })
}

/** The same by a peer. Its stations have written before the clock starts, as ours have. */
async function replicated(house: PeerHouse, work: Work, operations: number): Promise<Speed> {
  for (const [station, writes] of work.entries())
    for (const documents of writes) await house.write(station, documents)
  const push = await seconds(() => Promise.all(numbers.map(house.push)))
  const pull = await seconds(() => Promise.all(numbers.map(house.pull)))
  const wanted = new Set(work.flat(2).map(({ id }) => id)).size
  const counts = await house.counts()
  if (counts.some((count) => count !== wanted))
    throw new Error(`not converged: ${counts.join(', ')} documents instead of ${wanted}`)
  await house.close()
  return { push: operations / push, converged: operations / (push + pull) }
}
