import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { BackupError, backupName, backupsIn, keepNewest, writeBackup } from '../../../db/backup-folder.ts'
import { DamagedDatabaseError } from '../../../db/sqlite-copy.ts'
import { defaultDataDir } from '../host/data-dir.ts'
import { installedVersion } from '../host/version.ts'
import { CliError } from './cli-error.ts'

/** `entrepot backup`: copies what is in a data folder while it is worked with. Needs no lock, and holds nobody up. */
const USAGE = `Usage: npm run --silent entrepot -- backup --to PATH [options]
  --to PATH    the backup: a new folder with the databases and a note
  --data DIR   the data folder of a station or of a server (the station's usual one if not given)
  --keep N     PATH is a folder of backups: one more is made in it under its time, and all but the newest N are removed
  --with-keys  also the key of the server's certificate, so that another machine can stand in for this one
  --help       shows this

It may be made while station and server work. It holds the PINs' hashes and everything that the warehouse knows: keep it
where nobody else can read it. The station's own token for its server is not in it.

The last line of the output is JSON: {"backup":"PATH","at":"...","bytes":n}`

export async function backupCommand(argv: readonly string[]): Promise<number> {
  const values = read(argv)
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  if (!values.to) throw new CliError(`--to is needed: where the backup goes.\n\n${USAGE}`)
  if (values.keep !== undefined && !/^[1-9]\d{0,3}$/.test(values.keep))
    throw new CliError(`--keep: "${values.keep}" is not a number from 1 to 9999.`)
  const dataDir = resolve(values.data ?? defaultDataDir(process.platform, process.env))
  const now = new Date()
  const folder = resolve(values.to)
  const to = values.keep === undefined ? folder : join(folder, backupName(now))
  try {
    const note = await writeBackup({
      dataDir,
      to,
      now,
      version: installedVersion(),
      withKeys: values['with-keys'] === true,
      progress: progress(),
    })
    if (values.keep !== undefined) keepNewest(folder, Number(values.keep))
    const bytes = note.files.reduce((sum, file) => sum + file.bytes, 0)
    process.stdout.write(`${JSON.stringify({ backup: to, at: note.at, bytes })}\n`)
    return 0
  } catch (error) {
    throw inWords(error)
  }
}

/** What a person can mend, as a sentence; everything else as it is. */
export function inWords(error: unknown): unknown {
  if (error instanceof BackupError || error instanceof DamagedDatabaseError)
    return new CliError(error.message)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = /^(E[A-Z]+|SQLITE_(FULL|IOERR|CANTOPEN|BUSY|READONLY).*)$/.test(code)
  return known && error instanceof Error ? new CliError(`It could not be done: ${error.message}.`) : error
}

/** The backup that a person means: one, or the newest of a folder of them. */
export function backupAt(path: string): string {
  const given = resolve(path)
  const newest = backupsIn(given)[0]
  if (newest) return join(given, newest.name)
  if (basename(given) === 'backup.json' && existsSync(given)) return dirname(given)
  return given
}

function progress(): (share: number) => void {
  const live = process.stderr.isTTY === true
  let told = -1
  return (share) => {
    const percent = Math.floor(share * 100)
    const step = live ? percent : Math.floor(percent / 25) * 25
    if (step <= told) return
    told = step
    process.stderr.write(`${live ? '\r' : ''}backup: ${percent} %${live && percent < 100 ? '' : '\n'}`)
  }
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: {
        to: { type: 'string' },
        data: { type: 'string' },
        keep: { type: 'string' },
        'with-keys': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new CliError(`${message}.\n\n${USAGE}`)
  }
}
