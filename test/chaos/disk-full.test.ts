import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { afterEach, expect, it } from 'vitest'
import { syncPaths } from '../../src/core/protocol/sync-http.ts'
import { pushOf, TestServer } from '../../src/server/http/server.testkit.ts'
import { sqliteServerStore } from '../../src/server/store/sqlite-server-store.ts'
import { type TestClient, TestHost } from '../../src/station/host/host.testkit.ts'
import { type DiskKind, type SmallDisk, smallDisk } from './full-disk.ts'

/** So many operations find the end of any space that a database still has of its own. */
const ENOUGH = 4_000

let disk: SmallDisk
afterEach(() => disk.remove())

const kinds: readonly DiskKind[] = ['small file system', 'bound on the file']

it.each(kinds)(
  '[OP1] a station whose disk is full says so, loses nothing, and goes on when there is space (%s)',
  {
    timeout: 60_000,
  },
  async (kind) => {
    disk = smallDisk(kind)
    const host = await new TestHost().start({}, { dataDir: disk.dir })
    const ada = await host.setUp()
    const db = host.host.station.local.$client
    const set = (value: string) => ada.ask('do', 'changeSetting', { key: 'slipCompany', value })
    let done = countOf(db)
    disk.fill(db)
    const refused = await untilRefused(async (n) => {
      const answer = await set(`${n} ${'x'.repeat(150)}`)
      if (answer.ok) done++
      return answer.ok ? null : answer
    })
    expect(refused).toEqual({ ok: false, refusal: { code: 'diskFull' } })
    // It is still there, and can still be read.
    expect(await ada.value('query', 'hello')).toMatchObject({ state: 'ready' })
    expect(countOf(db)).toBe(done)
    disk.empty(db)
    expect(await set('Entrepot')).toMatchObject({ ok: true })
    expect(countOf(db)).toBe(done + 1)
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    await again(host, ada)
    expect(countOf(host.host.station.local.$client)).toBe(done + 1)
    await host.dispose()
  },
)

it.each(kinds)(
  '[SV4] a server whose disk is full answers 503, keeps the sequence, and takes the same message later (%s)',
  {
    timeout: 60_000,
  },
  async (kind) => {
    disk = smallDisk(kind)
    const db = new Database(join(disk.dir, 'server.sqlite'))
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    migrate(drizzle({ client: db }), { migrationsFolder: 'db/migrations/sqlite-server' })
    const store = sqliteServerStore(db)
    const server = await new TestServer().start({ store })
    const { token, stationId } = await server.house()
    disk.fill(db)
    const message = (n: number) =>
      pushOf(n + 2, 'changeSetting', { key: 'slipCompany', value: `${n} ${'x'.repeat(150)}` }, `full-${n}`)
    let taken = 0
    const refused = await untilRefused(async (n) => {
      const answer = await server.post(syncPaths.push, message(n), token)
      if (answer.status === 200) taken = n + 1
      return answer.status === 200 ? null : answer
    })
    expect(refused).toMatchObject({ status: 503, retryAfter: '2', body: { problem: 'unavailable' } })
    expect(await store.account(stationId)).toMatchObject({ lastSeq: taken + 1 })
    disk.empty(db)
    expect((await server.post(syncPaths.push, message(taken), token)).body).toMatchObject({
      status: 'taken',
      lastSeq: taken + 2,
      outcomes: [{ outcome: 'done' }],
    })
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    const log = await store.log({ stationId, limit: ENOUGH * 2 })
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => log.length - index))
    await server.dispose()
    await store.close()
  },
)

async function untilRefused<T>(attempt: (n: number) => Promise<T | null>): Promise<T> {
  for (let n = 0; n < ENOUGH; n++) {
    const refused = await attempt(n)
    if (refused !== null) return refused
  }
  throw new Error('the disk is never full')
}

const countOf = (db: Database.Database): number =>
  db.prepare<[], { n: number }>('select count(*) as "n" from "outbox"').get()?.n ?? 0

/** The process ends and starts once more on what the disk holds. */
async function again(host: TestHost, client: TestClient): Promise<void> {
  const closed = client.closed
  await host.stop()
  await closed
  await host.start({}, { dataDir: disk.dir })
}
