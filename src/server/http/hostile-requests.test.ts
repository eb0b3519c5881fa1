import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StationId, WarehouseId } from '../../core/model/ids.ts'
import { GENERATION, GENERATION_HEADER } from '../../core/protocol/generation.ts'
import { SYNC_PROTOCOL } from '../../core/protocol/sync.ts'
import { type JoinAnswer, syncPaths } from '../../core/protocol/sync-http.ts'
import { tokenHashOf } from '../join/tokens.ts'
import { pullOf, pushOf, TestServer } from './server.testkit.ts'

/** Every way in, and everything that a stranger may bring there: a 4xx with its reason, and nothing has changed. */
type Path = (typeof syncPaths)[keyof typeof syncPaths]
type Posted = Exclude<Path, '/sync/events' | '/health' | '/metrics' | '/openapi.json'>

const protocol = SYNC_PROTOCOL

/** A message that would be taken, of each. A new way in must be named here. */
const good: Readonly<Record<Posted, (house: JoinAnswer) => object>> = {
  '/sync/push': () => pushOf(2, 'changeSetting', { key: 'lockMinutes', value: 9 }),
  '/sync/pull': () => pullOf(),
  '/sync/snapshot': () => ({ protocol, space: 'org', after: null }),
  '/sync/numbers': () => ({}),
  '/sync/claims': () => ({ protocol, taskIds: ['t1'], wanted: 'now' }),
  '/sync/audit': () => ({ protocol, filter: { words: ['mug'] }, before: null, limit: 10 }),
  '/join': () => ({ protocol, code: 'AAAA-AAAA', stationName: 'Bench 9' }),
  '/join/code': () => ({ warehouseId: null }),
  '/stations': () => ({}),
  '/house': () => ({ userId: 'u-ada', deed: { name: 'openWarehouse', args: {} } }),
}
const paths = Object.keys(good) as Posted[]
const closed = paths.filter((path) => path !== syncPaths.join)
/** These take what comes for nothing, and look at nothing of it. */
const withoutBody: readonly Posted[] = ['/sync/numbers', '/stations']
const withBody = paths.filter((path) => !withoutBody.includes(path))

const OTHER_TOKEN = 'token-of-another-warehouse-0123456789abcdef'
const REVOKED_TOKEN = 'token-of-a-station-that-was-taken-off-0123'
const MEBIBYTE = 1024 * 1024

let server: TestServer
let house: JoinAnswer
beforeAll(async () => {
  server = await new TestServer().start()
  house = await server.house()
  const other = { stationId: 's-other' as StationId, warehouseId: 'w-other' as WarehouseId, joinedAt: 'x' }
  await server.store.saveAccount({ ...other, tokenHash: tokenHashOf(OTHER_TOKEN) })
  const gone = { stationId: 's-gone' as StationId, warehouseId: house.warehouseId, joinedAt: 'x' }
  await server.store.saveAccount({ ...gone, tokenHash: tokenHashOf(REVOKED_TOKEN) })
  await server.store.revoke(gone.stationId, 'x')
})
afterAll(() => server.dispose())

/** Everything that a request could have changed. */
async function everything(): Promise<string> {
  const { store } = server
  const pages = [
    await store.page('org', null, 10_000),
    await store.page(`wh:${house.warehouseId}`, null, 10_000),
  ]
  // That it was heard of is kept of every station that may ask.
  const accounts = (await store.accounts()).map(({ lastSeenAt: _, ...account }) => account)
  return JSON.stringify([pages, accounts, await store.log({ limit: 1_000 })])
}

interface Asked {
  readonly token?: string | null
  readonly method?: string
  readonly type?: string
  readonly body?: string | Uint8Array<ArrayBuffer>
}

async function ask(
  path: string,
  { token = house.token, method = 'POST', type = 'application/json', body }: Asked,
) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      'content-type': type,
      [GENERATION_HEADER]: String(GENERATION),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  return { status: response.status, told: text === '' ? null : (JSON.parse(text) as Record<string, unknown>) }
}

async function turnedAway(path: string, asked: Asked, status?: number): Promise<void> {
  const before = await everything()
  const answer = await ask(path, asked)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  if (status !== undefined) expect(answer.status).toBe(status)
  expect(answer.told).toMatchObject({
    problem: expect.stringMatching(/./),
    message: expect.stringMatching(/./),
  })
  expect(await everything()).toBe(before)
}

/** A message with something else in the place of one of its values, or one value more. */
function spoiltBy(path: Posted, value: string): string[] {
  const message = good[path](house) as Readonly<Record<string, unknown>>
  return Object.keys(message).map((key) => {
    const marked = JSON.stringify({ ...message, [key]: '<here>' })
    return marked.replace('"<here>"', value)
  })
}

describe.each(closed)('[SV1] %s', (path) => {
  const body = () => JSON.stringify(good[path](house))

  it.each([
    ['no token', null],
    ['an empty token', ''],
    ['a wrong token', 'A'.repeat(43)],
    ['a token that is too long', 'A'.repeat(5_000)],
    ['a revoked token', REVOKED_TOKEN],
    ['the code of a join', 'AAAA-AAAA-AAAA-AAAA'],
  ])('is closed to %s', (_what, token) => turnedAway(path, { token, body: body() }, 401))
})

describe.each(paths)('[SV3] %s', (path) => {
  it.each(['', '{"protocol":', '{"a":1}}', '\u0000', '{"a":01}', "{'a':1}", 'undefined'])(
    'takes no malformed JSON: %j',
    (body) => turnedAway(path, { body }, 400),
  )

  it.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ])('takes nothing of another type: %s', (type) =>
    turnedAway(path, { type, body: JSON.stringify(good[path](house)) }, 415),
  )

  it('takes nothing that is too large', () => {
    const size = path === syncPaths.push ? 25 * MEBIBYTE : 66 * 1024
    return turnedAway(path, { body: JSON.stringify({ ...good[path](house), more: 'x'.repeat(size) }) }, 413)
  })

  it('takes no keys that reach for a prototype', async () => {
    for (const key of ['"__proto__":{"protocol":1}', '"constructor":{"prototype":{"admin":true}}']) {
      await turnedAway(path, { body: `{${key},${JSON.stringify(good[path](house)).slice(1)}` }, 400)
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  it.each(['PUT', 'PATCH', 'DELETE'])('knows no %s', (method) =>
    turnedAway(path, { method, body: JSON.stringify(good[path](house)) }, 404),
  )
})

describe.each(withBody)('[SV8] %s', (path) => {
  it.each([
    ['a number without end', '1e999'],
    ['a number with more digits than it keeps', '9007199254740993'],
    ['a fraction below zero', '-0.5'],
    ['U+0000', '"\\u0000"'],
    ['half a character', '"\\ud800"'],
    ['a list that is nested without end', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['an object that is nested without end', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ])('takes in the place of no value: %s', async (_what, value) => {
    for (const body of spoiltBy(path, value)) await turnedAway(path, { body })
  })
})

describe('[SV2] a station of another warehouse', () => {
  it('is served nothing of this one, and changes nothing of it', async () => {
    const here = `wh:${house.warehouseId}`
    const token = OTHER_TOKEN
    await turnedAway(syncPaths.pull, { token, body: JSON.stringify(pullOf({ [here]: 0 })) }, 403)
    const snapshot = { protocol, space: here, after: null }
    await turnedAway(syncPaths.snapshot, { token, body: JSON.stringify(snapshot) }, 403)
    const { told } = await ask(syncPaths.audit, {
      token,
      body: JSON.stringify({ ...good['/sync/audit'](house), filter: {} }),
    })
    expect(JSON.stringify(told)).not.toContain('movement')
  })
})

describe('[SV5] a join code', () => {
  const asked = (code: string) => JSON.stringify({ protocol, code, stationName: 'Bench 2' })

  it('is worth nothing when it was used, when it is too old, and when there is a newer one', async () => {
    const used = await server.code()
    expect((await ask(syncPaths.join, { token: null, body: asked(used) })).status).toBe(200)
    await turnedAway(syncPaths.join, { token: null, body: asked(used) }, 403)
    const replaced = await server.code()
    const newest = await server.code()
    await turnedAway(syncPaths.join, { token: null, body: asked(replaced) }, 403)
    server.now += 3_600_000
    await turnedAway(syncPaths.join, { token: null, body: asked(newest) }, 403)
  })
})

describe('[SV10] sockets', () => {
  it('of those who never say what they want are closed', async () => {
    const slow = await new TestServer().start({ limits: { headersMs: 200, requestMs: 400, lookEveryMs: 50 } })
    const lines = [
      'POST /join HTTP/1.1\r\nhost: x\r\n',
      'POST /join HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{',
    ]
    for (const line of lines) {
      const socket = connect(slow.port, '127.0.0.1')
      socket.resume()
      socket.on('error', () => undefined)
      await once(socket, 'connect')
      // A byte now and then keeps it busy, and helps it nothing.
      const drip = setInterval(() => socket.write('a'), 50)
      socket.write(line)
      await once(socket, 'close')
      clearInterval(drip)
    }
    await slow.dispose()
  })

  it('are so many and no more, and the others are still served', async () => {
    const small = await new TestServer().start({ limits: { sockets: 3 } })
    const held = []
    for (let index = 0; index < 3; index++) {
      const socket = connect(small.port, '127.0.0.1')
      await once(socket, 'connect')
      held.push(socket)
    }
    const late = connect(small.port, '127.0.0.1')
    late.on('error', () => undefined)
    late.resume()
    await once(late, 'close')
    for (const socket of held) socket.destroy()
    await expect
      .poll(() =>
        fetch(`${small.url}${syncPaths.health}`).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200)
    await small.dispose()
  })
})
