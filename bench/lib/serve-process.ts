import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { stationFlags } from '../../scripts/lib/paths.mjs'

/** The headless host as `npm run serve` runs it: a process of its own on a data folder. */
export interface ServeProcess {
  readonly url: string
  resident(): Resident
  stop(): Promise<void>
}

export interface Resident {
  readonly nowBytes: number
  readonly mostBytes: number
}

const entry = fileURLToPath(new URL('../../src/station/serve.ts', import.meta.url))

/** Resolves when the host says that it is ready. */
export async function startServe(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServeProcess> {
  const child = spawn(process.execPath, [...stationFlags, entry, '--data', dataDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let url: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    url = /ready at (\S+?)\/?$/.exec(line)?.[1]
    if (url) break
  }
  if (!url) throw new Error('the host ended before it was ready')
  child.stdout.resume()
  return {
    url,
    resident() {
      // As Linux counts it; elsewhere there is no such file and the figures are not numbers.
      const status = process.platform === 'linux' ? readFileSync(`/proc/${child.pid}/status`, 'utf8') : ''
      const bytes = (name: string) =>
        Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) * 1024
      return { nowBytes: bytes('VmRSS'), mostBytes: bytes('VmHWM') }
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      process.off('exit', kill)
    },
  }
}
