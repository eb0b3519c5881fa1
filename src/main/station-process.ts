// The station runs in a process of its own, so that neither a slow screen nor a crashed one touches the data. Each page
// gets one end of a fresh MessagePort, the station the other; the shell sees nothing of what they say.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import { restartPolicy } from './restart-policy.ts'
import { answerSeal } from './seal.ts'

/** The same word as in src/preload and in the renderer's port transport. */
const PORT_MESSAGE = 'entrepot:station-port'
const CLOSE_MESSAGE = { kind: 'close' }
const DRAIN_MS = 8000

export interface StationProcess {
  /** Hands this page a line to the station. */
  connect(page: WebContents): void
  /** Asks the station to finish what it does and end; after a while it is ended. */
  close(): Promise<void>
}

export interface StationProcessOptions {
  readonly args: readonly string[]
  /** The station is running again: every page needs a new line. */
  readonly onRestart: () => void
  /** It keeps crashing (or cannot start): a person decides. `code` is its exit code. */
  readonly onHopeless: (code: number) => Promise<'again' | 'quit'>
}

/** Exit code with which the station says that starting it again cannot help: a folder in use, an unknown option. */
const REFUSED_TO_START = 2

export function startStation(options: StationProcessOptions): StationProcess {
  const policy = restartPolicy()
  let child: UtilityProcess = fork(options.args)
  let closing = false

  function watch(): void {
    const asking = child
    asking.on('message', (message: unknown) => {
      void answerSeal(message).then((answer) => answer && asking.postMessage(answer))
    })
    child.once('exit', (code) => {
      if (closing) return
      if (code !== REFUSED_TO_START && policy.crashed(performance.now()) === 'restart') again()
      else void options.onHopeless(code).then((answer) => (answer === 'again' ? again() : app.quit()))
    })
  }

  function again(): void {
    child = fork(options.args)
    watch()
    options.onRestart()
  }

  watch()
  return {
    connect(page) {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ kind: 'client' }, [port1])
      page.postMessage(PORT_MESSAGE, null, [port2])
    },
    async close() {
      closing = true
      if (child.pid === undefined) return
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.postMessage(CLOSE_MESSAGE)
      const timer = setTimeout(() => child.kill(), DRAIN_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

function fork(args: readonly string[]): UtilityProcess {
  const entry = join(import.meta.dirname, 'station.js')
  if (!existsSync(entry)) throw new Error(`The station is missing from this installation: ${entry}`)
  return utilityProcess.fork(entry, [...args], { serviceName: 'Entrepot station', stdio: 'inherit' })
}
