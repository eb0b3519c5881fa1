import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { StationId, WarehouseId } from '../../core/model/ids.ts'
import { CLOSE_NOT_ADMITTED, type JoinAnswer, syncPaths } from '../../core/protocol/sync-http.ts'
import { tokenHashOf } from '../join/tokens.ts'
import { pushOf, TestServer } from './server.testkit.ts'

let server: TestServer
let first: JoinAnswer
const sockets: WebSocket[] = []
beforeEach(async () => {
  server = await new TestServer().start()
  first = await server.house()
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await server.dispose()
})

/** A socket, and what it hears one after the other. */
function listen(token: string | null) {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` }
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}${syncPaths.events}`, { headers })
  sockets.push(socket)
  const heard: unknown[] = []
  const waiting: ((message: unknown) => void)[] = []
  socket.on('message', (data) => {
    const message: unknown = JSON.parse(String(data))
    const wake = waiting.shift()
    if (wake) wake(message)
    else heard.push(message)
  })
  const next = (): Promise<unknown> =>
    heard.length > 0 ? Promise.resolve(heard.shift()) : new Promise((resolve) => waiting.push(resolve))
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
  return { socket, next, closed, heard }
}
let seq = 2
const change = (value: number) =>
  server.post(syncPaths.push, pushOf(seq++, 'changeSetting', { key: 'lockMinutes', value }), first.token)
beforeEach(() => {
  seq = 2
})

describe('hints', () => {
  it('[SV7] come soon after a commit, those that come together as one', async () => {
    // The hint of the set-up, which may still be on its way, ends with the server that would have given it.
    await server.stop()
    await server.start()
    const { next, heard } = listen(first.token)
    expect(await next()).toEqual({ spaces: ['org', `wh:${first.warehouseId}`] })
    const pushed = pushOf(2, 'changeSetting', { key: 'lockMinutes', value: 3 })
    const many = Array.from({ length: 50 }, (_, i) => ({
      ...pushed.operations[0],
      seq: 2 + i,
      opId: `many-${i}`,
    }))
    await server.post(syncPaths.push, { ...pushed, operations: many }, first.token)
    expect(await next()).toEqual({ spaces: ['org'] })
    seq = 52
    await change(4)
    expect(await next()).toEqual({ spaces: ['org'] })
    expect(heard).toEqual([])
  })

  it('are told to who gives the token as its first message', async () => {
    const { socket, next } = listen(null)
    await once(socket, 'open')
    socket.send(JSON.stringify({ token: first.token }))
    expect(await next()).toMatchObject({ spaces: expect.arrayContaining(['org']) })
  })

  it.each(['nonsense', '{"token":"x"}', '[]', '{"token":1}'])(
    'are not told to who says %s',
    async (words) => {
      const { socket, closed, heard } = listen(null)
      await once(socket, 'open')
      socket.send(words)
      expect(await closed).toBe(CLOSE_NOT_ADMITTED)
      await change(5)
      expect(heard).toEqual([])
    },
  )

  it('[SV1] are not told to a wrong token, or to one that was revoked', async () => {
    expect(await listen('A'.repeat(43)).closed).toBe(CLOSE_NOT_ADMITTED)
    await server.store.revoke(first.stationId, '2026-11-22T09:00:00.000Z')
    expect(await listen(first.token).closed).toBe(CLOSE_NOT_ADMITTED)
  })

  it('[SV2] never speak of the space of another warehouse', async () => {
    const token = 'other-token-of-43-characters'
    const other = { stationId: 's-o' as StationId, warehouseId: 'w-o' as WarehouseId }
    await server.store.saveAccount({ ...other, tokenHash: tokenHashOf(token), joinedAt: 'x' })
    const { next } = listen(token)
    expect(await next()).toEqual({ spaces: ['org', 'wh:w-o'] })
    const blocks = {
      stationId: first.stationId,
      kind: 'sscc',
      prefix: '340123',
      firstSerial: 1,
      lastSerial: 9,
    }
    await server.post(syncPaths.push, pushOf(2, 'grantNumbers', blocks), first.token)
    // It writes to both spaces, of which one is his.
    expect(await next()).toEqual({ spaces: ['org'] })
  })
})
