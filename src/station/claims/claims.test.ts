import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type PickTaskId, SYSTEM_USER } from '../../core/model/ids.ts'
import { RefusedError } from '../../core/model/refusal.ts'
import { type OperationArgs, type OperationName, operations } from '../../core/operations/registry.ts'
import { setUpArgs, TestServer } from '../../server/http/server.testkit.ts'
import { openStation, type Station } from '../core/station.ts'
import { type HouseLine, houseLine } from '../host/house-line.ts'
import { createLog } from '../host/log.ts'
import { secretBox } from '../host/secret-box.ts'
import { schedule } from '../printing/transport.ts'
import { type ClaimGate, claimGate } from './claim-gate.ts'

const system = { userId: SYSTEM_USER }
const supervisor = { id: SYSTEM_USER, roles: ['supervisor'] as const }

/** A station as its screens have it: with a line over real sockets, and with the gate before its operations. */
interface Bench {
  readonly station: Station
  readonly line: HouseLine
  readonly gate: ClaimGate
  pickers: number
}

let dir: string
let server: TestServer
const benches = new Set<Bench>()

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-claims-'))
  server = await new TestServer().start()
})
afterEach(async () => {
  for (const bench of benches) await leave(bench)
  await server.dispose()
  rmSync(dir, { recursive: true, force: true })
})

async function leave(bench: Bench): Promise<void> {
  benches.delete(bench)
  await bench.line.stop()
  bench.station.close()
}

/** @param behindMs how much this device's clock is behind. */
async function bench(name: string, behindMs = 0): Promise<Bench> {
  const dataDir = join(dir, name)
  const station = openStation({ dataDir, clock: () => new Date(Date.now() - behindMs) })
  const parts: { pickers: number } = { pickers: 0 }
  const line = houseLine({
    station,
    secrets: secretBox(dataDir, null),
    log: createLog({ write: () => undefined }),
    version: '1.2.3',
    randomBytes,
    random: () => 0,
    schedule,
    changed: () => undefined,
    pickers: () => parts.pickers,
  })
  const made: Bench = Object.assign(parts, { station, line, gate: claimGate({ station, line, schedule }) })
  benches.add(made)
  await line.join({
    address: server.url,
    joinCode: await server.code(),
    pin: null,
    warehouse: null,
    stationName: name,
  })
  const promised = line.promised()
  if (promised) must(made, 'setUpWarehouse', setUpArgs(promised) as never)
  await sent(made)
  return made
}

const sent = ({ station, line }: Bench) =>
  expect
    .poll(() => [station.replica.pendingCount(), line.status().line.state], { timeout: 8000, interval: 10 })
    .toEqual([0, 'online'])
const offline = ({ line }: Bench) =>
  expect.poll(() => line.status().line.state, { timeout: 8000, interval: 10 }).toBe('offline')

function must<N extends OperationName>(
  { station }: Bench,
  name: N,
  args: Partial<OperationArgs<N>>,
): unknown {
  const outcome = station.do(name, args as OperationArgs<N>, system)
  if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}

/** As a screen asks for it: through the gate. */
async function begin(
  { station, gate }: Bench,
  taskId: PickTaskId,
  name: 'startPickTask' | 'takeOverPickTask' = 'startPickTask',
): Promise<string> {
  try {
    await gate.before(name, { taskId }, supervisor)
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal.code
    throw error
  }
  const outcome = station.do(name, { taskId }, system)
  return outcome.ok ? 'done' : outcome.refusal.code
}

/** Orders of one item each, released. */
function release({ station, gate }: Bench, count: number): PickTaskId[] {
  const at = { station } as Bench
  if (station.read.all('select 1 from "product"').length === 0) {
    must(at, 'saveLocations', { locations: [{ code: 'A-01', kind: 'bin' }] as never })
    must(at, 'saveProducts', { products: [{ sku: 'MUG' }] as never })
    must(at, 'receiveStock', { bin: 'A-01', sku: 'MUG', qtyEach: 500, lot: null, expiryOn: null })
  }
  const orderIds = Array.from({ length: count }, () => {
    const args = operations.placeOrder.args.parse({
      channel: 'phone',
      customerName: 'Léa Martin',
      shipTo: { name: 'Léa Martin', lines: [], postcode: '69001', city: 'Lyon', country: 'FR' },
      currency: 'EUR',
      language: 'fr',
      orderedAt: '2026-11-22T07:00:00.000Z',
      dueAt: '2026-11-22T15:00:00.000Z',
      paid: true,
      priority: 0,
      lines: [{ sku: 'MUG', qtyEach: 1, priceMinor: 100 }],
    })
    const outcome = station.do('placeOrder', args, system)
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    return outcome.value.orderId
  })
  const outcome = station.do('releaseOrders', { orderIds, allowPartial: false }, system)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  gate.after('releaseOrders', outcome.value)
  return outcome.value.released.map(({ taskId }) => taskId)
}

const task = ({ station }: Bench, taskId: PickTaskId) =>
  station.read.get<{ status: string; stationId: string; claimStationId: string | null; claimUntil: string }>(
    'select * from "pickTask" where "id" = ?',
    taskId,
  )
const claimed = ({ station }: Bench): number =>
  station.read.all('select 1 from "pickTask" where "claimStationId" = ?', station.identity?.stationId ?? '')
    .length
const holds = (one: Bench, count: number) =>
  expect.poll(() => claimed(one), { timeout: 8000, interval: 10 }).toBe(count)
const sees = (one: Bench, taskId: PickTaskId) =>
  expect.poll(() => task(one, taskId)?.status, { timeout: 8000, interval: 10 }).toBeDefined()

describe('two stations of one house', () => {
  let a: Bench
  let b: Bench
  beforeEach(async () => {
    a = await bench('first')
    b = await bench('second')
    await expect
      .poll(() => a.station.read.all('select 1 from "station"').length, { timeout: 8000, interval: 10 })
      .toBe(2)
  })

  it('[CL1] begin tasks with the line as if there were no claims, and never the same', async () => {
    const [first, second] = release(a, 2)
    if (!first || !second) throw new Error('two tasks')
    await sees(b, second)
    const answers = await Promise.all([begin(a, first), begin(b, first)])
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(await begin(b, second)).toBe('done')
    expect(task(b, second)).toMatchObject({
      status: 'started',
      claimStationId: b.station.identity?.stationId,
    })
  })

  it('[CL5] hold claims ahead while people pick, and go on with them without a line', async () => {
    b.pickers = 1
    const tasks = release(a, 30)
    await sent(a)
    await holds(b, 20)
    await server.stop()
    b.line.retry()
    await offline(b)
    const begun = await Promise.all(tasks.map((taskId) => begin(b, taskId)))
    expect(begun.filter((answer) => answer === 'done')).toHaveLength(20)
    expect(new Set(begun)).toEqual(new Set(['done', 'taskNotClaimed']))
  })

  it('[CL4] hand over what nobody works on, when somebody waits for it', async () => {
    a.pickers = 1
    const tasks = release(a, 1)
    const [taskId] = tasks
    if (!taskId) throw new Error('a task')
    await holds(a, 1)
    await expect.poll(() => task(b, taskId)?.claimStationId, { timeout: 8000, interval: 10 }).toBeTruthy()
    expect(await begin(b, taskId)).toBe('done')
    await expect.poll(() => task(a, taskId)?.status, { timeout: 8000, interval: 10 }).toBe('started')
    // And what somebody works on to who may take it over.
    expect(await begin(a, taskId, 'takeOverPickTask')).toBe('done')
    await sent(a)
    expect(task(a, taskId)).toMatchObject({ stationId: a.station.identity?.stationId })
  })

  it('[CL4] give up what nobody works on when they stop or their people go', async () => {
    a.pickers = 1
    release(a, 6)
    await holds(a, 6)
    await leave(a)
    expect(await begin(b, await someTask(b))).toBe('done')
    b.pickers = 1
    release(b, 1)
    await holds(b, 7)
    b.pickers = 0
    release(b, 1)
    // What is begun stays.
    await holds(b, 1)
  })

  it('[CL4] keep nothing for a station that is let in no more', async () => {
    a.pickers = 1
    const [taskId] = release(a, 1)
    const stationId = a.station.identity?.stationId
    if (!taskId || !stationId) throw new Error('a task and a station')
    await holds(a, 1)
    await expect.poll(() => task(b, taskId)?.claimStationId, { timeout: 8000, interval: 10 }).toBe(stationId)
    await server.store.revoke(stationId, '2026-11-22T09:00:00.000Z')
    expect(await begin(b, taskId)).toBe('done')
  })

  it('[CL3] may begin without a line what they have released without one', async () => {
    await server.stop()
    a.line.retry()
    await offline(a)
    const [taskId] = release(a, 1)
    if (!taskId) throw new Error('a task')
    expect(await begin(a, taskId)).toBe('done')
    expect(task(a, taskId)?.claimStationId).toBe(a.station.identity?.stationId)
  })

  it('[CL8] begin nothing on a claim that has ended, whatever time the device shows', async () => {
    const DAY = 86_400_000
    const late = await bench('third', DAY)
    late.pickers = 1
    const [taskId] = release(a, 1)
    if (!taskId) throw new Error('a task')
    await holds(late, 1)
    // The house's server has its own time; by it, the claim is over.
    expect(task(late, taskId)?.claimUntil).toBe(new Date(server.now + 8 * 3_600_000).toISOString())
    await server.stop()
    late.line.retry()
    await offline(late)
    late.station.serverClock.heard(new Date(server.now + 8 * 3_600_000 - 60_000).toISOString())
    expect(await begin(late, taskId)).toBe('claimEnded')
  })
})

async function someTask({ station }: Bench): Promise<PickTaskId> {
  const row = station.read.get<{ id: PickTaskId }>(
    `select "id" from "pickTask" where "status" = 'open' limit 1`,
  )
  if (!row) throw new Error('no task')
  return row.id
}
