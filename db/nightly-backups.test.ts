import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupsIn, keepNewest, readBackup, STATION_FILE, writeBackup } from './backup-folder.ts'
import { isDue, nightlyBackups } from './nightly-backups.ts'
import { putBack } from './restore-folder.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'entrepot-backups-'))
  mkdirSync(at('data'))
  database(at('data')).close()
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const at = (...names: string[]): string => join(dir, ...names)
const HOUR_MS = 3_600_000

function database(folder: string): Database.Database {
  const db = new Database(join(folder, STATION_FILE))
  db.pragma('journal_mode = WAL')
  db.exec('create table if not exists "t" ("a" integer primary key, "b" text, "c" text)')
  return db
}
const sums = (folder: string) => {
  const db = new Database(join(folder, STATION_FILE), { readonly: true })
  const row = db.prepare('select count(*) as "n", count("b") as "b", count("c") as "c" from "t"').get()
  db.close()
  return row as { n: number; b: number; c: number }
}
const wish = (to: string, now = new Date('2026-11-22T02:00:00.000Z')) => ({
  dataDir: at('data'),
  to: at(to),
  now,
  version: '1.2.3',
})

describe('a backup', () => {
  it('[BK1] is one moment of a database that is written to meanwhile', async () => {
    const db = database(at('data'))
    const put = db.prepare('insert into "t" ("b", "c") values (?, null)')
    const complete = db.prepare('update "t" set "c" = "b" where "a" = ?')
    const filler = 'x'.repeat(2000)
    const write = (times: number): void => {
      for (let i = 0; i < times; i++) {
        db.exec('begin')
        complete.run(put.run(filler).lastInsertRowid)
        db.exec('commit')
      }
    }
    write(9000)
    let written = 0
    const note = await writeBackup({
      ...wish('one'),
      progress() {
        written += 50
        write(50)
      },
    })
    expect(written).toBeGreaterThan(0)
    expect(note.files).toMatchObject([{ name: STATION_FILE }])
    const { n, b, c } = sums(at('one'))
    expect([n, b, c]).toEqual([9000, 9000, 9000])
    db.close()
    expect(readdirSync(at('one')).toSorted()).toEqual(['backup.json', STATION_FILE])
  })

  it('[BK2] that is not whole is neither found nor put back, and changes nothing', async () => {
    await writeBackup(wish('one'))
    const db = database(at('data'))
    db.exec(`insert into "t" ("b") values ('later')`)
    db.close()
    writeFileSync(at('one', STATION_FILE), Buffer.alloc(readBackup(at('one')).files[0]?.bytes ?? 0, 7))
    expect(() => putBack(at('data'), at('one'), new Date(), () => undefined)).toThrow('damaged')
    expect(sums(at('data')).n).toBe(1)
    mkdirSync(at('backups', 'entrepot-2026-11-22T020000Z'), { recursive: true })
    expect(backupsIn(at('backups'))).toEqual([])
    await expect(writeBackup({ ...wish('two'), dataDir: at('nothing') })).rejects.toThrow('no data')
  })

  it('[BK3] is put back, and what was there is kept', async () => {
    const db = database(at('data'))
    db.exec(`insert into "t" ("b") values ('first')`)
    await writeBackup(wish('one'))
    db.exec(`insert into "t" ("b") values ('second')`)
    db.close()
    const { aside } = putBack(at('data'), at('one'), new Date(), () => undefined)
    expect(sums(at('data')).n).toBe(1)
    expect(sums(aside ?? '').n).toBe(2)
    expect(readdirSync(at('data'))).not.toContain('restoring')
  })
})

describe('backups at night', () => {
  const night = new Date(2026, 10, 22, 2, 30)
  const day = new Date(2026, 10, 22, 14, 0)
  const ago = (from: Date, hours: number) => new Date(from.getTime() - hours * HOUR_MS).toISOString()

  it('[BK6] are made when nobody works, and by day only where a night was missed', () => {
    expect(isDue(day, null)).toBe(true)
    expect(isDue(night, ago(night, 24))).toBe(true)
    expect(isDue(night, ago(night, 2))).toBe(false)
    expect(isDue(day, ago(day, 24))).toBe(false)
    expect(isDue(day, ago(day, 31))).toBe(true)
    expect(isDue(day, ago(day, -48))).toBe(true)
  })

  it('[BK6] are seven, and what is no backup stays', async () => {
    mkdirSync(at('backups'))
    writeFileSync(at('backups', 'a-note.txt'), 'mine')
    for (let i = 0; i < 9; i++) {
      const now = new Date(Date.UTC(2026, 10, 10 + i, 2))
      await writeBackup(wish(join('backups', `entrepot-2026-11-${10 + i}T020000Z`), now))
    }
    keepNewest(at('backups'), 7)
    expect(backupsIn(at('backups')).map(({ name }) => name.slice(9, 19))).toEqual([
      '2026-11-18',
      '2026-11-17',
      '2026-11-16',
      '2026-11-15',
      '2026-11-14',
      '2026-11-13',
      '2026-11-12',
    ])
    expect(readdirSync(at('backups'))).toContain('a-note.txt')
  })

  it('[BK6] say what is there, and why there is none', async () => {
    const problems: string[] = []
    const make = (folder: string) =>
      nightlyBackups({
        dataDir: at('data'),
        folder,
        version: '1.2.3',
        clock: () => night,
        isWanted: () => true,
        onProblem: (message) => problems.push(message),
      })
    const good = make(at('backups'))
    expect(good.state()).toMatchObject({ newest: null, running: false, problem: null })
    const both = Promise.all([good.run(), good.run()])
    expect(good.state().running).toBe(true)
    await both
    expect(good.state()).toMatchObject({ newest: { at: night.toISOString() }, running: false, problem: null })
    expect(backupsIn(at('backups'))).toHaveLength(1)
    good.stop()
    writeFileSync(at('file'), '')
    const bad = make(at('file', 'backups'))
    await bad.run()
    expect(bad.state().problem).toContain('ENOTDIR')
    expect(problems).toHaveLength(1)
    bad.stop()
  })
})
