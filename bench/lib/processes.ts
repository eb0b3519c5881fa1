import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { stationFlags } from '../../scripts/lib/paths.mjs'

/** Programs that are measured from outside: what they use of the processor and of the memory, as Linux counts it. */
export interface Measured {
  readonly pid: number
  cpuSeconds(): number
  /** The most that it ever held. */
  mostMb(): number
}

const TICKS_PER_SECOND = 100
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const read = (file: string): string => (process.platform === 'linux' ? readFileSync(file, 'utf8') : '')

export function measured(pid: number): Measured {
  return {
    pid,
    cpuSeconds() {
      // The name, in brackets, may hold anything; user and system time are the 12th and 13th field behind it.
      const fields = read(`/proc/${pid}/stat`)
        .replace(/^.*\) /s, '')
        .split(' ')
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
    },
    mostMb: () => Number(/VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? Number.NaN) / 1024,
  }
}

export interface ServerProcess extends Measured {
  readonly url: string
  stop(): Promise<void>
}

/** The server as `npm run server` runs it. */
export async function startServer(dataDir: string, databaseUrl: string | null): Promise<ServerProcess> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const args = [here('../../src/server/serve.ts'), '--data', dataDir, '--port', '0']
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...inherited, ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }) },
  })
  const end = endsWithUs(child)
  let url: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    url = /ready at (\S+?)\/?$/.exec(line)?.[1]
    if (url) break
  }
  if (!url || child.pid === undefined) throw new Error('the server ended before it was ready')
  child.stdout.resume()
  return { ...measured(child.pid), url, stop: () => end('SIGTERM') }
}

/** A program of the benchmark's own that is spoken to by messages. */
export interface Helper<In, Out> extends Measured {
  send(message: In): void
  next(): Promise<Out>
  /** The next that is so; what comes before it is passed over. */
  until(isSo: (message: Out) => boolean): Promise<Out>
  stop(): Promise<void>
}

export function startHelper<In extends object | string, Out>(
  file: string,
  args: readonly string[],
): Helper<In, Out> {
  const child = fork(here(file), [...args], {
    execArgv: stationFlags,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const end = endsWithUs(child)
  const heard: Out[] = []
  const waiting: { resolve(message: Out): void; reject(error: Error): void }[] = []
  child.on('message', (message) => {
    const first = waiting.shift()
    if (first) first.resolve(message as Out)
    else heard.push(message as Out)
  })
  child.once('exit', (code) => {
    for (const { reject } of waiting) reject(new Error(`${file} ended with ${code}`))
  })
  const next = (): Promise<Out> => {
    const message = heard.shift()
    if (message !== undefined) return Promise.resolve(message)
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  }
  return {
    ...measured(child.pid ?? 0),
    send: (message) => void child.send(message),
    next,
    async until(isSo) {
      for (;;) {
        const message = await next()
        if (isSo(message)) return message
      }
    },
    stop: () => end('SIGTERM'),
  }
}

const living = new Set<ChildProcess>()
let watching = false

function endsWithUs(child: ChildProcess): (signal: NodeJS.Signals) => Promise<void> {
  if (!watching) {
    watching = true
    process.once('exit', () => {
      for (const each of living) each.kill('SIGKILL')
    })
  }
  living.add(child)
  return async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
    living.delete(child)
  }
}
