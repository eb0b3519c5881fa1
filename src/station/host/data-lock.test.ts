import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultDataDir } from './data-dir.ts'
import { DataDirError, lockDataDir } from './data-lock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('is held by one process until it lets go', () => {
  const lock = lockDataDir(dir)
  expect(() => lockDataDir(dir)).toThrow(DataDirError)
  lock.release()
  lockDataDir(dir).release()
  expect(existsSync(join(dir, 'station.lock'))).toBe(false)
})

it('is taken over from a process that is gone', () => {
  const gone = spawnSync(process.execPath, ['-e', '0'])
  writeFileSync(join(dir, 'station.lock'), `${gone.pid} 12345`)
  lockDataDir(dir).release()
})

it.skipIf(process.platform !== 'linux')(
  'is taken over when another process has got the number of the one that is gone',
  () => {
    writeFileSync(join(dir, 'station.lock'), `${process.ppid} 1`)
    lockDataDir(dir).release()
  },
)

it('says what is wrong with a folder that cannot be one', () => {
  writeFileSync(join(dir, 'file'), '')
  expect(() => lockDataDir(join(dir, 'file'))).toThrow(/cannot be written to/)
})

it('is where each system keeps an application’s data', () => {
  expect(defaultDataDir('linux', {}, '/home/ada')).toBe('/home/ada/.local/share/entrepot')
  expect(defaultDataDir('linux', { XDG_DATA_HOME: '/data' }, '/home/ada')).toBe('/data/entrepot')
  expect(defaultDataDir('darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Application Support/Entrepot')
  expect(defaultDataDir('win32', { APPDATA: 'C:\\Roaming' }, 'C:\\Users\\ada')).toContain('Entrepot')
})
