import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { JoinOffer } from '../../src/core/protocol/commands.ts'
import type { Hello, StationStatus } from '../../src/core/protocol/queries/session.ts'
import { setUpArgs, TestClient } from '../../src/station/host/host.testkit.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { type Program, Programs } from './programs.ts'

let postgres: TestPostgres
const dir = mkdtempSync(join(tmpdir(), 'entrepot-instances-'))
const programs = new Programs()
beforeAll(async () => {
  postgres = await startPostgres({ lasting: false })
}, 60_000)
afterEach(() => programs.stop())
afterAll(async () => {
  await postgres.stop()
  rmSync(dir, { recursive: true, force: true })
})

const SERVER_READY = /^Entrepot server is ready at (\S+)$/m
const soon = { timeout: 20_000, interval: 25 }
async function clientOf(station: Program): Promise<TestClient> {
  const url = await station.says(/^Entrepot is ready at (\S+)\/$/m)
  const cookie = (await fetch(url)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return TestClient.open(`${url.replace('http', 'ws')}/api`, { cookie })
}
const lockMinutes = async (client: TestClient) => (await client.value<Hello>('query', 'hello')).lockMinutes

it('two server programs on one PostgreSQL are one server', { timeout: 90_000 }, async () => {
  const env = { DATABASE_URL: await postgres.newDatabase() }
  const one = programs.server(['--port', '0'], env)
  const addressOne = await one.says(SERVER_READY)
  const code = await one.says(/^Join code: (\S+)$/m)
  const two = programs.server(['--port', '0'], env)
  const addressTwo = await two.says(SERVER_READY)

  // A code that one has shown is good at the other, where no newer one was shown: here the second start has shown one.
  const second = await two.says(/^Join code: (\S+)$/m)
  const late = programs.station([
    '--data',
    join(dir, 'late'),
    '--port',
    '0',
    '--join',
    addressTwo,
    '--code',
    code,
  ])
  expect(await late.ended()).toBe(2)
  const a = programs.station([
    '--data',
    join(dir, 'a'),
    '--port',
    '0',
    '--join',
    addressOne,
    '--code',
    second,
  ])
  const ada = await clientOf(a)
  await ada.value('do', 'setUp', setUpArgs(await a.says(/^Set-up code: (\S+)$/m)))
  await expect.poll(async () => (await ada.value<StationStatus>('query', 'status')).savedHere, soon).toBe(0)

  const offer = await ada.value<JoinOffer>('do', 'offerJoin')
  const b = programs.station([
    '--data',
    join(dir, 'b'),
    '--port',
    '0',
    '--join',
    addressTwo,
    '--code',
    offer.code,
  ])
  const bob = await clientOf(b)
  await expect.poll(async () => (await bob.value<Hello>('query', 'hello')).state, soon).toBe('ready')
  await bob.value('do', 'signIn', { badge: 'XUADA1' })

  // What comes in at one is heard at the other, sooner than stations ask by themselves.
  for (const value of [51, 52, 53]) {
    const began = performance.now()
    await ada.value('do', 'changeSetting', { key: 'lockMinutes', value })
    await expect.poll(() => lockMinutes(bob), soon).toBe(value)
    expect(performance.now() - began).toBeLessThan(4000)
  }
  await one.kill('SIGKILL')
  await bob.value('do', 'changeSetting', { key: 'lockMinutes', value: 54 })
  const again = programs.server(['--port', new URL(addressOne).port], env)
  await again.says(SERVER_READY)
  await ada.value('do', 'retryLine')
  await expect.poll(() => lockMinutes(ada), soon).toBe(54)
})

it('says that PostgreSQL does not answer', { timeout: 30_000 }, async () => {
  const program = programs.server(['--port', '0'], {
    DATABASE_URL: 'postgres://x:hush-hush@127.0.0.1:1/none',
  })
  expect(await program.ended()).toBe(2)
  expect(program.output()).toContain('PostgreSQL does not answer')
  expect(program.output()).not.toContain('hush-hush')
})
