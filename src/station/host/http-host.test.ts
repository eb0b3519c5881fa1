import { request } from 'node:http'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Hello } from '../../core/protocol/queries/session.ts'
import { setUpArgs, TestHost } from './host.testkit.ts'
import { ListenError, startHttp } from './http-host.ts'
import { createLog } from './log.ts'

let t: TestHost
beforeEach(() => {
  t = new TestHost()
})
afterEach(() => t.dispose())

/** The line was ended before the answer got through, as happens to a refused WebSocket. */
const CUT = 0

/** The status, with headers that browsers do not let a page choose. */
function get(path: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve) => {
    request({ host: '127.0.0.1', port: t.port, path, headers, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', () => resolve(CUT))
      .end()
  })
}

const upgrade = {
  connection: 'upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
}

describe('the console’s files', () => {
  it('come with the strict headers and a cookie that no script can read', async () => {
    await t.start()
    const response = await fetch(`${t.url}/`)
    expect(await response.text()).toContain('Entrepot')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const cookie = response.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(new RegExp(`^entrepot-${t.port}=[\\w-]{43};`))
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    const again = await fetch(`${t.url}/`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(again.headers.getSetCookie()).toEqual([])
    const asset = await fetch(`${t.url}/assets/index-abc.js`)
    expect(asset.headers.get('cache-control')).toContain('immutable')
  })

  it('are all that is served', async () => {
    await t.start()
    for (const path of [
      '/../data/station.sqlite',
      '/%2e%2e/data/station.sqlite',
      '/station.log',
      '/assets',
    ]) {
      expect((await fetch(`${t.url}${path}`)).status).toBeGreaterThanOrEqual(400)
    }
  })

  it('that were not built are asked for in words', async () => {
    await t.start({ rendererDir: null })
    const response = await fetch(`${t.url}/`)
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })
})

describe('a stranger’s page', () => {
  it('[API5] that has its own name lead here (DNS rebinding) gets nothing', async () => {
    await t.start()
    expect(await get('/', { host: `evil.example:${t.port}` })).toBe(421)
    expect([421, CUT]).toContain(await get('/api', { ...upgrade, host: `evil.example:${t.port}` }))
    expect(await get('/', { host: `localhost:${t.port}` })).toBe(200)
  })

  it('[API5] cannot open a WebSocket from its own origin', async () => {
    await t.start()
    for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${t.port + 1}`]) {
      expect([403, CUT]).toContain(await get('/api', { ...upgrade, origin }))
      await expect(t.connect({ origin })).rejects.toThrow('no connection')
    }
    const own = await t.connect({ origin: t.url })
    expect((await own.value<Hello>('query', 'hello')).state).toBe('firstStart')
  })

  it('cannot post', async () => {
    await t.start()
    const response = await fetch(`${t.url}/pair`, {
      method: 'POST',
      headers: { origin: 'http://evil.example', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(response.status).toBe(403)
  })
})

describe('the WebSocket', () => {
  it('ends a line that sends what is no JSON, what is binary, or too much', async () => {
    await t.start()
    const one = await t.connect()
    one.send('{')
    expect(await one.closed).toBe(1007)
    const two = await t.connect()
    two.send(JSON.stringify('x'.repeat(5 * 1024 * 1024)))
    expect(await two.closed).toBe(1009)
  })

  it('keeps the session of a browser over a reload and over a restart of the station', async () => {
    await t.start()
    const cookie = await t.cookie()
    const first = await t.connect({ cookie })
    await first.value('do', 'setUp', setUpArgs(t.host.setUp.code))
    first.close()
    const reloaded = await t.connect({ cookie })
    expect((await reloaded.value<Hello>('query', 'hello')).user?.name).toBe('Ada')
    const other = await t.connect({ cookie: await t.cookie() })
    expect((await other.value<Hello>('query', 'hello')).user).toBe(null)
    const { port } = t
    await t.stop()
    await t.start({ port })
    const restarted = await t.connect({ cookie })
    expect((await restarted.value<Hello>('query', 'hello')).user?.name).toBe('Ada')
  })

  it('says goodbye when the station closes', async () => {
    await t.start()
    const client = await t.connect()
    await client.value('query', 'hello')
    const stopped = t.stop()
    expect(await client.event('closing')).toEqual({ name: 'closing' })
    await stopped
  })
})

describe('a handheld from the network', () => {
  const pair = (code: string, name = 'Zebra 4') =>
    fetch(`${t.url}/pair`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: t.url },
      body: JSON.stringify({ code, name }),
    })

  it('[API4] hears nothing before it is paired, and is shut out when it is forgotten', async () => {
    await t.start()
    const admin = await t.setUp()
    const { port } = t
    await t.stop()
    // From now on every address counts as a stranger's but the one that has said the word.
    await t.start({ port, isOwnAddress: () => false })
    expect(await admin.closed).toBeGreaterThan(0)

    const unpaired = await t.connect({ cookie: await t.cookie() })
    for (const name of ['hello', 'signInNames', 'orders'])
      expect(await unpaired.refusal('query', name)).toBe('notPaired')
    expect(await unpaired.refusal('do', 'signIn', { badge: 'XUADA1' })).toBe('notPaired')

    const wrong = await pair('0000-0000')
    expect(wrong.status).toBe(403)
    expect(await wrong.json()).toEqual({ ok: false, refusal: { code: 'wrongSetUpCode' } })
    const { code } = t.host.pairing.offer()
    const right = await pair(code)
    const cookie = right.headers.getSetCookie()[0] ?? ''
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    const handheld = await t.connect({ cookie: cookie.split(';')[0] ?? '' })
    await handheld.value('do', 'signIn', { badge: 'XUADA1' })
    expect(unpaired.events).toEqual([])

    const [view] = (
      await handheld.value<{ handhelds: { id: string; name: string }[] }>('query', 'stationSettings')
    ).handhelds
    expect(view?.name).toBe('Zebra 4')
    void handheld.ask('do', 'forgetHandheld', { handheldId: view?.id })
    expect(await handheld.closed).toBe(4001)
    const again = await t.connect({ cookie: cookie.split(';')[0] ?? '' })
    expect(await again.refusal('query', 'hello')).toBe('notPaired')
  })

  it('is paired once for each code', async () => {
    await t.start({ isOwnAddress: () => false })
    const { code } = t.host.pairing.offer()
    expect((await pair(code)).status).toBe(200)
    expect((await pair(code)).status).toBe(403)
    expect((await pair('')).status).toBe(403)
  })
})

describe('the port', () => {
  it('is exactly the one that was asked for, or a word says that it is taken', async () => {
    await t.start()
    const other = new TestHost()
    try {
      await other.start()
      const log = createLog({ write: () => undefined })
      const taken = startHttp(other.host, { port: t.port, host: '127.0.0.1', rendererDir: null, log })
      await expect(taken).rejects.toThrow(ListenError)
      await expect(taken).rejects.toThrow(/is taken/)
    } finally {
      await other.dispose()
    }
  })

  it('is the next free one where none was asked for', async () => {
    const blocker = createServer()
    await new Promise<void>((resolve) =>
      blocker.once('error', () => resolve()).listen(7420, '127.0.0.1', resolve),
    )
    try {
      await t.start({ port: null })
      expect(t.port).toBeGreaterThan(7420)
    } finally {
      blocker.close()
    }
  })
})
