import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The headless host as people run it: a process of its own on a data folder. */
export interface ServeProcess {
  readonly url: string
  residentBytes(): number
  stop(): Promise<void>
}

const entry = fileURLToPath(new URL('../../src/station/serve.ts', import.meta.url))

/** Resolves when the host says that it takes scans. */
export async function startServe(dataDir: string): Promise<ServeProcess> {
  const child = spawn(process.execPath, [entry, '--data', dataDir, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let url: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    url = /ready at (\S+)/.exec(line)?.[1]
    if (url) break
  }
  if (!url) throw new Error('the host ended before it was ready')
  child.stdout.resume()
  return {
    url,
    residentBytes() {
      // As Linux counts it; elsewhere there is no such file and the figure is left out.
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
        return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
      } catch {
        return 0
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
