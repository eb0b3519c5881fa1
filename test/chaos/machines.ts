import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { StationStatus } from '../../src/core/protocol/queries/session.ts'
import type { Program, Programs } from '../server/programs.ts'
import { StationClient } from '../support/station-client.ts'
import { HostileProxy } from './hostile-proxy.ts'
import type { Random } from './random.ts'

/** A server and stations as programs, each with its folder; what is killed comes back on what its folder holds. */
const CLOCK = join(import.meta.dirname, 'shifted-clock.mjs')

export const BADGE = 'XUADA1'

export class ServerMachine {
  readonly dir: string
  kills = 0
  private readonly programs: Programs
  private readonly env: NodeJS.ProcessEnv
  private program: Program | null = null
  private bound = 0

  constructor(programs: Programs, dir: string, env: NodeJS.ProcessEnv = {}) {
    this.programs = programs
    this.dir = dir
    this.env = env
  }

  get port(): number {
    return this.bound
  }

  async start(): Promise<void> {
    this.program = this.programs.server(['--data', this.dir, '--port', String(this.bound)], this.env)
    this.bound = Number(new URL(await this.program.says(/^Entrepot server is ready at (\S+)$/m)).port)
  }

  joinCode(): Promise<string> {
    if (!this.program) throw new Error('the server is not running')
    return this.program.says(/^Join code: (\S+)$/m)
  }

  /** As by a power cut. */
  async kill(): Promise<void> {
    this.kills++
    await this.program?.kill('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.program?.kill('SIGTERM')
  }

  /** All that it has said, in this life. */
  output(): string {
    return this.program?.output() ?? ''
  }

  database(): Database.Database {
    return new Database(join(this.dir, 'server.sqlite'), { readonly: true })
  }
}

/** Also where the console's pages are not built. */
async function deviceAt(url: string): Promise<string> {
  return (await fetch(url)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

export interface StationMachineParts {
  readonly programs: Programs
  readonly dir: string
  readonly name: string
  readonly random: Random
  readonly serverPort: number
  /** By so much its clock is wrong. */
  readonly shiftMs: number
}

export class StationMachine {
  readonly name: string
  readonly dir: string
  readonly proxy: HostileProxy
  kills = 0
  /** Everything that its lives have said. */
  said = ''
  private readonly parts: StationMachineParts
  private program: Program | null = null
  private url = ''
  private client: Promise<StationClient> | null = null

  constructor(parts: StationMachineParts) {
    this.parts = parts
    this.name = parts.name
    this.dir = parts.dir
    this.proxy = new HostileProxy(parts.serverPort, parts.random)
  }

  async join(code: string): Promise<Program> {
    await this.proxy.start()
    return this.start('--join', this.proxy.url, '--code', code, '--name', this.name)
  }

  async start(...more: readonly string[]): Promise<Program> {
    const env = { NODE_OPTIONS: `--import ${CLOCK}`, SHIFTED_CLOCK_MS: String(this.parts.shiftMs) }
    const program = this.parts.programs.station(['--data', this.dir, '--port', '0', ...more], env)
    this.program = program
    this.client = null
    this.url = await program.says(/^Entrepot is ready at (\S+)\/$/m)
    return program
  }

  async kill(): Promise<void> {
    this.kills++
    await this.end('SIGKILL')
  }

  /** At once: who stops in order gives his claims back, and nobody else would hear of it any more. */
  async halt(): Promise<void> {
    await this.end('SIGKILL')
    await this.proxy.stop()
  }

  /** A console with a person who is signed in; a new one where the last one lost its line. */
  async console(signIn = true): Promise<StationClient> {
    this.client ??= (async () => {
      const client = await StationClient.open(this.url, await deviceAt(this.url))
      if (signIn) await client.do('signIn', { badge: BADGE })
      return client
    })()
    return this.client
  }

  forgetConsole(): void {
    this.client = null
  }

  async status(): Promise<StationStatus> {
    return (await this.console()).query('status')
  }

  database(): Database.Database {
    return new Database(join(this.dir, 'station.sqlite'), { readonly: true })
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    await this.program?.kill(signal)
    this.said += this.program?.output() ?? ''
  }
}
