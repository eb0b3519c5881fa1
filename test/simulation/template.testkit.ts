import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type StationId, SYSTEM_USER, type WarehouseId } from '../../src/core/model/ids.ts'
import { ORGANISATION, type SpaceName, warehouseSpace } from '../../src/core/model/spaces.ts'
import type { OperationName } from '../../src/core/operations/registry.ts'
import {
  bins,
  type House,
  order,
  packedOrder,
  pickAll,
  product,
  startedTask,
  stock,
} from '../../src/core/operations/testkit.testkit.ts'
import { openStation, type Station } from '../../src/station/core/station.ts'
import { syncRound } from '../../src/station/sync/sync-round.ts'
import { serve } from './serve.testkit.ts'
import { type ServerMachine, sqliteMachine } from './server-machine.testkit.ts'
import { type Tables, viewOf } from './tables.testkit.ts'

/**
 * A furnished house with its stations, all of one mind: made once, copied for every history. From here on each history
 * goes its own way.
 */
export interface Template {
  readonly folders: ReadonlyMap<StationId, string>
  readonly image: Buffer
  readonly epoch: string
  readonly tables: Tables
  readonly versions: ReadonlyMap<SpaceName, number>
  readonly logged: number
  remove(): void
}

export const WAREHOUSE = 'w1' as WarehouseId
export const SPACES: readonly SpaceName[] = [ORGANISATION, warehouseSpace(WAREHOUSE)]
export const FOUNDER = 's1' as StationId
export const STATIONS: readonly StationId[] = [FOUNDER, 's2' as StationId, 's3' as StationId]
export const PEOPLE = ['system', 'pia', 'sam', 'lou'] as const
const DAY = '2026-03-02T06:00:00.000Z'

/** In memory where the machine has such a folder: nothing here tests the disk. */
export function scratchFolder(): string {
  const memory = '/dev/shm'
  return mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'entrepot-simulation-'))
}

export async function makeTemplate(machine: ServerMachine = sqliteMachine()): Promise<Template> {
  const root = scratchFolder()
  const folders = new Map(STATIONS.map((id) => [id, join(root, id)]))
  for (const stationId of STATIONS) {
    await machine.store.saveAccount({ stationId, warehouseId: WAREHOUSE, tokenHash: null, joinedAt: DAY })
  }
  let bytes = 0
  const open = (id: StationId): Station =>
    openStation({
      dataDir: folders.get(id) ?? '',
      clock: () => new Date(DAY),
      randomBytes: (size) => Uint8Array.from({ length: size }, (_, n) => Math.floor(bytes++ / 32 ** (n % 3))),
    })
  const line = (stationId: StationId) => ({
    push: (request: unknown) => serve.push(machine.store, stationId, request),
    pull: (request: unknown) => serve.pull(machine.store, stationId, request),
    snapshot: (request: unknown) => serve.snapshot(machine.store, stationId, request),
  })
  const founder = open(FOUNDER)
  furnish(founder)
  await syncRound(founder.replica, line(FOUNDER), SPACES)
  founder.close()
  for (const id of STATIONS.slice(1)) {
    open(id).close()
    const db = new Database(join(folders.get(id) ?? '', 'station.sqlite'))
    db.prepare(`insert into "stationInfo" ("key", "value") values ('stationId', ?)`).run(id)
    db.close()
    const station = open(id)
    await syncRound(station.replica, line(id), SPACES)
    station.close()
  }
  const template = {
    folders,
    image: await machine.backup(),
    epoch: await machine.store.epoch(),
    tables: await machine.tables(),
    versions: await machine.versions(),
    logged: (await machine.log(0)).length,
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
  await machine.close()
  return template
}

export function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
}

function furnish(station: Station): void {
  const here = houseOf(station)
  here.do('setUpWarehouse', {
    warehouse: {
      id: WAREHOUSE,
      code: 'LYO',
      name: 'Lyon',
      timeZone: 'Europe/Paris',
      country: 'FR',
      currency: 'EUR',
      language: 'fr',
      address: { name: 'Entrepot', lines: ['1 Quay Street'], postcode: '1000', city: 'Lyon', country: 'FR' },
    },
    station: { id: FOUNDER, name: 'Bench 1', prefix: 'A' },
    administrator: null,
  })
  for (const name of PEOPLE.slice(1)) here.do('saveUserAccount', accountOf(name, true))
  bins(here, 'A-01', 'A-02', 'B-01', 'B-02-BULK')
  product(here, 'MUG', { caseOf: 6, bufferEach: 1 })
  product(here, 'TEA', { lotPolicy: 'lot', minShelfDays: 5 })
  product(here, 'CARD', { weightGrams: 0 })
  stock(here, 'A-01', 'MUG', 10)
  stock(here, 'B-02-BULK', 'MUG', 40)
  stock(here, 'A-02', 'TEA', 8, 'L1', '2026-03-20')
  stock(here, 'B-01', 'TEA', 9, 'L2', '2026-04-20')
  stock(here, 'B-01', 'CARD', 30)
  // The day has begun: one order is picked, two are packed, two are begun, two are to be released.
  pickAll(here, startedTask(here, order(here, { MUG: 2, CARD: 1 })))
  packedOrder(here, order(here, { MUG: 1 }))
  packedOrder(here, order(here, { CARD: 2 }))
  startedTask(here, order(here, { TEA: 2, MUG: 3 }))
  startedTask(here, order(here, { CARD: 5, MUG: 2 }))
  order(here, { CARD: 4 })
  order(here, { MUG: 8, TEA: 3 })
  // The others come later: until then nothing had to be kept from anybody.
  for (const [index, id] of STATIONS.slice(1).entries()) {
    here.do('registerStation', { station: { id, name: `Bench ${index + 2}`, prefix: 'BC'.charAt(index) } })
  }
}

export function accountOf(name: string, active: boolean): Record<string, unknown> {
  return { userId: name, name, roles: ['supervisor'], language: 'en', active, badgeCode: null, pinHash: null }
}

function houseOf(station: Station): House {
  const run = (name: OperationName, args: unknown) => station.do(name, args as never, { userId: SYSTEM_USER })
  const must = (name: OperationName, args: unknown) => {
    const outcome = run(name, args)
    if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.refusal)}`)
    return outcome.value
  }
  const unused = (): never => {
    throw new Error('a station does not do this')
  }
  return {
    store: viewOf(station.local.$client),
    as: unused,
    at: unused,
    replay: unused,
    refused: unused,
    code: unused,
    snapshot: unused,
    run: (name, args) => ({ outcome: run(name, args), images: [] }),
    do: (name, args) => must(name, args) as never,
  }
}
