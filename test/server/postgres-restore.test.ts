import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { another, furnish, JOIN_CODE, online, receive, SERVER_READY, soon } from './house.ts'
import { Programs } from './programs.ts'

let postgres: TestPostgres
const dir = mkdtempSync(join(tmpdir(), 'entrepot-pg-restore-'))
const programs = new Programs()
beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterEach(() => programs.stop())
afterAll(async () => {
  await postgres.stop()
  rmSync(dir, { recursive: true, force: true })
})

const at = (name: string): string => join(dir, name)
const data = (name: string): string[] => ['--data', at(name), '--port', '0']

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const outbox = (name: string) => {
  const db = new Database(join(at(name), 'station.sqlite'), { readonly: true })
  const rows = db.prepare<[], { opId: string; state: string }>('select "opId", "state" from "outbox"').all()
  db.close()
  return rows
}

// The copy is PostgreSQL's own (`create database … template`): the tools that dump are not on every machine.
it('[BK3] [BK4] PostgreSQL that is put back under a running server gets from the stations what it has lost', {
  timeout: 150_000,
}, async () => {
  const url = await postgres.newDatabase()
  const name = new URL(url).pathname.slice(1)
  const env = { DATABASE_URL: url }
  const one = programs.server(['--port', '0'], env)
  const address = await one.says(SERVER_READY)
  const a = programs.station([...data('a'), '--join', address, '--code', await one.says(JOIN_CODE)])
  const ada = await furnish(a)
  const { program: b, client: bob } = await another(programs, ada, address, data('b'))
  await receive(ada, 4)
  await receive(bob, 4)
  await online(ada, bob)
  await one.kill()
  const backup = new URL(await postgres.newDatabase(url)).pathname.slice(1)
  const args = ['--port', new URL(address).port]
  const two = programs.server(args, env)
  await two.says(SERVER_READY)
  await receive(ada, 7)
  await receive(bob, 7)
  await online(ada, bob)

  // Put back under a server that is running, as `pg_restore` would do it.
  await postgres.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  await postgres.query(`drop database ${name} with (force)`)
  await postgres.query(`create database ${name} template ${backup}`)
  const renewed = programs.server(['--new-epoch'], env)
  expect(await renewed.ended()).toBe(0)
  const epoch = /^New epoch: (\S+?)\.?\s/m.exec(renewed.output())?.[1]
  await expect
    .poll(async () => ((await (await fetch(`${address}/health`)).json()) as { epoch?: string }).epoch, soon)
    .toBe(epoch)
  await receive(bob, 2)
  await online(ada, bob)
  await online(ada, bob)
  for (const program of [a, b, two]) await program.kill()

  const done = [...outbox('a'), ...outbox('b')]
  expect(done.every(({ state }) => state === 'done')).toBe(true)
  const log = await ask<{ opId: string; outcome: string }>(
    url,
    `select "opId", "outcome" from "operationLog" where "stationId" not like 'server@%'`,
  )
  expect(log.map(({ opId }) => opId).toSorted()).toEqual(done.map(({ opId }) => opId).toSorted())
  expect(log.every(({ outcome }) => outcome === 'done')).toBe(true)
  const [stock] = await ask<{ mugs: string }>(
    url,
    `select sum("qtyEach") as "mugs" from "balance" where "qtyEach" > 0`,
  )
  expect(Number(stock?.mugs)).toBe(24)
})
