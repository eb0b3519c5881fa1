import { parseArgs } from 'node:util'

/** The options of the headless host. What is not understood is told, never guessed. */
export interface HostOptions {
  readonly port: number | null
  readonly host: string
  readonly pair: boolean
  readonly dataDir: string | null
  readonly demo: boolean
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
  return {
    ok: true,
    options: {
      port,
      host,
      pair: read.pair === true || !isLoopback(host),
      dataDir: read.data ?? null,
      demo: read.demo === true,
    },
  }
}

export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address)
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
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error)
  }
}
