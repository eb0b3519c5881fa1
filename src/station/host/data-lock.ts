import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/**
 * One process per data folder: the outbox has one writer. A lock that a killed process left behind is taken over: its holder is
 * known by number and start time, so that another process that got the same number does not keep the folder shut.
 */
const LOCK_FILE = 'station.lock'

/** A folder that cannot be used, told in a sentence for the person who started the station. */
export class DataDirError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DataDirError'
  }
}

export interface DataLock {
  release(): void
}

export function lockDataDir(dataDir: string): DataLock {
  makeWritable(dataDir)
  const file = join(dataDir, LOCK_FILE)
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}`.trim()
  for (let attempt = 0; attempt < 3; attempt++) {
    if (writeNew(file, mine)) return { release: () => releaseIfMine(file, mine) }
    const holder = readHolder(file)
    if (holder && isRunning(holder)) {
      throw new DataDirError(
        `The data folder ${dataDir} is in use by another station (process ${holder.pid}). Stop it first, or choose another folder with --data DIR.`,
      )
    }
    rmSync(file, { force: true })
  }
  throw new DataDirError(`The data folder ${dataDir} could not be locked: others keep starting on it.`)
}

function makeWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    const probe = join(dataDir, `.writable-${process.pid}`)
    closeSync(openSync(probe, 'w'))
    rmSync(probe)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw new DataDirError(
      `The data folder ${dataDir} cannot be written to (${reason}). Choose another with --data DIR.`,
    )
  }
}

function writeNew(file: string, content: string): boolean {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, content)
    closeSync(handle)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

interface Holder {
  readonly pid: number
  readonly startedAt: string | null
}

function readHolder(file: string): Holder | null {
  try {
    const [pid, startedAt] = readFileSync(file, 'utf8').split(' ')
    return pid && /^\d+$/.test(pid) ? { pid: Number(pid), startedAt: startedAt ?? null } : null
  } catch {
    return null
  }
}

function isRunning({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  const now = startOf(pid)
  // Where the system does not tell when a process began, its number must do.
  return startedAt === null || now === null || now === startedAt
}

/** When a process began, in the kernel's ticks since boot; null where there is no /proc. */
function startOf(pid: number): string | null {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return null
  try {
    // The program's name is in brackets and may hold blanks: count the fields behind it.
    return readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null
  } catch {
    return null
  }
}

function releaseIfMine(file: string, mine: string): void {
  try {
    if (readFileSync(file, 'utf8') === mine) rmSync(file)
  } catch {
    // Gone already, with the folder: nothing is held.
  }
}
