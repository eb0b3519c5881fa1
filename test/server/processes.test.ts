import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JoinOffer } from '../../src/core/protocol/commands.ts'
import type { Hello, StationStatus } from '../../src/core/protocol/queries/session.ts'
import { setUpArgs, TestClient } from '../../src/station/host/host.testkit.ts'
import { type Program, Programs } from './programs.ts'

let dir: string
let programs: Programs
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-processes-'))
  programs = new Programs()
})
afterEach(async () => {
  await programs.stop()
  rmSync(dir, { recursive: true, force: true })
})

const READY = /^Entrepot is ready at (\S+)\/$/m
const SERVER_READY = /^Entrepot server is ready at (\S+)$/m
const JOIN_CODE = /^Join code: (\S+)$/m
const FINGERPRINT = /^Certificate fingerprint: (\S+)$/m
const data = (name: string): string[] => ['--data', join(dir, name), '--port', '0']

/** A client of a station, as its browser. */
async function console(program: Program): Promise<TestClient> {
  const url = await program.says(READY)
  const cookie = (await fetch(url)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return TestClient.open(`${url.replace('http', 'ws')}/api`, { cookie })
}
const signedIn = async (program: Program): Promise<TestClient> => {
  const client = await console(program)
  await client.value('do', 'signIn', { badge: 'XUADA1' })
  return client
}
const status = (client: TestClient) => client.value<StationStatus>('query', 'status')
const lineOf = async (client: TestClient) => {
  const { line, savedHere } = await status(client)
  return [line.state, savedHere]
}
const lockMinutes = async (client: TestClient) => (await client.value<Hello>('query', 'hello')).lockMinutes
const soon = { timeout: 20_000, interval: 25 }

describe('a server and its stations, as programs', { timeout: 90_000 }, () => {
  it('agree, go on through kills of each, and lose nothing', async () => {
    const server = programs.server(data('server'))
    const address = await server.says(SERVER_READY)
    const code = await server.says(JOIN_CODE)
    const a = programs.station([...data('a'), '--join', address, '--code', code, '--name', 'Bench 1'])
    const setUpCode = await a.says(/^Set-up code: (\S+)$/m)
    expect(a.output()).toContain('set it up here')
    const ada = await console(a)
    await ada.value('do', 'setUp', setUpArgs(setUpCode))
    await expect.poll(() => lineOf(ada), soon).toEqual(['online', 0])

    const { code: next } = await ada.value<JoinOffer>('do', 'offerJoin')
    const b = programs.station([...data('b'), '--join', address, '--code', next, '--name', 'Bench 2'])
    const bob = await console(b)
    await expect.poll(async () => (await bob.value<Hello>('query', 'hello')).state, soon).toBe('ready')
    await bob.value('do', 'signIn', { badge: 'XUADA1' })
    expect(await bob.value<Hello>('query', 'hello')).toMatchObject({
      station: { name: 'Bench 2', prefix: 'B' },
      warehouse: { code: 'NORD' },
    })
    await ada.value('do', 'changeSetting', { key: 'lockMinutes', value: 41 })
    await expect.poll(() => lockMinutes(bob), soon).toBe(41)

    await server.kill('SIGKILL')
    await ada.value('do', 'changeSetting', { key: 'lockMinutes', value: 42 })
    await bob.value('do', 'retryLine')
    await expect
      .poll(async () => (await status(bob)).line, soon)
      .toMatchObject({ state: 'offline', reason: 'noAnswer' })
    await expect.poll(() => lineOf(ada), soon).toEqual(['offline', 1])
    await a.kill('SIGKILL')
    const again = programs.station(data('a'))
    const adaAgain = await signedIn(again)
    expect(await lockMinutes(adaAgain)).toBe(42)
    expect((await status(adaAgain)).savedHere).toBe(1)

    const port = new URL(address).port
    const server2 = programs.server(['--data', join(dir, 'server'), '--port', port])
    await server2.says(SERVER_READY)
    expect(server2.output()).not.toMatch(JOIN_CODE)
    await adaAgain.value('do', 'retryLine')
    await expect.poll(() => lineOf(adaAgain), soon).toEqual(['online', 0])
    await bob.value('do', 'retryLine')
    await expect.poll(() => lockMinutes(bob), soon).toBe(42)

    await server2.kill('SIGTERM')
    expect(server2.child.exitCode).toBe(0)
    await again.kill('SIGTERM')
    expect(again.child.exitCode).toBe(0)
  })

  it('trust a certificate of their own by its fingerprint', async () => {
    const server = programs.server([...data('server'), '--host', '0.0.0.0'])
    const port = new URL(await server.says(SERVER_READY)).port
    const fingerprint = await server.says(FINGERPRINT)
    const code = await server.says(JOIN_CODE)
    const join = [...data('a'), '--join', `https://127.0.0.1:${port}`, '--code', code]
    const blind = programs.station(join)
    expect(await blind.ended()).toBe(2)
    expect(blind.output()).toContain(`--pin ${fingerprint.replaceAll(':', '')}`)
    const a = programs.station([...join, '--pin', fingerprint])
    await a.says(READY)
    expect(a.output()).toContain('Joined.')
    await a.kill()
    // The same certificate after a restart.
    await server.kill()
    const again = programs.server([...data('server'), '--host', '0.0.0.0'])
    expect(await again.says(FINGERPRINT)).toBe(fingerprint)
  })

  it('a station holds the house for others, and again after a restart', async () => {
    const a = programs.station(data('a'))
    const ada = await console(a)
    await ada.value('do', 'setUp', setUpArgs(await a.says(/^Set-up code: (\S+)$/m)))
    await a.kill()
    const host = programs.station([...data('a'), '--host-house', '--house-port', '0'])
    const code = await host.says(JOIN_CODE)
    const fingerprint = await host.says(FINGERPRINT)
    const port = new URL(await host.says(/^Other stations join at (\S+)$/m)).port
    const b = programs.station([
      ...data('b'),
      '--join',
      `https://127.0.0.1:${port}`,
      '--code',
      code,
      '--pin',
      fingerprint,
    ])
    const bob = await console(b)
    await expect.poll(async () => (await bob.value<Hello>('query', 'hello')).state, soon).toBe('ready')
    await bob.value('do', 'signIn', { badge: 'XUADA1' })
    await host.kill('SIGKILL')
    await bob.value('do', 'changeSetting', { key: 'lockMinutes', value: 44 })
    const again = programs.station(data('a'))
    const adaAgain = await signedIn(again)
    expect(await status(adaAgain)).toMatchObject({ role: 'host' })
    await bob.value('do', 'retryLine')
    await expect.poll(() => lockMinutes(adaAgain), soon).toBe(44)
  })

  it('say what is wrong, and end with 2', async () => {
    const wrong = async (program: Program) => ({ code: await program.ended(), output: program.output() })
    const says = (words: string) => ({ code: 2, output: expect.stringContaining(words) })
    expect(await wrong(programs.server(['--unheard-of']))).toEqual(says('--unheard-of'))
    expect(await wrong(programs.server(['--cert', 'x.pem']))).toEqual(
      says('--cert and --key belong together'),
    )
    expect(await wrong(programs.server([...data('s'), '--cert', 'none.pem', '--key', 'none.pem']))).toEqual(
      says('none.pem'),
    )
    const blocker = createServer()
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
    const address = blocker.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await wrong(programs.server(['--data', join(dir, 's'), '--port', String(port)]))).toEqual(
      says(`Port ${port} is taken`),
    )
    blocker.close()
    const server = programs.server(data('s'))
    const at = await server.says(SERVER_READY)
    expect(await wrong(programs.server(data('s')))).toEqual(says('in use by another server'))
    const station = [...data('a'), '--join', at]
    expect(await wrong(programs.station(station))).toEqual(says('--code'))
    expect(await wrong(programs.station([...station, '--code', 'AAAA-AAAA']))).toEqual(
      says('The code is wrong'),
    )
    expect(
      await wrong(programs.station([...data('a'), '--join', 'http://192.168.1.9:7430', '--code', 'x'])),
    ).toEqual(says('https://'))
    expect(await wrong(programs.station([...data('a'), '--host-house']))).toEqual(
      says('must be set up first'),
    )
  })
})
