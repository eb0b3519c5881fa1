import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Programs as people start them: the server, and stations without a display. */
export interface Program {
  readonly child: ChildProcess
  output(): string
  /** What the first group finds in what the program has said, as soon as it is there. */
  says(pattern: RegExp): Promise<string>
  /** Its exit code, when it has ended by itself. */
  ended(): Promise<number | null>
  kill(signal?: NodeJS.Signals): Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

export class Programs {
  private readonly all = new Set<Program>()

  server(args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
    return this.start('src/server/serve.ts', args, env)
  }

  station(args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
    return this.start('src/station/serve.ts', args, env)
  }

  /** `entrepot …` */
  command(args: readonly string[]): Program {
    return this.start('src/station/cli.ts', args, {})
  }

  async stop(): Promise<void> {
    await Promise.all([...this.all].map((program) => program.kill('SIGKILL')))
    this.all.clear()
  }

  private start(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Program {
    const { DATABASE_URL: _, ...inherited } = process.env
    const child = spawn(process.execPath, [join(root, file), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...inherited, ...env },
    })
    let output = ''
    const heard = new Set<() => void>()
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        output += data
        for (const wake of heard) wake()
      })
    }
    child.once('close', () => {
      for (const wake of heard) wake()
    })
    const gone = (): boolean => child.exitCode !== null || child.signalCode !== null
    const program: Program = {
      child,
      output: () => output,
      async says(pattern) {
        for (;;) {
          const found = pattern.exec(output)?.[1]
          if (found !== undefined) return found
          if (gone()) throw new Error(`ended without saying ${pattern}:\n${output}`)
          await new Promise<void>((resolve) => {
            const wake = (): void => {
              heard.delete(wake)
              resolve()
            }
            heard.add(wake)
          })
        }
      },
      async ended() {
        if (!gone()) await once(child, 'close')
        return child.exitCode
      },
      async kill(signal = 'SIGTERM') {
        if (gone()) return
        child.kill(signal)
        await once(child, 'close')
      },
    }
    this.all.add(program)
    return program
  }
}
