import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NewerDatabaseError } from '../../db/migrations.ts'
import { nightlyBackups } from '../../db/nightly-backups.ts'
import { UnfinishedRestoreError } from '../../db/restore-folder.ts'
import { DatabaseInUseError } from '../../db/sqlite-lock.ts'
import { isServerStation } from '../core/model/server-station.ts'
import { startServerApp } from './http/server-app.ts'
import { joinCodes } from './join/join-codes.ts'
import { type Logger, serverLog } from './log.ts'
import { isOwnMachine, parseServerOptions, SERVER_USAGE, type ServerOptions } from './options.ts'
import { openSqlite } from './store/open-sqlite.ts'
import type { ServerStore } from './store/server-store.ts'
import { syncService } from './sync/sync-service.ts'
import { fingerprintOf, ownCertificate, readCertificate } from './tls/certificate.ts'
import type { KeyAndCertificate } from './tls/self-signed.ts'

const EXIT_CANNOT_START = 2
const EXIT_FAULT = 1
const FIRST_CODE_MS = 60 * 60_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

export async function serveServer(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const parsed = parseServerOptions(argv)
  if (parsed.ok === 'help') {
    say(SERVER_USAGE)
  } else if (!parsed.ok) {
    complain(`${parsed.message}\n${SERVER_USAGE}`)
    process.exitCode = EXIT_CANNOT_START
  } else {
    const log = serverLog(process.stderr)
    try {
      await serve(parsed.options, env, log)
    } catch (error) {
      const mendable = whatToMend(error, parsed.options)
      complain(mendable ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)))
      // Timers and sockets of what did start would keep the process alive.
      process.exit(mendable === null ? EXIT_FAULT : EXIT_CANNOT_START)
    }
  }
}

async function serve(options: ServerOptions, env: NodeJS.ProcessEnv, log: Logger): Promise<void> {
  const dataDir =
    options.dataDir ?? join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'entrepot-server')
  if (options.newEpoch) return renewEpoch(await openStore(env.DATABASE_URL, dataDir, installedVersion()))
  const clock = (): Date => new Date()
  const tls = tlsOf(options, dataDir, clock())
  const version = installedVersion()
  const store = await openStore(env.DATABASE_URL, dataDir, version)
  const codes = joinCodes(store, clock, randomBytes)
  const backups =
    options.backups === null || env.DATABASE_URL
      ? null
      : nightlyBackups({
          dataDir,
          folder: options.backups,
          version,
          clock,
          isWanted: () => true,
          onProblem: (message) => log.error({ message }, 'no backup could be made'),
        })
  if (options.backups !== null && env.DATABASE_URL)
    say('--backups is for the embedded database: PostgreSQL is backed up by its own tools.')
  const app = await startServerApp({
    store,
    service: syncService(store, clock, log),
    codes,
    clock,
    randomBytes,
    log,
    version,
    port: options.port,
    host: options.host,
    tls,
    ...(backups && { backups: backups.state }),
  })

  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    backups?.stop()
    app
      .close()
      .then(() => store.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'the server did not end in order')
          process.exit(EXIT_FAULT)
        },
      )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)

  const stations = (await store.accounts()).filter((account) => !isServerStation(account.stationId))
  if (stations.length === 0 || options.joinCode)
    say(`Join code: ${(await codes.offer(FIRST_CODE_MS, null)).code}`)
  if (tls) say(`Certificate fingerprint: ${fingerprintOf(tls)}`)
  else if (!isOwnMachine(options.host))
    say('Without TLS: stations reach this server only through something that does it.')
  const name = options.host.includes(':') ? `[${options.host}]` : options.host
  say(`Entrepot server is ready at ${tls ? 'https' : 'http'}://${name}:${app.port}`)
}

async function renewEpoch(store: ServerStore): Promise<void> {
  const epoch = await store.renewEpoch()
  await store.close()
  say(`New epoch: ${epoch}. Every station loads anew and sends again what was lost.`)
}

/** This machine needs no TLS; everyone else gets it, by a certificate that is given or one that the server makes. */
function tlsOf(options: ServerOptions, dataDir: string, now: Date): KeyAndCertificate | null {
  if (options.cert !== null && options.key !== null) return readCertificate(options.cert, options.key)
  if (options.plain || isOwnMachine(options.host)) return null
  return ownCertificate(dataDir, now)
}

async function openStore(
  databaseUrl: string | undefined,
  dataDir: string,
  version: string,
): Promise<ServerStore> {
  if (!databaseUrl) return openSqlite(dataDir, { version })
  const { openPostgres } = await import('./store/postgres-server-store.ts')
  return openPostgres(databaseUrl, { version })
}

function whatToMend(error: unknown, options: ServerOptions): string | null {
  const mendable = [DatabaseInUseError, NewerDatabaseError, UnfinishedRestoreError]
  if (error instanceof Error && mendable.some((kind) => error instanceof kind)) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE')
    return `Port ${options.port} is taken by another program. Choose another with --port N.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${options.host} is not an address of this machine. Choose another with --host ADDR.`
  if (code === 'ECONNREFUSED') return 'PostgreSQL does not answer at DATABASE_URL.'
  if (code === 'ENOENT' || code === 'EACCES') return error instanceof Error ? error.message : code
  return null
}

function installedVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    try {
      return String(
        (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: unknown }).version,
      )
    } catch {
      if (folder === dirname(folder)) return 'unknown'
    }
  }
}
