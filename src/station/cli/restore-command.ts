import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { SERVER_FILE, STATION_FILE } from '../../../db/backup-folder.ts'
import { renewEpoch } from '../../../db/renew-epoch.ts'
import { putBack } from '../../../db/restore-folder.ts'
import { DatabaseInUseError, lockServerFolder } from '../../../db/sqlite-lock.ts'
import { defaultDataDir } from '../host/data-dir.ts'
import { DataDirError, lockDataDir } from '../host/data-lock.ts'
import { backupAt, inWords } from './backup-command.ts'
import { CliError } from './cli-error.ts'

/**
 * `entrepot restore`: puts a backup into a data folder in which nobody works. A server that is put back says so by a new epoch, so
 * that its stations load anew and send again what it has lost.
 */
const USAGE = `Usage: npm run --silent entrepot -- restore --from BACKUP [options]
  --from BACKUP  the backup, or a folder of backups: then the newest
  --data DIR     the data folder of a station or of a server (the station's usual one if not given). Stop it first
  --help         shows this

What is in the data folder now is set aside in it, and nothing of it is removed.

The last line of the output is JSON: {"restored":"BACKUP","madeAt":"...","aside":"FOLDER" or null}`

type Role = 'server' | 'host' | 'member' | 'alone'

export async function restoreCommand(argv: readonly string[]): Promise<number> {
  const values = read(argv)
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  if (!values.from) throw new CliError(`--from is needed: the backup.\n\n${USAGE}`)
  const dataDir = resolve(values.data ?? defaultDataDir(process.platform, process.env))
  const from = backupAt(values.from)
  const locks: { release(): void }[] = []
  try {
    locks.push(lockDataDir(dataDir), lockServerFolder(dataDir))
    let role: Role = 'alone'
    const { aside, at } = putBack(dataDir, from, new Date(), (fileOf) => {
      const server = fileOf(SERVER_FILE)
      const station = fileOf(STATION_FILE)
      if (server !== null) withDatabase(server, renewEpoch)
      role = station === null ? 'server' : withDatabase(station, roleOf)
    })
    process.stderr.write(`${whatNow(role, aside)}\n`)
    process.stdout.write(`${JSON.stringify({ restored: from, madeAt: at, aside })}\n`)
    return 0
  } catch (error) {
    if (error instanceof DataDirError || error instanceof DatabaseInUseError)
      throw new CliError(`${error.message} Stop it, then restore.`)
    throw inWords(error)
  } finally {
    for (const lock of locks) lock.release()
  }
}

function withDatabase<T>(file: string, use: (db: Database.Database) => T): T {
  const db = new Database(file, { fileMustExist: true })
  try {
    return use(db)
  } finally {
    db.close()
  }
}

function roleOf(db: Database.Database): Role {
  const row = db
    .prepare<[], { value: string }>(`select "value" from "stationInfo" where "key" = 'house'`)
    .get()
  const role: unknown = row ? (JSON.parse(row.value) as { role?: unknown }).role : null
  return role === 'host' || role === 'member' ? role : 'alone'
}

function whatNow(role: Role, aside: string | null): string {
  const kept = aside === null ? '' : ` What was there is kept in ${aside}.`
  switch (role) {
    case 'server':
    case 'host':
      return `The server is back at the moment of its backup.${kept} Start it: every station loads anew by itself and sends again what the server has lost. A station that joined after the backup must join again.`
    case 'member':
      return `The station is back at the moment of its backup.${kept} Start it while it can reach its server, and before anyone works at it. What it had sent by then is on the server. If it had worked on after the backup, the server says so and the station goes on as a new one.`
    case 'alone':
      return `The station is back at the moment of its backup.${kept} What was done after it is not in it. Numbers printed after the backup will be given out again: compare the last labels with the last parcels before you print.`
  }
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: {
        from: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)
    throw new CliError(`${message}.\n\n${USAGE}`)
  }
}
