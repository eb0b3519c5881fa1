import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openSqlite } from '../src/server/store/open-sqlite.ts'
import { openPostgres } from '../src/server/store/postgres-server-store.ts'
import type { ServerStore } from '../src/server/store/server-store.ts'
import { openStation } from '../src/station/core/station.ts'
import { withFolder, withLargeHouse } from './lib/dataset.ts'
import { goalSize } from './lib/large-house.ts'
import { benchPostgres } from './lib/postgres-server.ts'
import { startHelper, startServer } from './lib/processes.ts'
import { report } from './lib/report.ts'
import { copyRowsToServer, FOUNDER, stationName, tokenOf, WAREHOUSE_SPACES } from './lib/sync-house.ts'
import type { Order, Said } from './lib/sync-member.ts'

/**
 * A new station loads the large house: 100,000 products, 1,000,000 stock rows and all that belongs to them, over HTTP, from a server of
 * its own process into a station of its own process, until it can work.
 */
const GOAL_S = 60
const GOAL_MB = 500
const progress = (text: string): void => void process.stderr.write(`${text}\n`)

await withLargeHouse(async (dataDir) => {
  const house = openStation({ dataDir })
  await withFolder(async (folder) => {
    const serverDir = join(folder, 'server')
    await onServer('sqlite', folder, serverDir, null, openSqlite(serverDir))
    const postgres = await benchPostgres()
    try {
      const url = await postgres.newDatabase()
      mkdirSync(join(folder, 'server-postgres'))
      await onServer('postgres', folder, join(folder, 'server-postgres'), url, await openPostgres(url))
    } finally {
      await postgres.stop()
    }
  })
  house.close()

  async function onServer(
    name: 'sqlite' | 'postgres',
    folder: string,
    serverDir: string,
    url: string | null,
    store: ServerStore,
  ): Promise<void> {
    progress(`${name}: the server gets the house`)
    const rows = await copyRowsToServer(store, house)
    await store.close()
    progress(`${name}: a station loads it`)
    const server = await startServer(serverDir, url)
    const stationDir = join(folder, `station-${name}`)
    const blank = openStation({ dataDir: stationDir })
    blank.adopt(FOUNDER)
    blank.close()
    const station = startHelper<Order, Said>('./sync-member.ts', [
      stationDir,
      server.url,
      tokenOf(stationName(0)),
    ])
    await station.next()
    const started = performance.now()
    station.send('go')
    await station.until(({ versions, trouble }) => {
      if (trouble) progress(trouble)
      return WAREHOUSE_SPACES.every((space) => (versions[space] ?? 0) > 0)
    })
    const context = { ...goalSize, rows, database: name }
    const ms = performance.now() - started
    report({
      name: `sync.first.${name}`,
      value: ms,
      unit: 'ms',
      n: rows,
      goal: GOAL_S * 1000,
      context: { ...context, serverCpuSeconds: server.cpuSeconds(), stationCpuSeconds: station.cpuSeconds() },
    })
    report({
      name: `sync.first.${name}.server.memory`,
      value: server.mostMb(),
      unit: 'MB',
      n: 1,
      goal: GOAL_MB,
      context,
    })
    report({
      name: `sync.first.${name}.station.memory`,
      value: station.mostMb(),
      unit: 'MB',
      n: 1,
      goal: GOAL_MB,
      context,
    })
    await station.stop()
    await server.stop()
  }
})
