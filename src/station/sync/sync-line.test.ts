import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type PickTaskId,
  type StationId,
  SYSTEM_USER,
  type UserId,
  type WarehouseId,
} from '../../core/model/ids.ts'
import type { SpaceName } from '../../core/model/spaces.ts'
import type { OperationArgs } from '../../core/operations/registry.ts'
import type { LineState } from '../../core/protocol/queries/session.ts'
import { setUpArgs } from '../../server/http/server.testkit.ts'
import { openSqlite } from '../../server/store/open-sqlite.ts'
import type { ServerStore } from '../../server/store/server-store.ts'
import { runOwnOperation } from '../../server/sync/own-operations.ts'
import { syncService } from '../../server/sync/sync-service.ts'
import { openStation, type Station } from '../core/station.ts'
import { ClonedStationError } from './cloned-station.ts'
import type { EventListener } from './event-socket.ts'
import { ServerProblemError } from './line-errors.ts'
import { ManualTime } from './manual-time.testkit.ts'
import { type SyncLine, syncLine } from './sync-line.ts'

const ids = { stationId: 's1' as StationId, warehouseId: 'w1' as WarehouseId, prefix: 'A' }
const spaces: SpaceName[] = ['org', 'wh:w1']
const system = { userId: SYSTEM_USER }

let dir: string
let time: ManualTime
let station: Station
let store: ServerStore
let line: SyncLine
let failure: Error | null
let states: LineState[]
let events: EventListener | null
let rounds: number
let few: boolean
let refills: number
let ahead: readonly PickTaskId[]
/** Resolves when the line has come to rest: something is planned again, or nothing ever. */
let settled: () => Promise<void>

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-line-'))
  time = new ManualTime()
  station = openStation({ dataDir: join(dir, 'station'), clock: time.clock })
  expect(station.do('setUpWarehouse', setUpArgs(ids) as never, system).ok).toBe(true)
  store = openSqlite(join(dir, 'server'))
  await store.saveAccount({ ...ids, tokenHash: null, joinedAt: 'x' })
  const service = syncService(store, time.clock, { error: () => undefined })
  const account = async () => (await store.account(ids.stationId)) ?? expect.fail('no account')
  failure = null
  states = []
  events = null
  rounds = 0
  few = false
  refills = 0
  ahead = []
  const orFail = <T>(work: () => Promise<T>): Promise<T> => (failure ? Promise.reject(failure) : work())
  let changed: (() => void) | null = null
  line = syncLine({
    replica: station.replica,
    transport: {
      push: (request) => orFail(async () => service.push(await account(), request)),
      pull: (request) =>
        orFail(async () => {
          rounds++
          return service.pull(await account(), request)
        }),
      snapshot: (request) => orFail(async () => service.snapshot(await account(), request)),
      async refillNumbers() {
        refills++
      },
      grantClaims: (request) => orFail(async () => service.grantClaims(await account(), request)),
    },
    openEvents(listener) {
      events = listener
      return { close: () => undefined }
    },
    spaces,
    clock: time.clock,
    random: () => 0.5,
    schedule: (run, ms) => {
      const timer = time.schedule(run, ms)
      changed?.()
      return timer
    },
    onState: (state) => states.push(state),
    onTrouble: () => undefined,
    afterRound: () => void station.reportOutcomes(),
    fewNumbers: () => few,
    claims: { tend: () => ahead },
    close: () => undefined,
  })
  station.on(() => line.nudge())
  settled = () =>
    new Promise((resolve) => {
      changed = () => {
        changed = null
        resolve()
      }
    })
})
afterEach(async () => {
  await line.stop()
  station.close()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Lets the next planned round happen, to its end. */
async function round(): Promise<void> {
  const rest = settled()
  time.step()
  await rest
}
const account = (userId: string): OperationArgs<'saveUserAccount'> => ({
  userId: userId as UserId,
  name: userId,
  roles: ['picker'],
  language: 'en',
  active: true,
  badgeCode: 'XUONE1',
  pinHash: null,
})
const change = (value: number) => station.do('changeSetting', { key: 'lockMinutes', value }, system)

describe('a line', () => {
  it('[LN1] sends what was done here at once, and is online', async () => {
    expect(line.state()).toMatchObject({ state: 'offline', reason: 'starting' })
    await round()
    expect(line.state()).toEqual({ state: 'online' })
    expect(station.replica.pendingCount()).toBe(0)
    expect(line.sentAt()).toBe(time.clock().toISOString())
    change(9)
    change(10)
    expect(time.next()).toBe(20)
    await round()
    expect(station.replica.pendingCount()).toBe(0)
    expect((await store.account(ids.stationId))?.lastSeq).toBe(3)
  })

  it('[LN1] asks when the server says that something moved, and by itself now and then', async () => {
    await round()
    const before = rounds
    expect(time.next()).toBe(30_000)
    events?.moved(['org'])
    expect(time.next()).toBe(0)
    await round()
    await round()
    expect(rounds).toBe(before + 2)
    events?.closed()
    expect(time.next()).toBeLessThan(1000)
    await round()
    expect(time.next()).toBe(30_000)
    // A line of hints that never said a word does not make the station hurry.
    events?.closed()
    expect(time.next()).toBe(5000)
  })

  it('[LN1] asks again when the server spoke while a round was under way', async () => {
    await round()
    events?.moved(['org'])
    const rest = settled()
    time.step()
    events?.moved(['org'])
    await rest
    expect(time.next()).toBe(20)
  })

  it('[LN2] backs off from 1 s to 30 s, keeps since when, and is quick again once it is back', async () => {
    await round()
    events?.moved([])
    await round()
    const since = time.clock().toISOString()
    failure = new Error('cable out')
    events?.closed()
    const delays: (number | null)[] = []
    for (let i = 0; i < 8; i++) {
      await round()
      delays.push(time.next())
    }
    // Three quarters of 1, 2, 4, … s by the random number that was given, and never more than 30 s.
    expect(delays).toEqual([750, 1500, 3000, 6000, 12_000, 22_500, 22_500, 22_500])
    const offline = line.state()
    expect(offline).toMatchObject({ state: 'offline', reason: 'noAnswer' })
    if (offline.state === 'offline') expect(Date.parse(offline.since) - Date.parse(since)).toBeLessThan(1000)
    // Work goes on, and does not hurry a line that is down.
    change(9)
    expect(time.next()).toBe(22_500)
    expect(station.replica.pendingCount()).toBe(1)
    failure = null
    line.retry()
    expect(time.next()).toBe(0)
    await round()
    expect(line.state()).toEqual({ state: 'online' })
    expect(station.replica.pendingCount()).toBe(0)
    failure = new Error('cable out')
    change(10)
    await round()
    expect(time.next()).toBe(750)
  })

  it('[IN7] tells once it is back what was sent, and what was not accepted', async () => {
    await round()
    expect(line.back()).toBeNull()
    failure = new Error('cable out')
    change(9)
    await round()
    const { warehouseId } = ids
    const rival = account('u8')
    const outcome = await runOwnOperation(
      store,
      warehouseId,
      time.clock,
      () => 'r1',
      'saveUserAccount',
      rival,
    )
    expect(outcome.outcome).toBe('done')
    // The same badge for two people: one of them only.
    expect(station.do('saveUserAccount', account('u9'), system).ok).toBe(true)
    await round()
    expect(line.back()).toBeNull()
    failure = null
    line.retry()
    await round()
    expect(line.back()).toEqual({ at: line.sentAt(), sent: 2, refused: 1 })
    // What is told of it to the house goes out with the next round, and is no news.
    expect(station.replica.pendingCount()).toBe(1)
    await round()
    expect(line.back()).toMatchObject({ sent: 2, refused: 1 })
  })

  it('waits as long as the server asks for', async () => {
    failure = new ServerProblemError({ problem: 'unavailable', message: 'full' }, 12_000)
    await round()
    expect(time.next()).toBe(12_000)
    expect(line.state()).toMatchObject({ reason: 'serverTrouble' })
  })

  it('[LN5] says that it must be upgraded, or is not let in, and goes on trying slowly', async () => {
    failure = new ServerProblemError({ problem: 'upgradeNeeded', message: 'older', tooOld: 'station' }, null)
    await round()
    expect(line.state()).toEqual({ state: 'upgradeNeeded', tooOld: 'station' })
    expect(time.next()).toBe(60_000)
    change(9)
    expect(time.next()).toBe(60_000)
    // As a server of the first protocol says it.
    failure = new ServerProblemError({ problem: 'upgradeNeeded', message: 'older', protocol: 1 }, null)
    await round()
    expect(line.state()).toEqual({ state: 'upgradeNeeded', tooOld: 'server' })
    failure = new ServerProblemError({ problem: 'revoked', message: 'gone' }, null)
    await round()
    expect(line.state()).toEqual({ state: 'removed', by: null, at: null })
    expect(time.next()).toBe(5 * 60_000)
  })

  it('[LN5] sends nothing more from a cloned data folder until a person says so', async () => {
    failure = new ClonedStationError(1)
    time.step()
    await expect.poll(() => line.state()).toEqual({ state: 'cloned' })
    expect(time.next()).toBeNull()
    change(9)
    expect(time.next()).toBeNull()
    failure = null
    line.retry()
    await round()
    expect(line.state()).toEqual({ state: 'online' })
  })

  it('shows how far it has come with much to send', async () => {
    await round()
    failure = new Error('cable out')
    for (let i = 0; i < 250; i++) change(1 + (i % 400))
    await round()
    failure = null
    states.length = 0
    await round()
    const shown = states.filter((state) => state.state === 'catchingUp')
    expect(shown[0]).toEqual({ state: 'catchingUp', done: 0, total: 250 })
    expect(shown.length).toBeGreaterThan(2)
    for (const state of shown) expect(state.total).toBe(250)
    expect(states.at(-1)).toEqual({ state: 'online' })
  })

  it('asks for numbers when few are left, and not again and again', async () => {
    few = true
    await round()
    await round()
    expect(refills).toBe(1)
    time.now += 6 * 60_000
    await round()
    expect(refills).toBe(2)
  })

  it('is silent after its stop', async () => {
    await round()
    await line.stop()
    const before = rounds
    change(9)
    line.retry()
    events?.moved(['org'])
    expect(time.next()).toBeNull()
    expect(rounds).toBe(before)
  })
})
