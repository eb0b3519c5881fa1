import { parseArgs } from 'node:util'

/** The options of the server program. What is not understood is told, never guessed. */
export interface ServerOptions {
  readonly port: number
  readonly host: string
  readonly dataDir: string | null
  readonly cert: string | null
  readonly key: string | null
  readonly plain: boolean
  readonly joinCode: boolean
  /** Where a backup of the embedded database is made each night. */
  readonly backups: string | null
  /** Says that the database was put back, and ends. */
  readonly newEpoch: boolean
}

export type ParsedServerOptions =
  | { readonly ok: true; readonly options: ServerOptions }
  | { readonly ok: false; readonly message: string }
  | { readonly ok: 'help' }

export const SERVER_USAGE = `Usage: npm run server -- [options]
  --port N        the port to listen on (0: any that is free). Without it: 7430
  --host ADDR     the address to listen on (0.0.0.0: all networks). Without it: this machine only
  --data DIR      the folder of the embedded database, and of the certificate that the server makes for itself
  --cert FILE     a certificate (PEM), with --key FILE. Without them the server makes one for other machines
  --plain         no TLS, for a server behind something that does it
  --join-code     prints a code by which one more station may join
  --backups DIR   makes a backup of the embedded database there every night, and keeps seven
  --new-epoch     for a PostgreSQL that was put back: every station loads anew and sends again what was lost; ends at once
  --help          shows this
DATABASE_URL=postgres://… takes PostgreSQL instead of the embedded database.`

const USUAL_PORT = 7430

export function isOwnMachine(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address)
}

export function parseServerOptions(argv: readonly string[]): ParsedServerOptions {
  const read = readArgv(argv)
  if (typeof read === 'string') return { ok: false, message: read }
  if (read.help) return { ok: 'help' }
  const port = read.port ?? String(USUAL_PORT)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return { ok: false, message: `--port: "${port}" is not a port; a number from 0 to 65535 is.` }
  if (read.host === '') return { ok: false, message: '--host: an address is missing, such as 0.0.0.0.' }
  if (read.data === '') return { ok: false, message: '--data: a folder is missing.' }
  if (read.backups === '') return { ok: false, message: '--backups: a folder is missing.' }
  if ((read.cert === undefined) !== (read.key === undefined))
    return { ok: false, message: '--cert and --key belong together.' }
  if (read.plain && read.cert !== undefined)
    return { ok: false, message: '--plain and --cert exclude each other.' }
  return {
    ok: true,
    options: {
      port: Number(port),
      host: read.host ?? '127.0.0.1',
      dataDir: read.data ?? null,
      cert: read.cert ?? null,
      key: read.key ?? null,
      plain: read.plain === true,
      joinCode: read['join-code'] === true,
      backups: read.backups ?? null,
      newEpoch: read['new-epoch'] === true,
    },
  }
}

function readArgv(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        cert: { type: 'string' },
        key: { type: 'string' },
        plain: { type: 'boolean' },
        'join-code': { type: 'boolean' },
        backups: { type: 'string' },
        'new-epoch': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error)
  }
}
