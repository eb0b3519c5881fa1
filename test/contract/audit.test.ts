import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wordPattern } from '../../src/core/audit/match-words.ts'
import type { AuditAnswer, AuditEntry, AuditRequest } from '../../src/core/protocol/audit.ts'
import { SYNC_PROTOCOL } from '../../src/core/protocol/sync.ts'
import type { LogFilter, ServerStore } from '../../src/server/store/server-store.ts'
import { searchLog } from '../../src/server/sync/search-log.ts'
import {
  furnishing,
  type Sender,
  sender,
  startPostgresServer,
  startSqlite,
  type TestDatabase,
  type TestServer,
} from './server-house.testkit.ts'

/** The log of operations as members search it, on every store: the rules AU of docs/protocol.md. */
describe.each([
  ['SQLite', startSqlite],
  ['PostgreSQL', startPostgresServer],
])('the log on %s', (_name, start) => {
  let server: TestServer
  let database: TestDatabase
  let store: ServerStore
  let station: Sender

  beforeAll(async () => {
    server = await start()
  }, 90_000)
  afterAll(() => server.stop())
  beforeEach(async () => {
    database = await server.database()
    store = await database.open()
    station = await sender(store, 's1')
  }, 30_000)
  afterEach(() => database.close())

  it('[AU1] finds log entries by words, times and warehouse, stretch by stretch', async () => {
    const other = await sender(store, 's9', 'w9')
    const operations = furnishing(station)
    await station.push(operations)
    await other.push([
      other.next('saveCustomers', { customers: [] }),
      other.next('releaseOrders', { orderIds: ['(a|b) "c"'] }),
    ])
    const names = async (filter: Omit<LogFilter, 'limit'>) =>
      (await store.log({ limit: 20, ...filter })).map(({ name }) => name)
    const pattern = (...words: string[]) => ({ pattern: wordPattern(words) ?? '' })
    expect(await names(pattern('b-02-bulk'))).toEqual(['importStock', 'saveLocations'])
    expect(await names(pattern('nowhere', '2900000000032'))).toEqual(['saveProducts'])
    expect(await names(pattern('(a|b) "c"'))).toEqual(['releaseOrders'])
    expect(await names(pattern('(a|x) "c"'))).toEqual([])
    expect(await names(pattern('SETUP'))).toEqual(['setUpWarehouse'])
    expect(await names(pattern('s9-000001'))).toEqual(['saveCustomers'])
    expect(await names({ scope: { warehouseId: 'w9', names: [] } })).toEqual([
      'releaseOrders',
      'saveCustomers',
    ])
    expect(await names({ scope: { warehouseId: 'w1', names: ['saveCustomers'] } })).toEqual([
      'saveCustomers',
      'importStock',
      'saveProducts',
      'saveLocations',
      'setUpWarehouse',
    ])
    const received = '2026-03-02T08:00:01.000Z'
    expect(await names({ from: received })).toHaveLength(6)
    expect(await names({ to: received })).toEqual([])
    const positions = (await store.log({ limit: 20 })).map(({ position }) => position)
    expect(await names({ before: positions[0] ?? 0, atLeast: positions[2] ?? 0 })).toEqual([
      'saveCustomers',
      'importStock',
    ])
  })

  it('[AU2] [AU3] answers a station by its warehouse and the organisation, without secrets, part by part to the end', async () => {
    const other = await sender(store, 's9', 'w9')
    const pinHash = `scrypt$32768$8$1$${'s'.repeat(22)}$${'h'.repeat(43)}`
    const [setUp, ...rest] = furnishing(station)
    if (!setUp) throw new Error('a set-up')
    const administrator = { id: 'u-ada', name: 'Ada', pinHash, badgeCode: 'XUADA7', language: 'en' }
    await station.push([{ ...setUp, args: { ...(setUp.args as object), administrator } }, ...rest])
    await other.push([
      other.next('saveCustomers', { customers: [] }),
      other.next('releaseOrders', { orderIds: ['private'] }),
    ])
    const ask = async (filter: Partial<AuditRequest['filter']>, account = station.account) => {
      const entries: AuditEntry[] = []
      let next: number | null = null
      do {
        const request: AuditRequest = {
          protocol: SYNC_PROTOCOL,
          filter: { words: [], ...filter },
          before: next,
          limit: 2,
        }
        const answer: AuditAnswer = await searchLog(store, account, request)
        entries.push(...answer.entries)
        next = answer.next
      } while (next !== null)
      return entries
    }
    const names = async (...of: Parameters<typeof ask>) => (await ask(...of)).map(({ name }) => name)
    expect(await names({})).toEqual([
      'saveCustomers',
      'importStock',
      'saveProducts',
      'saveLocations',
      'setUpWarehouse',
    ])
    expect(await names({}, other.account)).toEqual(['releaseOrders', 'saveCustomers', 'saveProducts'])
    expect(await names({ words: ['private'] })).toEqual([])
    expect(await names({ words: ['Ada'] })).toEqual(['setUpWarehouse'])
    for (const secret of ['scrypt', 'sssss', 'XUADA7']) expect(await names({ words: [secret] })).toEqual([])
    expect(JSON.stringify(await ask({}))).not.toMatch(/scrypt|XUADA7/)
    expect(await names({ from: '2026-03-02T08:00:01.000Z', to: '2026-03-02T08:00:01.001Z' })).toHaveLength(5)
    expect(await names({ to: '2026-03-02T08:00:01.000Z' })).toEqual([])
    expect(await names({ from: '2026-03-02T12:00:00.000Z' })).toEqual([])
  })
})
