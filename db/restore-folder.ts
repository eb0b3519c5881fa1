import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupName, isDatabase, KEY_FILES, readBackup } from './backup-folder.ts'
import { flush } from './sqlite-copy.ts'

/**
 * Puts a backup into a data folder that nobody works in: the caller holds its lock. What was there is set aside in the folder
 * itself and never removed. The copies are made ready under other names first, so that from the first change of the folder to the
 * last there are only renamings.
 */
export interface Restored {
  /** Where the data that was there is now; null where there was none. */
  readonly aside: string | null
  readonly files: readonly string[]
  /** When the backup was made. */
  readonly at: string
}

export function putBack(
  dataDir: string,
  backup: string,
  now: Date,
  /** Gets the copies ready before they take their places. */
  prepare: (fileOf: (name: string) => string | null) => void,
): Restored {
  const note = readBackup(backup)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const ready = join(dataDir, 'restoring')
  rmSync(ready, { recursive: true, force: true })
  mkdirSync(ready, { mode: 0o700 })
  const names = note.files.map(({ name }) => name)
  for (const name of names) copyFileSync(join(backup, name), join(ready, name))
  prepare((name) => (names.includes(name) ? join(ready, name) : null))
  for (const name of names) flush(join(ready, name))

  const there = readdirSync(dataDir).filter(
    (name) =>
      /\.sqlite(-wal|-shm|-journal)?$/.test(name) ||
      // A certificate that the backup does not have goes on being the house's.
      (KEY_FILES.some((key) => key === name) && names.includes(name)),
  )
  const aside = there.length > 0 ? join(dataDir, `before-restore-${backupName(now)}`) : null
  if (aside !== null) {
    mkdirSync(aside, { mode: 0o700 })
    for (const name of there) renameSync(join(dataDir, name), join(aside, name))
  }
  for (const name of names) renameSync(join(ready, name), join(dataDir, name))
  rmSync(ready, { recursive: true, force: true })
  flush(dataDir)
  return { aside, files: names.filter(isDatabase), at: note.at }
}

/** A restore was cut off between its renamings: it is begun again with the same command, and until then nothing must start here. */
export class UnfinishedRestoreError extends Error {
  constructor(dataDir: string) {
    super(`A restore into ${dataDir} was cut off. Give the same restore command again.`)
    this.name = 'UnfinishedRestoreError'
  }
}

export const isRestoring = (dataDir: string): boolean => existsSync(join(dataDir, 'restoring'))
