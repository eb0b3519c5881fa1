// The station as the Electron shell runs it: in a process of its own, with a MessagePort for each page.
import { defaultDataDir } from './host/data-dir.ts'
import { lockDataDir } from './host/data-lock.ts'
import { openLog } from './host/log.ts'
import { makeDemo } from './host/make-demo.ts'
import { parseOptions } from './host/options.ts'
import type { Sealer } from './host/secret-box.ts'
import { shellSealer } from './host/shell-sealer.ts'
import { EXIT_CANNOT_START, EXIT_FAULT, reportStartError } from './host/start-error.ts'
import { openHost, type StationHost } from './host/station-host.ts'
import { installedVersion } from './host/version.ts'
import { servePort, type WindowPort } from './host/window-client.ts'

/** What Electron adds to `process` in a utility process: so much of it as is used here. */
interface ParentPort {
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly WindowPort[] }) => void,
  ): unknown
  postMessage(message: unknown): void
}

const complain = (line: string): void => void process.stderr.write(`${line}\n`)
const parent = (process as { parentPort?: ParentPort }).parentPort

if (!parent) {
  complain('This is started by the Electron shell. The headless host is: npm run serve')
  process.exitCode = EXIT_CANNOT_START
} else {
  const sealer = shellSealer((message) => parent.postMessage(message))
  const starting = start(process.argv.slice(2), sealer)
  starting.catch((error: unknown) => process.exit(reportStartError(error, complain)))
  parent.on('message', ({ data, ports }) => {
    if (sealer.hear(data)) return
    // Pages that come while the start is under way are served when it is done.
    void starting.then(
      (host) => hear(host, data, ports),
      () => undefined,
    )
  })
}

async function start(argv: readonly string[], sealer: Sealer): Promise<StationHost> {
  const parsed = parseOptions(argv)
  if (parsed.ok !== true) {
    complain(parsed.ok === false ? parsed.message : 'There is no help here.')
    process.exit(EXIT_CANNOT_START)
  }
  const { options } = parsed
  const dataDir = options.dataDir ?? defaultDataDir(process.platform, process.env)
  const lock = lockDataDir(dataDir)
  process.on('exit', () => lock.release())
  const log = openLog(dataDir)
  const host = openHost({ dataDir, log, version: installedVersion(), makeDemo, sealer })
  // Scans do not wait for it: the keychain may ask the person for a password.
  void host.line.start()
  if (options.demo && host.setUp.isNeeded()) {
    await host.setUp.createDemo()
    host.setUp
      .fillDemo()
      .catch((error: unknown) => log.error({ err: error }, 'the demo data could not be made'))
  }
  return host
}

function hear(host: StationHost, data: unknown, ports: readonly WindowPort[]): void {
  const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : null
  const [port] = ports
  if (kind === 'client' && port) servePort(host, port)
  if (kind === 'close') {
    host.close().then(
      () => process.exit(0),
      () => process.exit(EXIT_FAULT),
    )
  }
}
