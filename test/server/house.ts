import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import { tableNames, tables } from '../../src/core/model/tables.ts'
import type { JoinOffer } from '../../src/core/protocol/commands.ts'
import type { Hello, StationStatus } from '../../src/core/protocol/queries/session.ts'
import { setUpArgs, TestClient } from '../../src/station/host/host.testkit.ts'
import type { Program, Programs } from './programs.ts'

/** A house of programs that receives mugs: so many receipts, so many mugs, wherever one counts them. */
export const SERVER_READY = /^Entrepot server is ready at (\S+)$/m
export const JOIN_CODE = /^Join code: (\S+)$/m
const READY = /^Entrepot is ready at (\S+)\/$/m
export const soon = { timeout: 40_000, interval: 50 }

export async function clientOf(station: Program): Promise<TestClient> {
  const url = await station.says(READY)
  const cookie = (await fetch(url)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return TestClient.open(`${url.replace('http', 'ws')}/api`, { cookie })
}

export async function signedIn(station: Program): Promise<TestClient> {
  const client = await clientOf(station)
  await client.value('do', 'signIn', { badge: 'XUADA1' })
  return client
}

export const statusOf = (client: TestClient) => client.value<StationStatus>('query', 'status')
export const lineOf = async (client: TestClient) => {
  const { line, savedHere } = await statusOf(client)
  return [line.state, savedHere]
}

/** Tries at once instead of when the back-off ends. */
export async function online(...clients: readonly TestClient[]): Promise<void> {
  for (const client of clients) {
    await expect
      .poll(async () => {
        await client.value('do', 'retryLine')
        return lineOf(client)
      }, soon)
      .toEqual(['online', 0])
  }
}

/** The first station of the house, with a bin and mugs to receive. */
export async function furnish(station: Program): Promise<TestClient> {
  const client = await clientOf(station)
  await client.value('do', 'setUp', setUpArgs(await station.says(/^Set-up code: (\S+)$/m)))
  await client.value('do', 'saveLocations', {
    locations: [{ code: 'A-01', kind: 'bin', aisle: 'A', walkSequence: 10, pickFace: true }],
  })
  await client.value('do', 'saveProducts', {
    products: [{ sku: 'MUG', weightGrams: 300, barcodes: [{ code: '29000018', unit: 'each', qtyEach: 1 }] }],
  })
  return client
}

/** One more station, by a code that a member offers. */
export async function another(
  programs: Programs,
  by: TestClient,
  address: string,
  args: readonly string[],
): Promise<{ program: Program; client: TestClient }> {
  const { code, fingerprint } = await by.value<JoinOffer>('do', 'offerJoin')
  const pin = fingerprint === null ? [] : ['--pin', fingerprint.replaceAll(':', '')]
  const program = programs.station([...args, '--join', address, '--code', code, '--name', 'Bench 2', ...pin])
  const client = await clientOf(program)
  await expect.poll(async () => (await client.value<Hello>('query', 'hello')).state, soon).toBe('ready')
  await client.value('do', 'signIn', { badge: 'XUADA1' })
  return { program, client }
}

export async function receive(client: TestClient, times: number): Promise<void> {
  for (let i = 0; i < times; i++)
    await client.value('do', 'receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 1 })
}

export interface Files {
  readonly server: string
  readonly stations: readonly string[]
  /** Operations of stations that are not looked at. */
  readonly others?: number
}

/**
 * What lies on the disks when all programs have ended: each operation that a station did stands in the server's log once and was
 * done, nothing else does, and every station's rows are the server's.
 */
export function agreed({ server, stations, others = 0 }: Files): { mugs: number; receipts: number } {
  const log = rows(
    join(server, 'server.sqlite'),
    'select "stationId", "seq", "opId", "name", "outcome" from "operationLog"',
  )
  const rowsOfServer = modelOf(join(server, 'server.sqlite'))
  const outboxes = stations.map((folder) => {
    const file = join(folder, 'station.sqlite')
    const done = rows(
      file,
      'select "stationId", "seq", "opId", "name", "state" as "outcome" from "outbox" order by "seq"',
    )
    const stationId = String(done[0]?.stationId)
    const logged = log.filter((entry) => entry.stationId === stationId)
    expect(logged.toSorted((a, b) => Number(a.seq) - Number(b.seq))).toEqual(done)
    expect(modelOf(file)).toEqual(rowsOfServer)
    return done
  })
  const people = log.filter(({ stationId }) => !String(stationId).startsWith('server@'))
  expect(people).toHaveLength(outboxes.reduce((sum, { length }) => sum + length, others))
  expect(log.every(({ outcome }) => outcome === 'done')).toBe(true)
  const [stock] = rows(
    join(server, 'server.sqlite'),
    'select sum("qtyEach") as "mugs" from "balance" where "qtyEach" > 0',
  )
  return {
    mugs: Number(stock?.mugs ?? 0),
    receipts: people.filter(({ name }) => name === 'receiveStock').length,
  }
}

type Plain = Readonly<Record<string, unknown>>

function rows(file: string, sql: string): Plain[] {
  const db = new Database(file, { readonly: true })
  try {
    return db.prepare<[], Plain>(sql).all()
  } finally {
    db.close()
  }
}

function modelOf(file: string): Readonly<Record<string, Plain[]>> {
  return Object.fromEntries(
    tableNames.map((table) => {
      const columns = Object.keys(tables[table].columns).map((name) => `"${name}"`)
      return [table, rows(file, `select ${columns.join(', ')} from "${table}" order by "id"`)]
    }),
  )
}
