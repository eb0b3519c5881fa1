import { backupsIn, type KnownBackup } from './backup-folder.ts'
import { backUpInThread } from './backup-thread.ts'

/**
 * One backup a night into a folder, of which the newest seven are kept. What is there says when the last one was made: a restart, a
 * night without power or a folder that was emptied need no book-keeping.
 */
export const NIGHTS_KEPT = 7
const LOOK_MS = 15 * 60_000
const HOUR_MS = 60 * 60_000
/** By the machine's own clock, when nobody works. */
const FIRST_HOUR = 1
const LAST_HOUR = 5
const A_NIGHT_MS = 18 * HOUR_MS
/** It was off at night: then as soon as it is on for a while. */
const TOO_LONG_MS = 30 * HOUR_MS

export interface BackupState {
  readonly folder: string
  readonly newest: KnownBackup | null
  readonly running: boolean
  /** Why the last try since the start failed. */
  readonly problem: string | null
}

export interface NightlyBackups {
  state(): BackupState
  /** Makes one now, whatever the hour. Asked while one is being made, it answers with that one. */
  run(): Promise<void>
  stop(): void
}

interface Options {
  readonly dataDir: string
  readonly folder: string
  readonly version: string
  readonly clock: () => Date
  /** Whether there is anything here that is nowhere else. */
  readonly isWanted: () => boolean
  readonly onProblem: (message: string) => void
}

export function nightlyBackups(options: Options): NightlyBackups {
  const { dataDir, folder, version, clock } = options
  let running: Promise<void> | null = null
  let problem: string | null = null

  const make = async (): Promise<void> => {
    try {
      const now = clock().toISOString()
      await backUpInThread({ dataDir, folder, keep: NIGHTS_KEPT, version, now })
      problem = null
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
      options.onProblem(problem)
    }
  }
  const run = (): Promise<void> => {
    running ??= make().finally(() => {
      running = null
    })
    return running
  }
  const timer = setInterval(() => {
    if (options.isWanted() && isDue(clock(), backupsIn(folder)[0]?.at ?? null)) void run()
  }, LOOK_MS).unref()

  return {
    state: () => ({ folder, newest: backupsIn(folder)[0] ?? null, running: running !== null, problem }),
    run,
    stop: () => clearInterval(timer),
  }
}

export function isDue(now: Date, newestAt: string | null): boolean {
  if (newestAt === null) return true
  const age = now.getTime() - Date.parse(newestAt)
  // Made by a clock that was ahead: such a one must not hold up the next for ever.
  if (age < -HOUR_MS || age > TOO_LONG_MS) return true
  const hour = now.getHours()
  return age > A_NIGHT_MS && hour >= FIRST_HOUR && hour < LAST_HOUR
}
