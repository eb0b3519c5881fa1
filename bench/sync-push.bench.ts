import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MAX_PUSH, type PushedOperation, SYNC_PROTOCOL } from '../src/core/protocol/sync.ts'
import { syncPaths } from '../src/core/protocol/sync-http.ts'
import { openPostgres } from '../src/server/store/postgres-server-store.ts'
import { openStation } from '../src/station/core/station.ts'
import { serverClient } from '../src/station/sync/server-client.ts'
import { withFolder } from './lib/dataset.ts'
import { type BenchPostgres, benchPostgres } from './lib/postgres-server.ts'
import { type ServerProcess, startHelper, startServer } from './lib/processes.ts'
import { report } from './lib/report.ts'
import {
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

/**
 * Ten stations have picked without their server, and now it is there again. First what the server takes, with a sender that
 * costs next to nothing; then all of it, until every station has pulled and rebased what all the others did.
 */
const SINGLES = 150

interface Kind {
  readonly name: 'sqlite' | 'postgres'
  /** A server on a copy of the house, and the CPU seconds that its database uses in processes of its own. */
  start(folder: string): Promise<{ server: ServerProcess; databaseCpu(): Promise<number> }>
}

const { members, pieces } = PUSH_SIZE
const progress = (text: string): void => void process.stderr.write(`${text}\n`)

await withFolder(async (folder) => {
  const house = join(process.env.BENCH_HOUSE ?? tmpdir(), syncHouseName(PUSH_SIZE))
  await buildSyncHouse(house, PUSH_SIZE, (text) => progress(`building: ${text}`))
  const work = Array.from({ length: members }, (_, n) => {
    const station = openStation({ dataDir: copied(memberFolder(house, n), join(folder, `read-${n}`)) })
    const operations = waiting(station)
    station.close()
    return operations
  })
  const postgres = await benchPostgres()
  try {
    const kinds: Kind[] = [onSqlite(house), await onPostgres(house, postgres)]
    for (const kind of kinds) {
      await pushed(kind, folder, work, MAX_PUSH)
      await pushed(
        kind,
        folder,
        work.map((operations) => operations.slice(0, SINGLES)),
        1,
      )
      await converged(kind, folder, house, work)
    }
  } finally {
    await postgres.stop()
  }
})

function copied(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true })
  return to
}

function onSqlite(house: string): Kind {
  return {
    name: 'sqlite',
    start: async (folder) => ({
      server: await startServer(copied(serverFolder(house), join(folder, 'server')), null),
      databaseCpu: async () => 0,
    }),
  }
}

async function onPostgres(house: string, postgres: BenchPostgres): Promise<Kind> {
  progress('building: the same on PostgreSQL')
  const template = await postgres.newDatabase()
  const store = await openPostgres(template)
  const founder = openStation({ dataDir: founderFolder(house) })
  const first = openStation({ dataDir: memberFolder(house, 0) })
  const epoch = first.replica.epoch() ?? ''
  first.close()
  await fillServer(store, founder, members)
  founder.close()
  await store.putInfo('epoch', epoch)
  await store.close()
  return {
    name: 'postgres',
    async start(folder) {
      const data = join(folder, 'server')
      mkdirSync(data, { recursive: true })
      const before = await postgres.cpuSeconds()
      const server = await startServer(data, await postgres.newDatabase(template))
      return { server, databaseCpu: async () => (await postgres.cpuSeconds()) - before }
    },
  }
}

/** What the server takes, with messages that were made before. */
async function pushed(
  kind: Kind,
  folder: string,
  work: readonly (readonly PushedOperation[])[],
  batch: number,
): Promise<void> {
  progress(`${kind.name}: pushing ${batch} at a time`)
  const { server, databaseCpu } = await kind.start(folder)
  const bodies = work.map((operations) => {
    const messages: unknown[] = []
    for (let from = 0; from < operations.length; from += batch)
      messages.push({
        protocol: SYNC_PROTOCOL,
        epoch: null,
        operations: operations.slice(from, from + batch),
      })
    return messages
  })
  const clients = work.map((_, n) =>
    serverClient({ address: server.url, pin: null, token: tokenOf(stationName(n)) }),
  )
  const cpu = { server: server.cpuSeconds(), database: await databaseCpu() }
  const started = performance.now()
  let operations = 0
  await Promise.all(
    clients.map(async (client, n) => {
      for (const body of bodies[n] ?? []) {
        const answer = (await client.post(syncPaths.push, body)) as {
          status: string
          outcomes: { outcome: string }[]
        }
        if (answer.status !== 'taken' || answer.outcomes.some(({ outcome }) => outcome !== 'done'))
          throw new Error(`not taken: ${JSON.stringify(answer).slice(0, 300)}`)
        operations += answer.outcomes.length
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const perOperation = (used: number): number => Math.round((used * 1e6) / operations)
  const context = {
    stations: members,
    batch,
    database: kind.name,
    durable: 'every answer after its commit is on the disk',
    serverCpuMicros: perOperation(server.cpuSeconds() - cpu.server),
    databaseCpuMicros: perOperation((await databaseCpu()) - cpu.database),
  }
  const name = `sync.push.server.${kind.name}.${batch === 1 ? 'single' : 'batches'}`
  report({
    name,
    value: operations / seconds,
    unit: '1/s',
    n: operations,
    ...(batch > 1 && { goal: 5000 }),
    context,
  })
  for (const client of clients) client.close()
  await server.stop()
}

/** All stations, each in a process of its own, from the first message until all have everything. */
async function converged(
  kind: Kind,
  folder: string,
  house: string,
  work: readonly (readonly PushedOperation[])[],
): Promise<void> {
  progress(`${kind.name}: until all have converged`)
  const { server, databaseCpu } = await kind.start(folder)
  const stations = await Promise.all(
    work.map(async (_, n) => {
      const dataDir = copied(memberFolder(house, n), join(folder, `station-${n}`))
      const helper = startHelper<Order, Said>('./sync-member.ts', [
        dataDir,
        server.url,
        tokenOf(stationName(n)),
      ])
      return { helper, first: await helper.next() }
    }),
  )
  const operations = work.reduce((sum, each) => sum + each.length, 0)
  const [, here] = WAREHOUSE_SPACES
  // Each operation raises the counter of the warehouse by one.
  const last = (stations[0]?.first.versions[here ?? ''] ?? 0) + operations
  const cpu = { server: server.cpuSeconds(), database: await databaseCpu() }
  const started = performance.now()
  await Promise.all(
    stations.map(async ({ helper }) => {
      helper.send('go')
      await helper.until(({ waiting: left, versions, trouble }) => {
        if (trouble) progress(trouble)
        return left === 0 && versions[here ?? ''] === last
      })
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const perOperation = (used: number): number => Math.round((used * 1e6) / operations)
  report({
    name: `sync.push.${kind.name}`,
    value: operations / seconds,
    unit: '1/s',
    n: operations,
    context: {
      stations: members,
      pieces,
      database: kind.name,
      seconds: Math.round(seconds * 10) / 10,
      serverCpuMicros: perOperation(server.cpuSeconds() - cpu.server),
      databaseCpuMicros: perOperation((await databaseCpu()) - cpu.database),
      stationCpuMicros: perOperation(
        stations.reduce((sum, { helper }) => sum + helper.cpuSeconds(), 0) / stations.length,
      ),
    },
  })
  await Promise.all(stations.map(({ helper }) => helper.stop()))
  await server.stop()
}
