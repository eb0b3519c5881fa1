import { parseArgs } from 'node:util'

/** The options of the headless host. What is not understood is told, never guessed. */
export interface HostOptions {
  readonly port: number | null
  readonly host: string
  readonly pair: boolean
  readonly dataDir: string | null
  readonly demo: boolean
  /** The server to join. */
  readonly join: JoinOption | null
  /** The port of a server in this station, for others to join. */
  readonly hostHouse: number | null
}

export interface JoinOption {
  readonly address: string
  readonly code: string
  readonly pin: string | null
  readonly warehouse: string | null
  readonly name: string | null
}

export type ParsedOptions =
  | { readonly ok: true; readonly options: HostOptions }
  | { readonly ok: false; readonly message: string }
  | { readonly ok: 'help' }

export const USAGE = `Usage: npm run serve -- [options]
  --port N      the port to listen on; exactly this one (0: any that is free). Without it: 7420 or the next free one
  --host ADDR   the address to listen on (0.0.0.0: all networks); handhelds must then be paired
  --pair        asks everyone who is not on this machine for a pairing code, and prints a first one
  --data DIR    the folder that holds the station's data
  --demo        on an empty data folder: sets up a demo warehouse
  --join URL    joins the server at this address, such as https://warehouse.example:7430, with --code CODE;
                --pin FINGERPRINT for a certificate that no authority has signed, --name NAME for this station,
                --warehouse CODE where the server has several
  --host-house  lets other stations join this one, and prints a code for the first; --house-port N: not at 7430
  --help        shows this`

export const LOOPBACK = '127.0.0.1'

export function parseOptions(argv: readonly string[]): ParsedOptions {
  const read = readArgv(argv)
  if (typeof read === 'string') return { ok: false, message: read }
  if (read.help) return { ok: 'help' }
  const port = read.port === undefined ? null : Number(read.port)
  if (port !== null && !(/^\d{1,5}$/.test(read.port ?? '') && port <= 65_535)) {
    return { ok: false, message: `--port: "${read.port}" is not a port; a number from 0 to 65535 is.` }
  }
  const host = read.host ?? LOOPBACK
  if (host === '') return { ok: false, message: '--host: an address is missing, such as 0.0.0.0.' }
  if (read.data === '') return { ok: false, message: '--data: a folder is missing.' }
  const join = joinOption(read)
  if (typeof join === 'string') return { ok: false, message: join }
  const housePort = Number(read['house-port'] ?? USUAL_HOUSE_PORT)
  if (!Number.isInteger(housePort) || housePort < 0 || housePort > 65_535)
    return { ok: false, message: `--house-port: "${read['house-port']}" is not a port.` }
  if (join && read['host-house']) return { ok: false, message: '--join and --host-house exclude each other.' }
  return {
    ok: true,
    options: {
      port,
      host,
      pair: read.pair === true || !isLoopback(host),
      dataDir: read.data ?? null,
      demo: read.demo === true,
      join,
      hostHouse: read['host-house'] ? housePort : null,
    },
  }
}

export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address)
}

const USUAL_HOUSE_PORT = 7430

/** What to join, null where nothing, or what is missing. */
function joinOption(read: Exclude<ReturnType<typeof readArgv>, string>): JoinOption | null | string {
  const { join, code, pin = null, warehouse = null, name = null } = read
  if (join === undefined)
    return (code ?? pin ?? warehouse ?? name) === null
      ? null
      : '--code, --pin, --warehouse and --name belong to --join.'
  if (!code) return '--join needs the code that the server shows: --code XXXX-XXXX.'
  return { address: join, code, pin, warehouse, name }
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
        pair: { type: 'boolean' },
        data: { type: 'string' },
        demo: { type: 'boolean' },
        join: { type: 'string' },
        code: { type: 'string' },
        pin: { type: 'string' },
        name: { type: 'string' },
        warehouse: { type: 'string' },
        'host-house': { type: 'boolean' },
        'house-port': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error)
  }
}
