// Real processes, real sockets, real files: a server and three stations at work while all that can go wrong with them does.
// `ENTREPOT_CHAOS_BLOWS=500 ENTREPOT_CHAOS_SEED=7 vitest run test/chaos/chaos.test.ts` goes on for longer.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setUpArgs } from '../../src/station/host/host.testkit.ts'
import { brokenRules } from '../properties/invariants.testkit.ts'
import { argsOf, type Step, stepArbitrary } from '../properties/random-day.testkit.ts'
import { Programs } from '../server/programs.ts'
import { differences, memoryOf, tablesOf, viewOf } from '../simulation/tables.testkit.ts'
import { LineLost } from '../support/station-client.ts'
import { ServerMachine, StationMachine } from './machines.ts'
import { type Random, seeded } from './random.ts'

const BLOWS = Number(process.env.ENTREPOT_CHAOS_BLOWS ?? 14)
const SEED = Number(process.env.ENTREPOT_CHAOS_SEED ?? Date.now() % 100_000)
const DAY_MS = 24 * 3_600_000
/** Of one blow with the recovery from it, on a machine that has much else to do. */
const BLOW_MS = 8_000
const CLOCKS = [
  ['Bench 1', 0],
  ['Bench 2', DAY_MS],
  ['Bench 3', -DAY_MS],
] as const

let dir: string
let programs: Programs
let stations: StationMachine[]
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-chaos-'))
  programs = new Programs()
  stations = []
})
afterEach(async () => {
  await programs.stop()
  for (const station of stations) await station.proxy.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** What people did, and were answered. */
interface Worked {
  done: number
  refused: number
  unknown: number
  readonly faults: string[]
}

it(`nothing is lost and nothing done twice, whatever breaks (seed ${SEED})`, {
  timeout: 60_000 + BLOWS * BLOW_MS,
}, async () => {
  const random = seeded(SEED)
  const server = new ServerMachine(programs, join(dir, 'server'))
  await server.start()
  await foundHouse(server, random)
  let over = false
  const work = stations.map((station, index) => atWork(station, SEED + index, () => over))

  for (let blow = 0; blow < BLOWS; blow++) {
    await strike(server, random, blow)
    await pause(100 + random.below(300))
  }
  over = true
  const worked = await Promise.all(work)

  for (const { proxy } of stations) proxy.heal()
  await Promise.all(stations.map(settled))
  // Until each has heard of what the others sent last.
  const versions = () =>
    stations.map((station) =>
      read(station, (db) =>
        JSON.stringify(db.prepare('select "space", "version" from "cursor" order by "space"').all()),
      ),
    )
  await expect
    .poll(
      async () => {
        await Promise.all(stations.map(async (station) => (await station.console()).do('retryLine')))
        return new Set(versions()).size
      },
      { timeout: 30_000, interval: 300 },
    )
    .toBe(1)
  for (const station of stations) expect((await station.status()).savedHere).toBe(0)
  await Promise.all(stations.map((station) => station.halt()))
  await server.stop()

  checkServer(server)
  for (const [index, station] of stations.entries()) checkStation(station, server, worked[index] as Worked)
  const sum = (what: (station: StationMachine) => number) =>
    stations.reduce((all, station) => all + what(station), 0)
  const tally = {
    done: worked.reduce((all, each) => all + each.done, 0),
    refused: worked.reduce((all, each) => all + each.refused, 0),
    cutShort: worked.reduce((all, each) => all + each.unknown, 0),
    serverKills: server.kills,
    stationKills: sum((station) => station.kills),
    cuts: sum(({ proxy }) => proxy.tally.cuts),
    truncated: sum(({ proxy }) => proxy.tally.truncated),
    replayed: sum(({ proxy }) => proxy.tally.replayed),
    delayed: sum(({ proxy }) => proxy.tally.delayed),
  }
  process.stdout.write(`chaos, seed ${SEED}: ${JSON.stringify(tally)}\n`)
  expect(worked.flatMap(({ faults }) => faults)).toEqual([])
  for (const [what, times] of Object.entries(tally)) expect([what, times > 0]).toEqual([what, true])
})

async function foundHouse(server: ServerMachine, random: Random): Promise<void> {
  let code = await server.joinCode()
  for (const [name, shiftMs] of CLOCKS) {
    const station = new StationMachine({
      programs,
      dir: join(dir, name),
      name,
      random,
      serverPort: server.port,
      shiftMs,
    })
    stations.push(station)
    const program = await station.join(code)
    const first = stations[0] as StationMachine
    if (station === first) {
      const person = await station.console(false)
      await person.do('setUp', setUpArgs(await program.says(/^Set-up code: (\S+)$/m)))
      await furnish(station)
    } else {
      const here = await station.console(false)
      await here.until(
        () => here.query('hello'),
        ({ state }) => state === 'ready',
      )
      await here.do('signIn', { badge: 'XUADA1' })
    }
    await settled(station)
    if (name !== CLOCKS.at(-1)?.[0]) code = (await (await first.console()).do('offerJoin')).code
  }
}

async function furnish(station: StationMachine): Promise<void> {
  const here = await station.console()
  await here.do('saveLocations', {
    locations: ['A-01', 'A-02', 'B-01', 'B-02-BULK'].map((code, index) => ({
      code,
      kind: 'bin',
      aisle: code.charAt(0),
      walkSequence: index + 1,
      pickFace: !code.endsWith('BULK'),
    })),
  })
  await here.do('saveProducts', {
    importId: null,
    products: [
      { sku: 'MUG', weightGrams: 300 },
      { sku: 'TEA', weightGrams: 100, lotPolicy: 'lot', minShelfDays: 5 },
      { sku: 'CARD' },
    ],
  })
  await here.do('importStock', {
    importId: 'first',
    rows: [
      { bin: 'A-01', sku: 'MUG', qtyEach: 200 },
      { bin: 'B-02-BULK', sku: 'MUG', qtyEach: 400 },
      { bin: 'A-02', sku: 'TEA', lot: 'L1', expiryOn: '2099-03-20', qtyEach: 80 },
      { bin: 'B-01', sku: 'TEA', lot: 'L2', expiryOn: '2099-04-20', qtyEach: 90 },
      { bin: 'B-01', sku: 'CARD', qtyEach: 300 },
    ],
  })
}

/** A person at a station, who goes on whatever happens to it. */
async function atWork(station: StationMachine, seed: number, isOver: () => boolean): Promise<Worked> {
  const worked: Worked = { done: 0, refused: 0, unknown: 0, faults: [] }
  const steps: readonly Step[] = fc.sample(stepArbitrary, { numRuns: 3_000, seed })
  for (const step of steps) {
    if (isOver()) break
    try {
      const person = await station.console()
      const answer = await person.ask(
        'do',
        step.name,
        read(station, (db) => argsOf({ store: viewOf(db) }, step)),
      )
      if (answer.ok) worked.done++
      else if ('refusal' in answer) worked.refused++
      else worked.faults.push(`${step.name}: ${answer.fault}`)
    } catch (error) {
      // Nobody knows whether it was done; the files will tell. Another try, until the station is back.
      if (!(error instanceof LineLost || error instanceof TypeError)) throw error
      worked.unknown++
      station.forgetConsole()
      await pause(100)
    }
    await pause(25)
  }
  return worked
}

/** Each kind comes up before any has come up too often. */
const BLOWS_IN_TURN = [
  'truncate',
  'replay',
  'station',
  'delay',
  'server',
  'cut',
  'replay',
  'both',
  'heal',
  'cut',
  'station',
  'replay',
  'server',
  'cut',
] as const

async function strike(server: ServerMachine, random: Random, turn: number): Promise<void> {
  const station = random.of(stations)
  const { proxy } = station
  const blow = BLOWS_IN_TURN[turn % BLOWS_IN_TURN.length]
  if (blow === 'server' || blow === 'both') {
    await server.kill()
    if (blow === 'both') await station.kill()
    await pause(random.below(400))
    await Promise.all([server.start(), blow === 'both' ? station.start() : undefined])
  } else if (blow === 'station') {
    await station.kill()
    await station.start()
  } else if (blow === 'cut') proxy.cut()
  else if (blow === 'truncate') proxy.truncate(3)
  else if (blow === 'delay') proxy.delayMs = 20 + random.below(150)
  else if (blow === 'replay') await proxy.replay()
  else for (const each of stations) each.proxy.heal()
}

async function settled(station: StationMachine): Promise<void> {
  await expect
    .poll(
      async () => {
        try {
          await (await station.console()).do('retryLine')
          const { line, savedHere } = await station.status()
          return [line.state, savedHere]
        } catch (error) {
          if (!(error instanceof LineLost)) throw error
          station.forgetConsole()
          return null
        }
      },
      { timeout: 60_000, interval: 200 },
    )
    .toEqual(['online', 0])
}

function checkServer(server: ServerMachine): void {
  const db = server.database()
  try {
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(brokenRules(memoryOf(tablesOf(db)))).toEqual([])
    const log = db
      .prepare<
        [],
        { stationId: string; seq: number; opId: string; outcome: string; name: string; detail: string }
      >('select * from "operationLog" order by "position"')
      .all()
    expect(log.filter(({ outcome }) => outcome === 'parked')).toEqual([])
    expect(new Set(log.map(({ opId }) => opId)).size).toBe(log.length)
    for (const [stationId, entries] of Map.groupBy(log, (entry) => entry.stationId)) {
      expect([stationId, entries.map(({ seq }) => seq)]).toEqual([
        stationId,
        entries.map((_, index) => index + 1),
      ])
    }
  } finally {
    db.close()
  }
}

function checkStation(station: StationMachine, server: ServerMachine, worked: Worked): void {
  const [db, central] = [station.database(), server.database()]
  try {
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(differences(tablesOf(db), tablesOf(central))).toEqual([])
    const outbox = db
      .prepare<[], { opId: string; state: string }>('select "opId", "state" from "outbox" order by "seq"')
      .all()
    expect(outbox.filter(({ state }) => state === 'pending')).toEqual([])
    // Whatever was answered `done` is there, and perhaps more, of which the answer was cut off.
    expect(outbox.length).toBeGreaterThanOrEqual(worked.done)
    const logged = central.prepare<[string], { outcome: string }>(
      'select "outcome" from "operationLog" where "opId" = ?',
    )
    for (const { opId, state } of outbox)
      expect([opId, logged.all(opId)]).toEqual([opId, [{ outcome: state }]])
  } finally {
    db.close()
    central.close()
  }
}

function read<T>(station: StationMachine, ask: (db: ReturnType<StationMachine['database']>) => T): T {
  const db = station.database()
  try {
    return ask(db)
  } finally {
    db.close()
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
