import { flushCompileCache } from 'node:module'
import { hostname } from 'node:os'
import { defaultDataDir } from './data-dir.ts'
import { lockDataDir } from './data-lock.ts'
import { startHttp } from './http-host.ts'
import { findInstalled } from './installed-file.ts'
import { openLog } from './log.ts'
import { makeDemo } from './make-demo.ts'
import { handheldAddresses } from './network-names.ts'
import { type HostOptions, isLoopback, type JoinOption, parseOptions, USAGE } from './options.ts'
import { DEMO_ADMINISTRATOR } from './set-up.ts'
import { EXIT_CANNOT_START, EXIT_FAULT, reportStartError } from './start-error.ts'
import { openHost, type StationHost } from './station-host.ts'
import { installedVersion } from './version.ts'

/** The first code of a start lies on paper or screen until somebody has fetched the handheld. */
const FIRST_CODE_MS = 60 * 60_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

export async function serveCommand(argv: readonly string[]): Promise<void> {
  const parsed = parseOptions(argv)
  if (parsed.ok === 'help') {
    say(USAGE)
  } else if (!parsed.ok) {
    complain(`${parsed.message}\n${USAGE}`)
    process.exitCode = EXIT_CANNOT_START
  } else {
    try {
      await serve(parsed.options)
    } catch (error) {
      // Timers and sockets of what did start would keep the process alive.
      process.exit(reportStartError(error, complain))
    }
  }
}

async function serve(options: HostOptions): Promise<void> {
  const dataDir = options.dataDir ?? defaultDataDir(process.platform, process.env)
  const lock = lockDataDir(dataDir)
  process.on('exit', () => lock.release())
  const log = openLog(dataDir)
  let addresses: string[] = []
  const host = openHost({
    dataDir,
    log,
    version: installedVersion(),
    makeDemo,
    networkAddresses: () => addresses,
  })
  const http = await startHttp(host, {
    port: options.port,
    host: options.host,
    rendererDir: findInstalled('out/renderer'),
    log,
  })
  addresses = handheldAddresses(options.host, http.port)

  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    await http.close()
    await host.close()
    process.exit(0)
  }
  const endOrFail = (): void => {
    end().catch((error: unknown) => {
      log.error({ err: error }, 'the station did not end in order')
      process.exit(EXIT_FAULT)
    })
  }
  process.on('SIGINT', endOrFail)
  process.on('SIGTERM', endOrFail)

  if (options.join) await join(host, options.join)
  await host.line.start()
  if (options.demo) await demo(host)
  if (options.hostHouse !== null) await hostHouse(host, options.hostHouse)
  if (ending) return
  if (host.setUp.isNeeded() && !host.line.isJoining()) say(`Set-up code: ${host.setUp.code}`)
  if (options.pair) say(`Pairing code: ${host.pairing.offer(FIRST_CODE_MS).code}`)
  for (const address of addresses) say(`On the network: ${address}`)
  log.info({ port: http.port }, 'ready')
  say(`Entrepot is ready at http://${nameOf(options.host)}:${http.port}/`)
  // After a start that ends in a kill as well, the next one finds its code compiled.
  flushCompileCache()
}

async function join(host: StationHost, { address, code, pin, warehouse, name }: JoinOption): Promise<void> {
  const { role } = host.line.status()
  if (role !== 'alone') {
    say('This station belongs to a house with a server already: --join changes nothing.')
    return
  }
  const stationName = name ?? hostname()
  const house = await host.line.join({ address, joinCode: code, pin, warehouse, stationName })
  say(house === 'new' ? 'Joined. The server has no house yet: set it up here.' : 'Joined.')
}

async function hostHouse(host: StationHost, port: number): Promise<void> {
  const offer = await host.line.host({ host: '0.0.0.0', port })
  say(`Join code: ${offer.code}`)
  say(`Certificate fingerprint: ${offer.fingerprint}`)
  for (const address of offer.addresses) say(`Other stations join at ${address}`)
}

async function demo(host: StationHost): Promise<void> {
  if (!host.setUp.isNeeded()) {
    say('This data folder is set up already: --demo changes nothing.')
    return
  }
  await host.setUp.createDemo()
  await host.setUp.fillDemo()
  say(`Demo warehouse: sign in as ${DEMO_ADMINISTRATOR.name} with PIN ${DEMO_ADMINISTRATOR.pin}`)
}

/** The name by which this machine itself reaches the host. */
function nameOf(boundTo: string): string {
  const everywhere = boundTo === '0.0.0.0' || boundTo === '::'
  if (everywhere || isLoopback(boundTo)) return '127.0.0.1'
  return boundTo.includes(':') ? `[${boundTo}]` : boundTo
}
