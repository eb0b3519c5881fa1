import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { installedMigrations } from '../../db/migrations.ts'
import { differences } from '../simulation/tables.testkit.ts'
import { HostProcess } from '../support/host-process.ts'
import { oldFolders, openFile, shownBy, shownColumns } from './old-house.testkit.ts'

/** The upgrade as it really happens: at the start of the program, on a folder that an old one has left. */
describe('a station program', { timeout: 180_000 }, () => {
  const folders = oldFolders()
  const hosts: HostProcess[] = []
  afterEach(async () => {
    for (const host of hosts.splice(0)) await host.kill()
    folders.removeAll()
  })
  const whatIsIn = (dataDir: string, columns: ReadonlyMap<string, readonly string[]>) => {
    const file = openFile(dataDir)
    const taken = file.prepare('select 1 from "__drizzle_migrations"').all().length
    const outbox = file.prepare('select "opId", "state" from "outbox" order by "seq"').all()
    const shown = shownBy(file, columns)
    file.close()
    return { taken, outbox, shown }
  }
  const columnsIn = (dataDir: string) => {
    const file = openFile(dataDir)
    const columns = shownColumns(file)
    file.close()
    return columns
  }

  it('[UP1] [UP2] upgrades an old folder at its start, also after starts that were killed at it', async () => {
    const dataDir = folders.station('member')
    const columns = columnsIn(dataDir)
    const before = whatIsIn(dataDir, columns)
    for (let kills = 0; kills < 3; kills++) {
      const child = spawn(process.execPath, ['src/station/serve.ts', '--data', dataDir, '--port', '0'])
      // The first thing that it writes there: its lock, then the log of the database.
      let written = 0
      const watcher = watch(dataDir, () => {
        written++
        if (written > kills * 2) child.kill('SIGKILL')
      })
      await once(child, 'exit')
      watcher.close()
      const { taken, outbox, shown } = whatIsIn(dataDir, columns)
      expect([before.taken, installedMigrations('sqlite').length]).toContain(taken)
      expect(outbox).toEqual(before.outbox)
      expect(differences(shown, before.shown)).toEqual([])
    }
    const host = new HostProcess(dataDir)
    hosts.push(host)
    await host.start()
    await host.stop()
    const { taken, outbox, shown } = whatIsIn(dataDir, columns)
    expect(taken).toBe(installedMigrations('sqlite').length)
    expect(outbox).toEqual(before.outbox)
    expect(differences(shown, before.shown)).toEqual([])
  })

  it('[UP3] says which version a newer folder needs, and ends', async () => {
    const dataDir = folders.station('member')
    const file = openFile(dataDir)
    file.exec(`insert into "__drizzle_migrations" ("hash", "created_at") values ('later', ${Number.MAX_SAFE_INTEGER});
      insert into "stationInfo" ("key", "value") values ('writtenBy', '7.8.9')`)
    file.close()
    const child = spawn(process.execPath, ['src/station/serve.ts', '--data', dataDir, '--port', '0'])
    let told = ''
    child.stderr.on('data', (part: Buffer) => {
      told += part.toString('utf8')
    })
    const [code] = (await once(child, 'close')) as [number]
    expect(code).toBe(2)
    expect(told).toMatch(
      /station\.sqlite was written by a newer version of Entrepot\. Install version 7\.8\.9 or a newer one; nothing was changed\.\n$/,
    )
  })
})
