import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { installedMigrations } from '../../db/migrations.ts'
import { migrateSqlite, missingOn } from '../../db/sqlite-migrations.ts'
import type { StationId } from '../../src/core/model/ids.ts'
import { openStation, type Station } from '../../src/station/core/station.ts'
import { upgrade } from '../../src/station/core/upgrade.ts'
import { syncRound } from '../../src/station/sync/sync-round.ts'
import { type Deed, perform } from '../simulation/model.testkit.ts'
import { serve } from '../simulation/serve.testkit.ts'
import { sqliteMachine } from '../simulation/server-machine.testkit.ts'
import { differences, memoryOf, tablesOf, tablesOfMemory } from '../simulation/tables.testkit.ts'
import { SPACES, STATIONS } from '../simulation/template.testkit.ts'
import { oldBytes, oldFolders, openFile, shownBy, shownColumns } from './old-house.testkit.ts'

const [, SECOND, THIRD] = STATIONS as [StationId, StationId, StationId]

describe('a station of the first schema', () => {
  const folders = oldFolders()
  let opened: Station[] = []
  afterEach(() => {
    for (const station of opened) station.close()
    opened = []
    folders.removeAll()
  })
  const open = (dataDir: string): Station => {
    const station = openStation({ dataDir, clock: () => new Date('2026-03-02T10:00:00.000Z') })
    opened.push(station)
    return station
  }
  const fileOf = (station: Station) => station.local.$client
  const pendingOf = (station: Station): Deed[] =>
    fileOf(station)
      .prepare<[], Omit<Deed, 'args' | 'numbers'> & { args: string; numbers: string | null }>(
        `select * from "outbox" where "state" = 'pending' order by "seq"`,
      )
      .all()
      .map((row) => ({
        ...row,
        args: JSON.parse(row.args) as unknown,
        numbers: JSON.parse(row.numbers ?? 'null') as Deed['numbers'],
      }))
  /** The server of that time, brought to this schema. */
  const upgradedServer = () => {
    const db = new Database(oldBytes('server'))
    const missing = missingOn(db, installedMigrations('sqlite-server'), 'serverInfo')
    db.transaction(() => migrateSqlite(db, missing, 'serverInfo', '9.9.9'))()
    const image = db.serialize()
    db.close()
    return sqliteMachine(image)
  }
  const lineOf = (machine: ReturnType<typeof sqliteMachine>, id: StationId) => ({
    push: (request: unknown) => serve.push(machine.store, id, request),
    pull: (request: unknown) => serve.pull(machine.store, id, request),
    snapshot: (request: unknown) => serve.snapshot(machine.store, id, request),
  })

  it.each(['member', 'other-member', 'alone'] as const)(
    '[UP1] (%s) shows after the upgrade what it showed before, with everything still pending',
    (name) => {
      const dataDir = folders.station(name)
      const file = openFile(dataDir)
      const columns = shownColumns(file)
      const before = shownBy(file, columns)
      const waiting = file.prepare(`select "seq", "opId", "args" from "outbox" where "state" = 'pending'`)
      const pending = waiting.all()
      file.close()
      const station = open(dataDir)
      expect(differences(shownBy(fileOf(station), columns), before)).toEqual([])
      expect(
        fileOf(station).prepare(`select "seq", "opId", "args" from "outbox" where "state" = 'pending'`).all(),
      ).toEqual(pending)
      expect(before.size).toBeGreaterThan(100)
      expect(pending.length).toBeGreaterThan(0)
    },
  )

  it('[UP1] is what one would be that had this schema from the start', async () => {
    const machine = upgradedServer()
    const clean = memoryOf(await machine.tables())
    const station = open(folders.station('member'))
    for (const deed of pendingOf(station)) expect(perform(clean, deed).outcome).toBe('done')
    expect(differences(tablesOf(fileOf(station)), tablesOfMemory(clean))).toEqual([])
    await machine.close()

    // And all of the history at once, where there is no server.
    const alone = open(folders.station('alone'))
    const whole = memoryOf(new Map())
    for (const deed of pendingOf(alone)) expect(perform(whole, deed).outcome).toBe('done')
    expect(differences(tablesOf(fileOf(alone)), tablesOfMemory(whole))).toEqual([])
  })

  it('[UP1] [NR5] keeps the numbers on its labels, and agrees with an upgraded server in the end', async () => {
    const machine = upgradedServer()
    const [member, other] = [open(folders.station('member')), open(folders.station('other-member'))]
    // Something has happened at the server meanwhile.
    await syncRound(other.replica, lineOf(machine, THIRD), SPACES)
    const { settled } = await syncRound(member.replica, lineOf(machine, SECOND), SPACES)
    expect(settled.map(({ outcome }) => outcome)).toEqual(Array(8).fill('done'))
    await syncRound(other.replica, lineOf(machine, THIRD), SPACES)
    const tables = await machine.tables()
    for (const station of [member, other]) expect(differences(tablesOf(fileOf(station)), tables)).toEqual([])

    const labels = member.read.all<{ sscc: string; tracking: string }>(
      'select "sscc", "tracking" from "parcel" where "sscc" is not null order by "sscc"',
    )
    expect(labels).toEqual([
      { sscc: '095200000010000018', tracking: 'ENB000000001L' },
      { sscc: '095200000010000025', tracking: 'ENB000000002J' },
    ])
    expect(
      member.read.all(`select "number" from "order" where "number" like 'B%' order by "number"`),
    ).toEqual([{ number: 'B1001' }, { number: 'B1002' }])
    await machine.close()
  })

  it('[UP2] takes its steps once: the next start changes nothing', () => {
    const dataDir = folders.station('member')
    open(dataDir).close()
    opened = []
    const file = openFile(dataDir)
    const steps = file.prepare('select "hash" from "__drizzle_migrations"').all()
    expect(steps).toHaveLength(installedMigrations('sqlite').length)
    const changes = file.prepare<[], { n: number }>('select total_changes() as "n"')
    const before = changes.get()?.n ?? -1
    upgrade(file, installedMigrations('sqlite'), '9.9.9')
    expect(changes.get()?.n).toBe(before)
    file.close()
  })

  it('[UP3] an older program does not start on what a newer one has written, and touches nothing', () => {
    const dataDir = folders.station('member')
    openStation({ dataDir, version: '7.8.9' }).close()
    const file = openFile(dataDir)
    const before = file.serialize()
    expect(() => openStation({ dataDir, migrations: installedMigrations('sqlite').slice(0, 1) })).toThrow(
      /written by a newer version of Entrepot\. Install version 7\.8\.9 or a newer one; nothing was changed/,
    )
    expect(file.serialize().equals(before)).toBe(true)
    file.close()
  })
})
