// The headless host as it really runs: a process of its own on a folder, which a test may kill like a power cut does.
// Invariant: no process outlives the test that started it, however the test ends.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Tests in a browser need the built console; `npm test` builds it first. */
export function requireConsole(): void {
  if (!existsSync(join(root, 'out/renderer/index.html')))
    throw new Error('The console is not built: npm run build')
}

export class HostProcess {
  readonly dataDir: string
  private child: ChildProcess | null = null
  private told = ''
  private boundPort = 0

  constructor(dataDir: string) {
    this.dataDir = dataDir
  }

  get port(): number {
    return this.boundPort
  }

  get url(): string {
    return `http://127.0.0.1:${this.boundPort}`
  }

  /** What the running process has printed so far. */
  get output(): string {
    return this.told
  }

  /** The code that the first start prints for whoever creates the administrator. */
  get setUpCode(): string {
    const code = /^Set-up code: (\S+)$/m.exec(this.told)?.[1]
    if (code === undefined) throw new Error(`no set-up code in:\n${this.told}`)
    return code
  }

  /** Starts on the port that it had, or on a free one the first time, and answers when it is ready. */
  async start(...options: readonly string[]): Promise<void> {
    if (this.child) throw new Error('the host runs already')
    const args = [
      'src/station/serve.ts',
      '--data',
      this.dataDir,
      '--port',
      String(this.boundPort),
      ...options,
    ]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    this.child = child
    this.told = ''
    running.add(child)
    child.once('exit', () => running.delete(child))
    await new Promise<void>((resolve, reject) => {
      const hear = (part: Buffer): void => {
        this.told += part.toString('utf8')
        const port = /ready at http:\/\/[^/]+:(\d+)\//.exec(this.told)?.[1]
        if (port === undefined) return
        this.boundPort = Number(port)
        resolve()
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`the host ended with ${code}:\n${this.told}`)))
    })
  }

  /** As a power cut: no handler runs, nothing is flushed. */
  kill(): Promise<void> {
    return this.end('SIGKILL')
  }

  stop(): Promise<void> {
    return this.end('SIGTERM')
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this
    if (!child) return
    this.child = null
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}
