import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OrderId, ParcelId, StationId } from '../../src/core/model/ids.ts'
import { SYSTEM_USER } from '../../src/core/model/ids.ts'
import type { OperationArgs, OperationName } from '../../src/core/operations/registry.ts'
import { SYNC_PROTOCOL } from '../../src/core/protocol/sync.ts'
import { openStation, type Station } from '../../src/station/core/station.ts'
import { syncRound } from '../../src/station/sync/sync-round.ts'
import { serve } from './serve.testkit.ts'
import { type ServerMachine, sqliteMachine } from './server-machine.testkit.ts'
import {
  copyFolder,
  makeTemplate,
  SPACES,
  STATIONS,
  scratchFolder,
  type Template,
} from './template.testkit.ts'

/**
 * The defect that was known: a refused operation gave its number back when those after it ran again, so that the number on a
 * label that was already on a parcel moved to another one.
 */
const [FIRST, SECOND] = STATIONS as [StationId, StationId]

describe('numbers that are printed', () => {
  let template: Template
  let machine: ServerMachine
  let opened: Station[] = []
  let folders: Map<StationId, string>
  let drawn = 0
  beforeAll(async () => {
    template = await makeTemplate()
  })
  afterAll(() => template.remove())
  beforeEach(() => {
    machine = sqliteMachine(template.image)
    folders = new Map()
  })
  afterEach(async () => {
    for (const station of opened) station.close()
    opened = []
    for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true })
    await machine.close()
  })

  const open = (id: StationId): Station => {
    const dataDir = folders.get(id) ?? scratchFolder()
    if (!folders.has(id)) copyFolder(template.folders.get(id) ?? '', dataDir)
    folders.set(id, dataDir)
    const station = openStation({
      dataDir,
      clock: () => new Date('2026-03-02T09:00:00.000Z'),
      randomBytes: (size) => Uint8Array.from({ length: size }, (_, n) => Math.floor(drawn++ / 32 ** n) % 32),
    })
    opened.push(station)
    return station
  }
  const sync = (id: StationId, station: Station) =>
    syncRound(
      station.replica,
      {
        push: (request) => serve.push(machine.store, id, request),
        pull: (request) => serve.pull(machine.store, id, request),
        snapshot: (request) => serve.snapshot(machine.store, id, request),
      },
      SPACES,
    )
  const must = <N extends OperationName>(station: Station, name: N, args: Record<string, unknown>) => {
    const outcome = station.do(name, args as OperationArgs<N>, { userId: SYSTEM_USER })
    if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.refusal)}`)
    return outcome.value
  }
  /** The two parcels that are packed when the day begins. */
  const parcels = (station: Station) =>
    station.read.all<{ id: ParcelId; orderId: OrderId }>(
      `select "id", "orderId" from "parcel" where "status" = 'open' order by "id"`,
    )
  const seal = (station: Station, at: number) => {
    const parcel = parcels(station)[at]
    if (!parcel) throw new Error('no such parcel')
    return must(station, 'sealParcel', {
      parcelId: parcel.id,
      weightGrams: 150,
      overrideReason: 'a gift',
    })
  }
  const withNumber = async (sscc: string) =>
    [...(await machine.tables())].filter(([key, row]) => key.startsWith('parcel|') && row.includes(sscc))

  it('[NR1] [NR2] stay on their parcels when the seal before them is refused', async () => {
    const [here, there] = [open(FIRST), open(SECOND)]
    const [taken, other] = parcels(there)
    // Both seal the same parcel with the cable out; the second also seals another one, and has its label.
    must(here, 'sealParcel', { parcelId: taken?.id, weightGrams: 150, overrideReason: 'a gift' })
    const refused = seal(there, 0)
    const stands = seal(there, 0)
    await sync(FIRST, here)
    expect((await sync(SECOND, there)).settled).toMatchObject([{ outcome: 'refused' }, { outcome: 'done' }])

    expect(there.read.get('select "sscc", "tracking" from "parcel" where "id" = ?', other?.id ?? '')).toEqual(
      {
        sscc: stands.sscc,
        tracking: stands.tracking,
      },
    )
    expect(await withNumber(refused.sscc)).toEqual([])
    expect(await withNumber(stands.sscc)).toHaveLength(1)
  })

  it('[NR2] are not taken again after a refusal, a restart, and the forgetting of the answered operations', async () => {
    const [here, there] = [open(FIRST), open(SECOND)]
    const taken = parcels(there)[0]
    must(here, 'sealParcel', { parcelId: taken?.id, weightGrams: 150, overrideReason: 'a gift' })
    const refused = seal(there, 0)
    await sync(FIRST, here)
    expect((await sync(SECOND, there)).settled).toMatchObject([{ outcome: 'refused' }])
    there.local.$client.exec(`delete from "outbox" where "state" <> 'pending'`)
    there.close()
    opened = opened.filter((station) => station !== there)

    const again = open(SECOND)
    await machine.forgetTombstones()
    await sync(SECOND, again)
    const next = seal(again, 0)
    expect(next.sscc).not.toBe(refused.sscc)
    expect(next.tracking).not.toBe(refused.tracking)
  })

  it('[NR2] come back from the stations to a server that was restored', async () => {
    const there = open(SECOND)
    const backup = await machine.backup()
    const sealed = [seal(there, 0), seal(there, 0)]
    await sync(SECOND, there)
    const restored = await machine.restored(backup)
    await machine.close()
    machine = restored
    await sync(SECOND, there)
    for (const { sscc } of sealed) expect(await withNumber(sscc)).toHaveLength(1)
    const log = await machine.log(template.logged)
    expect(log.map(({ numbers }) => numbers?.map(({ serial }) => serial))).toEqual([
      [expect.any(Number), 1],
      [expect.any(Number), 2],
    ])
  })

  it('[NR5] of an operation from before they were kept are the block’s, and its own from its next run on', async () => {
    const [here, there] = [open(FIRST), open(SECOND)]
    const taken = parcels(there)[0]
    must(here, 'sealParcel', { parcelId: taken?.id, weightGrams: 150, overrideReason: 'a gift' })
    await sync(FIRST, here)
    seal(there, 1)
    const outbox = there.local.$client
    outbox.exec(`update "outbox" set "numbers" = null where "state" = 'pending'; delete from "spentSerial"`)
    // Something comes from the server while this one waits: it runs again here.
    const answer = await serve.pull(machine.store, SECOND, {
      protocol: SYNC_PROTOCOL,
      epoch: there.replica.epoch(),
      since: there.replica.versions(),
      outcomesAfter: there.replica.lastSettled(),
    })
    if (answer.status !== 'changes') throw new Error(answer.status)
    there.replica.apply(answer)
    const kept = there.read.get<{ numbers: string }>(
      `select "numbers" from "outbox" where "state" = 'pending'`,
    )
    expect(JSON.parse(kept?.numbers ?? '[]')).toMatchObject([
      { kind: 'sscc' },
      { kind: 'tracking', serial: 1 },
    ])
    expect(there.read.all('select "id" from "spentSerial"')).toHaveLength(2)
    await sync(SECOND, there)
    expect((await machine.log(template.logged)).at(-1)?.numbers).toEqual(JSON.parse(kept?.numbers ?? '[]'))
  })
})
