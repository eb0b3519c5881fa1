import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM_USER } from '../../core/model/ids.ts'
import type { OperationArgs } from '../../core/operations/registry.ts'
import type { AuditEffects, AuditPage, AuditRow } from '../../core/protocol/queries/audit.ts'
import { TestServer } from '../../server/http/server.testkit.ts'
import { type TestClient, TestHost } from '../host/host.testkit.ts'

/** The log as a screen asks for it, with real sockets: of a station alone, of one with a server, and of one whose server is away. */
const system = { userId: SYSTEM_USER }

let host: TestHost
let server: TestServer
beforeEach(async () => {
  host = await new TestHost().start()
  server = new TestServer()
})
afterEach(async () => {
  await host.dispose()
  await server.dispose()
})

function work(): void {
  const { station } = host.host
  const done = <N extends Parameters<typeof station.do>[0]>(name: N, args: OperationArgs<N>) =>
    expect(station.do(name, args, system)).toMatchObject({ ok: true })
  done('saveLocations', {
    locations: [{ code: 'A-01', kind: 'bin', aisle: 'A', walkSequence: 10, pickFace: true }],
  } as never)
  done('saveProducts', {
    products: [{ sku: 'MUG', weightGrams: 300, barcodes: [{ code: '29000018', unit: 'each', qtyEach: 1 }] }],
  } as never)
  done('receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 5 } as never)
  done('changeSetting', { key: 'lockMinutes', value: 10 })
  done('changeSetting', { key: 'lockMinutes', value: 20 })
}

const page = (client: TestClient, filter: object = {}, more: object = {}) =>
  client.value<AuditPage>('query', 'audit', { filter, ...more })
const names = ({ rows }: AuditPage) => rows.map(({ name }) => name)
const effects = (client: TestClient, source: string, row: AuditRow | undefined) =>
  client.value<AuditEffects>('query', 'auditEffects', {
    source,
    opId: row?.opId,
    name: row?.name,
    args: row?.args,
    position: row?.position,
  })
const online = () =>
  expect
    .poll(() => [host.host.station.replica.pendingCount(), host.host.line.status().line.state], {
      timeout: 8000,
      interval: 10,
    })
    .toEqual([0, 'online'])

describe('the log', () => {
  it('[AU4] of a station alone is what it did itself, by name, page by page, with what changed', async () => {
    const client = await host.setUp()
    work()
    const first = await page(client, {}, { limit: 2 })
    expect(first).toMatchObject({ source: 'station', means: [] })
    expect(names(first)).toEqual(['changeSetting', 'changeSetting'])
    const second = await page(client, {}, { limit: 9, after: first.next })
    expect(names(second)).toEqual(['receiveStock', 'saveProducts', 'saveLocations', 'setUpWarehouse'])
    expect(second.next).toBe(null)
    expect(JSON.stringify(second.rows)).not.toMatch(/scrypt|XUADA1/)
    expect(second.rows[0]).toMatchObject({
      outcome: 'pending',
      receivedAt: null,
      userName: null,
      stationName: 'Bench 1',
      warehouseCode: 'NORD',
    })

    expect(await page(client, { search: '29000018' })).toMatchObject({
      means: [{ kind: 'product', text: 'MUG' }],
      rows: [{ name: 'receiveStock' }, { name: 'saveProducts' }],
    })
    expect(names(await page(client, { outcome: 'refused' }))).toEqual([])
    expect(names(await page(client, { name: 'saveLocations' }))).toEqual(['saveLocations'])
    expect(names(await page(client, { to: '2026-11-22T08:00:00.000Z' }))).toEqual([])

    const [newest, older] = first.rows
    expect(await effects(client, 'station', newest)).toMatchObject({
      changes: [{ table: 'setting', field: 'value', before: 10, after: 20 }],
      previousArgs: { key: 'lockMinutes', value: 10 },
    })
    expect((await effects(client, 'station', older)).previousArgs).toBe(null)
    expect(await effects(client, 'station', second.rows[0])).toMatchObject({
      movements: [{ sku: 'MUG', to: 'A-01', qtyEach: 5 }],
    })
  })

  it('[AU4] of a member is its server’s; of its own it has only what it did, when the server is away', async () => {
    await server.start()
    const client = await host.setUp()
    work()
    await host.host.line.join({
      address: server.url,
      joinCode: await server.code(),
      pin: null,
      warehouse: null,
      stationName: 'Bench 1',
    })
    await online()
    const all = await page(client)
    expect(all.source).toBe('server')
    expect(names(all)).toContain('setUpWarehouse')
    expect(all.rows.every(({ outcome, receivedAt }) => outcome === 'done' && receivedAt !== null)).toBe(true)
    const setting = all.rows.find(({ name }) => name === 'changeSetting')
    expect(await effects(client, 'server', setting)).toMatchObject({
      changes: null,
      previousArgs: { key: 'lockMinutes', value: 10 },
    })
    await server.stop()
    expect(await client.refusal('query', 'audit', { filter: {} })).toBe('serverUnreachable')
    const own = await page(client, {}, { source: 'station' })
    expect(own).toMatchObject({ source: 'station' })
    expect(names(own)[0]).toBe('changeSetting')
    expect(own.rows.every(({ outcome }) => outcome === 'done')).toBe(true)
    // What waits is nowhere but here: no server is asked for it.
    expect(await page(client, { outcome: 'pending' })).toMatchObject({ source: 'station', rows: [] })
  })

  it('[AU5] is open to supervisors and administrators only', async () => {
    const client = await host.setUp()
    for (const [name, role] of [
      ['Sam', 'supervisor'],
      ['Pia', 'picker'],
    ]) {
      const { userId } = await client.value<{ userId: string }>('do', 'saveUser', {
        userId: null,
        name,
        roles: [role],
        badgeCode: null,
        pin: '2580',
        language: 'en',
        active: true,
      })
      const theirs = await host.connect()
      await theirs.value('do', 'signIn', { userId, pin: '2580' })
      const answer = await theirs.ask('query', 'audit', { filter: {} })
      expect(answer).toMatchObject(
        role === 'supervisor'
          ? { ok: true }
          : { ok: false, refusal: { code: 'notAllowed', action: 'viewAudit' } },
      )
    }
  })
})
