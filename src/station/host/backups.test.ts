import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { StationSettings } from '../../core/protocol/queries/settings.ts'
import { TestHost } from './host.testkit.ts'

let host: TestHost
beforeEach(async () => {
  host = await new TestHost().start()
})
afterEach(() => host.dispose())

it('[BK6] an administrator makes a backup at once, sees it, and hears why there is none', async () => {
  const client = await host.setUp()
  const backups = async () => (await client.value<StationSettings>('query', 'stationSettings')).backups
  expect(await backups()).toMatchObject({ newest: null, nightly: true, overdue: false, problem: null })
  await client.value('do', 'backUpNow')
  expect((await backups()).newest).toMatchObject({ at: new Date(host.now).toISOString() })
  // The second of its name is not made; what went wrong stays in sight until one is.
  expect(await client.refusal('do', 'backUpNow')).toBe('backupFailed')
  expect(await backups()).toMatchObject({ overdue: true, problem: expect.stringContaining('there already') })
  host.now += 60_000
  await client.value('do', 'signIn', { badge: 'XUADA1' })
  await client.value('do', 'backUpNow')
  expect(await backups()).toMatchObject({ overdue: false, problem: null })
  writeFileSync(join(host.dir, 'data', 'backups', 'note.txt'), 'mine')
  host.now += 51 * 3_600_000
  await client.value('do', 'signIn', { badge: 'XUADA1' })
  expect((await backups()).overdue).toBe(true)
})
