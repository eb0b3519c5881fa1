import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { checkSqlite, copySqlite, flush } from './sqlite-copy.ts'

/**
 * A backup is a folder: the databases of a data folder and a note of what they are. It has its name only when it is whole and
 * checked, and the note is written last; what has no note is no backup. The server's database is copied before the station's, never
 * the other way round: so what the server has of this station is never more than what this station knows to have done, and both
 * may be put back together.
 */
const NOTE = 'backup.json'
export const SERVER_FILE = 'server.sqlite'
export const STATION_FILE = 'station.sqlite'
/** By which other stations know this house's server. They open no door to the data, but let another machine stand in its place. */
export const KEY_FILES = ['server-key.pem', 'server-cert.pem'] as const
const DATABASES = [SERVER_FILE, STATION_FILE] as const

const Note = z.object({
  format: z.literal(1),
  /** When the copies were begun. */
  at: z.iso.datetime(),
  version: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.int() })),
})
export type BackupNote = z.output<typeof Note>

export interface BackupWish {
  readonly dataDir: string
  /** The backup's own folder. */
  readonly to: string
  readonly now: Date
  readonly version: string
  readonly withKeys?: boolean
  readonly progress?: (share: number) => void
}

/** What cannot be done as asked, told in a sentence. */
export class BackupError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BackupError'
  }
}

export async function writeBackup(wish: BackupWish): Promise<BackupNote> {
  const { dataDir, to, now, version, withKeys = false, progress = () => {} } = wish
  const present = DATABASES.filter((name) => existsSync(join(dataDir, name)))
  if (present.length === 0) throw new BackupError(`There is no data in ${dataDir}.`)
  if (existsSync(to)) throw new BackupError(`${to} is there already. Choose another name.`)
  const partial = `${to}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true, mode: 0o700 })
  try {
    const keys = withKeys ? KEY_FILES.filter((name) => existsSync(join(dataDir, name))) : []
    for (const [i, name] of present.entries()) {
      await copySqlite(join(dataDir, name), join(partial, name), (done, total) =>
        progress((i + (total === 0 ? 1 : done / total)) / present.length),
      )
    }
    for (const name of keys) {
      copyFileSync(join(dataDir, name), join(partial, name))
      flush(join(partial, name))
    }
    const files = [...present, ...keys].map((name) => ({ name, bytes: statSync(join(partial, name)).size }))
    const note: BackupNote = { format: 1, at: now.toISOString(), version, files }
    writeFileSync(join(partial, NOTE), `${JSON.stringify(note, null, 2)}\n`)
    flush(join(partial, NOTE))
    flush(partial)
    renameSync(partial, to)
    flush(dirname(to))
    return note
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  }
}

/** The note of a backup whose databases are whole. */
export function readBackup(folder: string): BackupNote {
  const note = noteOf(folder)
  if (!note) throw new BackupError(`${folder} is not a backup: it has no readable ${NOTE}.`)
  for (const { name, bytes } of note.files) {
    const file = join(folder, name)
    if (statSync(file, { throwIfNoEntry: false })?.size !== bytes)
      throw new BackupError(`${folder} is not whole: ${name} is missing or has another size.`)
    if (isDatabase(name)) checkSqlite(file)
  }
  return note
}

export const isDatabase = (name: string): boolean => (DATABASES as readonly string[]).includes(name)

export function backupName(now: Date): string {
  return `entrepot-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z`
}

export interface KnownBackup {
  readonly name: string
  readonly at: string
  readonly bytes: number
}

/** Newest first, of those that have such a name and are whole. */
export function backupsIn(folder: string): KnownBackup[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /^entrepot-\d{4}-\d{2}-\d{2}T\d{6}Z$/.test(name))
  const found = names.flatMap((name) => {
    const note = noteOf(join(folder, name))
    return note ? [{ name, at: note.at, bytes: note.files.reduce((sum, { bytes }) => sum + bytes, 0) }] : []
  })
  return found.sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** Only what has such a name and a note is ever removed. */
export function keepNewest(folder: string, count: number): void {
  for (const { name } of backupsIn(folder).slice(Math.max(1, count)))
    rmSync(join(folder, name), { recursive: true, force: true })
}

function noteOf(folder: string): BackupNote | null {
  try {
    return Note.parse(JSON.parse(readFileSync(join(folder, NOTE), 'utf8')))
  } catch {
    return null
  }
}
