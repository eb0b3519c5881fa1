import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Hello } from '../core/protocol/queries/session.ts'
import { setUpArgs, TestClient } from './host/host.testkit.ts'

/** The host as a process of its own, as people start it. */
interface Running {
  readonly child: ChildProcess
  readonly url: string
  readonly code: string | null
  readonly output: () => string
}

const SERVE = join(import.meta.dirname, 'serve.ts')
let dir: string
const children: ChildProcess[] = []
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

function run(args: readonly string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [SERVE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let output = ''
  child.stdout?.on('data', (data) => {
    output += data
  })
  child.stderr?.on('data', (data) => {
    output += data
  })
  return { child, output: () => output }
}

async function serve(...args: string[]): Promise<Running> {
  const { child, output } = run(['--data', join(dir, 'data'), '--port', '0', ...args])
  for (;;) {
    const url = /^Entrepot is ready at (http:\/\/127\.0\.0\.1:\d+)\/$/m.exec(output())?.[1]
    if (url) return { child, url, output, code: /^Set-up code: (\w{4}-\w{4})$/m.exec(output())?.[1] ?? null }
    if (child.exitCode !== null) throw new Error(output())
    await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])
  }
}

async function exitOf(args: readonly string[]): Promise<{ code: number; output: string }> {
  const { child, output } = run(args)
  const [code] = (await once(child, 'close')) as [number]
  return { code, output: output() }
}

const connect = (url: string, headers = {}) => TestClient.open(`${url.replace('http', 'ws')}/api`, headers)

describe('the headless host', { timeout: 30_000 }, () => {
  it('is set up with its printed code, killed, started again, and still there', async () => {
    const first = await serve()
    const cookie = (await fetch(first.url)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const client = await connect(first.url, { cookie })
    expect(await client.refusal('do', 'setUp', setUpArgs(null))).toBe('wrongSetUpCode')
    await client.value('do', 'setUp', setUpArgs(first.code))
    await client.value('do', 'changeSetting', { key: 'lockMinutes', value: 30 })
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    expect(existsSync(join(dir, 'data', 'station.lock'))).toBe(true)

    const second = await serve()
    expect(second.code).toBe(null)
    const again = await connect(second.url)
    expect(await again.value<Hello>('query', 'hello')).toMatchObject({
      state: 'ready',
      lockMinutes: 30,
      warehouse: { code: 'NORD' },
    })
    await again.value('do', 'signIn', { badge: 'XUADA1' })
    second.child.kill('SIGTERM')
    const [code] = (await once(second.child, 'exit')) as [number]
    expect(code).toBe(0)
    expect(existsSync(join(dir, 'data', 'station.lock'))).toBe(false)
  })

  it('prints a pairing code where the network is let in', async () => {
    const { output } = await serve('--pair')
    expect(output()).toMatch(/^Pairing code: \w{4}-\w{4}$/m)
  })

  it('says what is wrong, and ends with 2', async () => {
    const data = join(dir, 'data')
    const unknown = await exitOf(['--unheard-of'])
    expect(unknown).toMatchObject({ code: 2 })
    expect(unknown.output).toContain('--unheard-of')

    writeFileSync(join(dir, 'file'), '')
    expect(await exitOf(['--data', join(dir, 'file'), '--port', '0'])).toMatchObject({
      code: 2,
      output: expect.stringContaining('cannot be written to'),
    })

    const blocker = createServer()
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
    const address = blocker.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await exitOf(['--data', data, '--port', String(port)])).toMatchObject({
      code: 2,
      output: expect.stringContaining(`Port ${port} is taken`),
    })
    blocker.close()

    await serve()
    expect(await exitOf(['--data', data, '--port', '0'])).toMatchObject({
      code: 2,
      output: expect.stringContaining('in use by another station'),
    })
  })
})
